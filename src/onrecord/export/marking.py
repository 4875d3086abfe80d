"""Marks over a text, cut into pieces that do not overlap, so that they can be written as markup."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.records import Item, Quantity, Span, Spans, StatementDate
from onrecord.rows import StatementRow

Role = Literal["content", "source", "cue", "condition", "hedge", "quantity", "date", "item"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*")


class Marked(NamedTuple):
    """Words that play a part in a statement, and the term that was read out of them, if any."""

    role: Role
    spans: Spans
    term: Quantity | StatementDate | Item | None = None


class Mark(NamedTuple):
    """Words [start, end) of a document and the part they play in the statement `key`."""

    start: int
    end: int
    role: Role
    key: int


class Piece(NamedTuple):
    """Words [start, end) over which the same marks lie, all along; none over plain text."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    def has(self, role: Role) -> bool:
        """Whether these words play this part in some statement."""
        return any(mark.role == role for mark in self.marks)

    @property
    def keys(self) -> list[int]:
        """The statements that these words belong to, without repetition."""
        return sorted({mark.key for mark in self.marks})


def marked_words(row: StatementRow) -> Iterator[Marked]:
    """The words of a statement by the parts they play: content, what introduces it, terms."""
    statement, attribution = row.statement, row.attribution
    yield Marked("content", statement.content)
    if attribution and attribution.source:
        yield Marked("source", attribution.source)
    if attribution and attribution.cue:
        yield Marked("cue", attribution.cue)
    if statement.modality.condition:
        yield Marked("condition", (statement.modality.condition,))
    if statement.modality.hedge:
        yield Marked("hedge", (statement.modality.hedge,))
    for quantity in statement.quantities:
        yield Marked("quantity", (quantity.span,), quantity)
    for date in statement.dates:
        yield Marked("date", (date.span,), date)
    for item in statement.items:
        yield Marked("item", (item.span,), item)


def marks(row: StatementRow, key: int) -> Iterator[Mark]:
    """The marks of one statement over its document."""
    return (
        Mark(start, end, role, key) for role, spans, _ in marked_words(row) for start, end in spans
    )


def pieces(within: Span, marked: Iterable[Mark]) -> Iterator[Piece]:
    """Cut `within` wherever a mark begins or ends; the pieces follow on each other and cover it."""
    start, end = within
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marked:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            opening[first].append(mark)
            closing[last].append(mark)
    lying: dict[Mark, None] = {}  # a set that keeps the order
    for cut, following in pairwise(sorted({start, end, *opening, *closing})):
        for mark in closing[cut]:
            lying.pop(mark, None)
        lying.update(dict.fromkeys(opening[cut]))
        yield Piece(cut, following, tuple(lying))


def paragraphs(text: str, marked: Iterable[Mark]) -> Iterator[list[Piece]]:
    """The pieces of each line of `text` that is not blank; a mark that runs on is cut there."""
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    starts = [line.start for line in lines]
    within: list[list[Mark]] = [[] for _ in lines]
    for mark in marked:
        first = max(bisect_right(starts, mark.start) - 1, 0)
        for number in range(first, bisect_left(starts, mark.end)):
            within[number].append(mark)
    for line, inside in zip(lines, within, strict=True):
        yield list(pieces(line, inside))
