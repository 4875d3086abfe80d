"""Days out of dates in EDTF (ISO 8601-2, in the subset of the codebook)."""

from __future__ import annotations

import calendar
import re
from datetime import date

from onrecord.records import Statement
from onrecord.rows import Days

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=[T~?%]|$)", re.ASCII)

# Spring to winter, by the month they begin in the north; each lasts three.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def days_of(edtf: str) -> Days:
    """The first and the last day of `edtf`, YYYY-MM-DD; None where an end is open or unknown.

    A year runs from 1 January to 31 December and a month from its first to its last day; signs of
    uncertainty are passed over.
    """
    beginning, interval, end = edtf.partition("/")
    first = _days_of_date(beginning)
    return Days(first=first.first, last=_days_of_date(end).last if interval else first.last)


def said_in(statement: Statement, published: str | None) -> Days:
    """The first and the last day of the telling where the statement gives it, else `published`.

    A telling whose end is open is over when it is published.
    """
    for told in statement.dates:
        if told.role == "utterance" and told.value and (days := days_of(told.value)).first:
            least = days_of(told.value.partition("/")[0]).last or days.first
            return Days(first=days.first, last=max(least, days.last or published or least))
    return Days(first=published, last=published)


def _days_of_date(text: str) -> Days:
    """The days of a date without `/`; None twice where it has no place in the calendar."""
    found = _DATE.match(text)
    if found is None:
        return Days()
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    first = last = month
    if month in _SEASONS:
        first = _SEASONS[month]
        last = first + 2
    try:
        begins = date(year, first or 1, day or 1)
        ends = begins if day else _end_of_month(year, last or 12)
    except ValueError:
        return Days()
    return Days(first=begins.isoformat(), last=ends.isoformat())


def _end_of_month(year: int, month: int) -> date:
    """The last day of a month, counted on into the next year: the 14th month is February."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])
