"""Stretches of days as one gives them: typed, or as a first and a last day."""

from __future__ import annotations

import calendar
import re
from datetime import date

from onrecord.errors import UsageError
from onrecord.rows import Days

_DAY = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{1,2})(-(?P<day>\d{1,2}))?)?", re.ASCII)


def read_days(text: str) -> Days:
    """A day, a month or a year, or two of them with `..` between, either of which may be missing.

    Raises UsageError where `text` is none of these, or ends before it begins.
    """
    first, dots, last = text.strip().partition("..")
    if not dots:
        return read_ends(first, first)
    days = read_ends(first or None, last or None)
    if days == Days():
        raise UsageError("'..' has neither a first nor a last day; leave it out for all days.")
    return days


def read_ends(first: str | None, last: str | None) -> Days:
    """From the beginning of `first` to the end of `last`, each a day, a month or a year.

    None is an open end. Raises UsageError as `read_days` does.
    """
    days = Days(
        first=None if first is None else _first(first), last=None if last is None else _last(last)
    )
    if days.first and days.last and days.first > days.last:
        raise UsageError(
            f"'{first}..{last}' ends before it begins; turn it round: {last}..{first}."
        )
    return days


def _first(text: str) -> str:
    year, month, day = _parts(text)
    return _day(text, year, month or 1, day or 1)


def _last(text: str) -> str:
    year, month, day = _parts(text)
    month = month or 12
    if not day and 1 <= month <= 12 and year:
        day = calendar.monthrange(year, month)[1]
    return _day(text, year, month, day or 1)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            f"{text!r} is no day, month or year; write 2031, 2031-05 or 2031-05-09, and"
            " 2031-05..2031-08, 2031.. or ..2031 for more."
        )
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    assert year is not None
    # a month or day of 0 is none, and not one that was left out
    return year, -1 if month == 0 else month, -1 if day == 0 else day


def _day(text: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise UsageError(f"{text!r} is not in the calendar: {error}.") from error
