"""Cut a text into the tokens that names and titles are read from.

Finer and more forgiving than the model's words: "U.S." is one token, a possessive 's is its own,
and a bracket or comma is kept, since names are told apart by them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.records import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|['’][sS]\b"
    r"|\w+(?:(?:[-‐‑]|['’](?![sS]\b)|(?<=\d)[.,](?=\d))\w+)*"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens as columns of one length: as written, in lower case, start and end offsets.

    `capitals`: the indices of those that begin with a capital letter.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that touch the half-open range of code points [start, end)."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, first: int, last: int) -> Span:
        """The code points from token `first` up to, without, token `last`; `first` < `last`."""
        return Span(self.starts[first], self.ends[last - 1])


def tokenise(text: str) -> Tokens:
    """Cut `text` into tokens; curly apostrophes read as straight ones."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    straight = text.replace("’", "'")
    words = [straight[start:end] for start, end in spans]
    return Tokens(
        words=words,
        lower=[word.lower() for word in words],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        capitals=[i for i, word in enumerate(words) if word[0].isupper()],
    )
