"""Cut a text into numbers, words and signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

TOKEN = re.compile(r"\d+(?:[.,:/'’٫٬]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
HYPHENS = frozenset("-‑")


class Token(NamedTuple):
    """A number in digits, a word or one sign; `low` is its text in lower case."""

    start: int
    end: int
    low: str


def tokenise(text: str) -> list[Token]:
    """All tokens of `text`, in order. White space separates them and is none."""
    return [Token(m.start(), m.end(), m[0].lower()) for m in TOKEN.finditer(text)]


def following(tokens: Sequence[Token], index: int) -> int | None:
    """The token that stands one space, one hyphen or nothing after that at `index`."""
    after = index + 1
    if after < len(tokens) and tokens[after].low in HYPHENS:
        after += tokens[after].start == tokens[index].end
        if after < len(tokens) and tokens[after].start != tokens[after - 1].end:
            return None
    if after >= len(tokens) or tokens[after].start - tokens[after - 1].end > 1:
        return None
    return after


def touches(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at `index` has its neighbour before it without a space."""
    return index > 0 and tokens[index].start == tokens[index - 1].end
