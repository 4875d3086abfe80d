"""Which statements, said in keywords (`select(type="denial", country="VN")`) or as a Query."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypedDict, cast, get_args

from onrecord.days import read_days, read_ends
from onrecord.errors import LedgerError, UsageError
from onrecord.ledger.choices import choose, read_countries
from onrecord.records import Stage, StatementType
from onrecord.rows import Days, Query, Sort, Standing

Words = str | Sequence[str]
Day = str | date | None
Stretch = Days | str | tuple[Day, Day]

_CLOSED = {
    "type": get_args(StatementType),
    "stage": get_args(Stage),
    "standing": get_args(Standing),
}
_OPEN = ("speaker", "country", "item", "outlet")
_LISTED = 4
"""Ids that are looked up to tell one from several, and listed then."""
_STRETCHES = ("said", "published")
_AS_GIVEN = ("negated", "conditional", "reviewed", "document", "words")


class Filters(TypedDict, total=False):
    """The fields of `onrecord.rows.Query`; one value or several, of which one must hold.

    `country` is a code (ISO 3166-1 alpha-2) or a name. `said` and `published` are a day, a month or
    a year, as "2031-05" or "2031-05..2032", or the first and the last of them, either of which may
    be None. `document` is an id, the beginning of one, or the name that it was added under.
    """

    speaker: Words
    type: Words
    country: Words
    item: Words
    stage: Words
    outlet: Words
    said: Stretch
    published: Stretch
    negated: bool | None
    conditional: bool | None
    reviewed: bool | None
    document: str | None
    words: str | None
    standing: Words


def query_of(filters: Filters) -> Query:
    """`filters` as a Query, whose countries and document `settled` looks up.

    Raises UsageError where a filter is not known, or where a type, stage or standing is none; the
    nearest one is named. So it does where a day is none, or the last one comes before the first.
    """
    read: dict[str, object] = {}
    for name, value in cast("Mapping[str, object]", filters).items():
        if name in _CLOSED:
            read[name] = tuple(choose(word, _CLOSED[name], name) for word in _several(value))
        elif name in _OPEN:
            read[name] = _several(value)
        elif name in _STRETCHES:
            read[name] = _days(name, value)
        elif name in _AS_GIVEN:
            read[name] = value
        else:
            known = sorted(Filters.__annotations__)
            raise UsageError(f"{name!r} is no filter; there are {', '.join(known)}.")
    return Query(**cast("dict[str, str]", read))  # type: ignore[arg-type]


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(cast("Sequence[str]", value))


def _days(name: str, value: object) -> Days:
    if isinstance(value, Days):
        return value
    if isinstance(value, str):
        return read_days(value)
    if isinstance(value, tuple) and len(value) == 2:
        first, last = (None if end is None else str(end) for end in value)
        return read_ends(first, last)
    raise UsageError(
        f"{name} takes days, as '2026-03' or ('2026-01-01', '2026-03-31') or with None for an open"
        f" end, not {value!r}."
    )


def settled(query: Query, find_document: Callable[[str], str]) -> Query:
    """`query` with codes for its countries, days for months and years, the full id of its document.

    Raises UsageError where a country is none, a day is none, or the last one comes before the
    first; LedgerError where `find_document` does.
    """
    return replace(
        query,
        country=read_countries(query.country) if query.country else (),
        said=read_ends(query.said.first, query.said.last),
        published=read_ends(query.published.first, query.published.last),
        document=None if query.document is None else find_document(query.document),
    )


def read_sort(sort: str) -> Sort:
    """By what rows are sorted. Raises UsageError, which names all there is, where it is unknown."""
    return cast(Sort, choose(sort, get_args(Sort), "sort"))


def read_limit(limit: int | None) -> int | None:
    """How many rows at most. Raises UsageError for less than none."""
    if limit is not None and limit < 0:
        raise UsageError(f"limit cannot be {limit}; give 0 or more, or None for all rows.")
    return limit


def only_one(find: Callable[..., list[str]], id: str, *, none: str) -> str:
    """The one id that `find` has for `id`. Raises LedgerError with `none`, or naming several."""
    found = find(id, limit=_LISTED)
    if not found:
        raise LedgerError(none)
    if len(found) > 1:
        raise LedgerError(f"{id!r} stands for several: {', '.join(found)}. Give one of these.")
    return found[0]
