"""Which statements, said in keywords: `select(type="denial", country="VN")`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, cast, get_args

from onrecord.errors import UsageError
from onrecord.ledger.choices import choose
from onrecord.records import Stage, StatementType
from onrecord.rows import Days, Query, Standing

Words = str | Sequence[str]
Stretch = Days | tuple[str | None, str | None]

_CLOSED = {
    "type": get_args(StatementType),
    "stage": get_args(Stage),
    "standing": get_args(Standing),
}
_OPEN = ("speaker", "country", "item", "outlet")
_STRETCHES = ("said", "published")
_AS_GIVEN = ("negated", "conditional", "reviewed", "document", "words")


class Filters(TypedDict, total=False):
    """The fields of `onrecord.rows.Query`; one value or several, of which one must hold.

    `said` and `published` are the first and the last day (YYYY-MM-DD), either of which may be None.
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
    """`filters` as a Query.

    Raises UsageError where a filter is not known, or where a type, stage or standing is none; the
    nearest one is named.
    """
    read: dict[str, object] = {}
    for name, value in cast("Mapping[str, object]", filters).items():
        if name in _CLOSED:
            read[name] = tuple(choose(word, _CLOSED[name], name) for word in _several(value))
        elif name in _OPEN:
            words = _several(value)
            read[name] = tuple(word.upper() for word in words) if name == "country" else words
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
    if isinstance(value, tuple) and len(value) == 2:
        return Days(first=value[0], last=value[1])
    raise UsageError(
        f"{name} takes the first and the last day, as ('2026-01-01', '2026-03-31') or with None for"
        f" an open end, not {value!r}."
    )
