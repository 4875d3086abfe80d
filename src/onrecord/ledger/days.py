"""Days out of dates in EDTF (ISO 8601-2, in the subset of the codebook)."""

from __future__ import annotations

import re

from onrecord.records import Statement

_BEGINNING = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=[T/~?%]|$)")

# Spring to winter, by the month they begin in the north.
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}


def first_day(edtf: str) -> str | None:
    """The day on which `edtf` begins, YYYY-MM-DD; None where that is open or unknown.

    A year begins on 1 January and a month on its first day; signs of uncertainty are passed over.
    """
    found = _BEGINNING.match(edtf)
    if found is None:
        return None
    year, month, day = found.groups()
    return f"{year}-{_SEASONS.get(month, month or '01')}-{day or '01'}"


def said_on(statement: Statement, published: str | None) -> str | None:
    """The day of the telling where the statement gives it, else `published`."""
    told = (date.value for date in statement.dates if date.role == "utterance" and date.value)
    return next((day for value in told if (day := first_day(value))), published)
