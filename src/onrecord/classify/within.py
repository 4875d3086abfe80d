"""Which of a document's values stand in one claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from onrecord.records import Place, Quantity, Span, Spans


class Placed(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)


def within(values: Sequence[P], content: Spans) -> list[P]:
    """Those of `values`, in text order, that begin in `content`."""
    found: list[P] = []
    for start, end in content:
        first = bisect_left(values, start, key=_start)
        found += values[first : bisect_left(values, end, lo=first, key=_start)]
    return found


def _start(value: Placed) -> int:
    return value.span.start


def quantities_of(quantities: Sequence[Quantity], content: Spans) -> tuple[Quantity, ...]:
    """The quantities of one claim: no lengths of time, and no baseline that stands elsewhere."""
    return tuple(
        quantity
        if quantity.baseline is None or _holds(content, quantity.baseline)
        else replace(quantity, baseline=None)
        for quantity in within(quantities, content)
        if not quantity.is_duration
    )


def countries_of(places: Sequence[Place], content: Spans) -> tuple[str, ...]:
    """The countries named in one claim, each once, in the order in which they are named."""
    return tuple(dict.fromkeys(place.country for place in within(places, content)))


def _holds(content: Spans, span: Span) -> bool:
    return any(start <= span.start and span.end <= end for start, end in content)
