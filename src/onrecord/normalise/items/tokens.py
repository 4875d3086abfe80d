"""Cut a text into the runs of letters and digits that items are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+")
_JOINTS = frozenset((" ", "-", "‑", "–", "\xa0", "", "&"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """Runs of letters and digits, as columns; `joined[i]`: only a joint lies before token i."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    joined: list[bool]


def tokenise(text: str) -> Tokens:
    """Cut `text` at everything that is neither letter nor digit."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    joined, end = [], -1
    for start, stop in spans:
        joined.append(start - end <= 1 and text[end:start] in _JOINTS and end >= 0)
        end = stop
    return Tokens(
        words=[text[start:stop] for start, stop in spans],
        starts=[start for start, _ in spans],
        ends=[stop for _, stop in spans],
        joined=joined,
    )


def first_token(text: str) -> str:
    """The first run of letters and digits of `text`, or nothing."""
    found = _TOKEN.search(text)
    return found.group() if found else ""


def name_end(text: str, name: str, start: int) -> int:
    """Where `name` ends that stands at `start` as a whole word, a plural s taken in, or 0."""
    if not text.startswith(name, start):
        return 0
    end = start + len(name)
    end += text.startswith("s", end)
    return 0 if text[end : end + 1].isalnum() else end
