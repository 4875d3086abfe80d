"""What a time expression amounts to: its TIMEX3 value and its EDTF, by the length of what it names.

TIMEX3 as in ISO 24617-1; EDTF as in ISO 8601-2:2019. EDTF has no weeks, quarters of a year or
fiscal years in the levels most readers know, so those are intervals of days, both ends inside.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["day", "week", "month", "quarter", "year", "other"]


class Reading(NamedTuple):
    """One understanding of a time expression.

    `first`, `last`: the days it begins and ends on, where they are known; `grain` the length of
    what it names. `inferred`: its year does not stand in its words.
    """

    type: TimexType
    value: str | None
    edtf: str | None
    calendar: str = "gregory"
    first: date | None = None
    last: date | None = None
    grain: Grain = "other"
    inferred: bool = False


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def shift_days(day: date, days: int) -> date | None:
    """`day` moved by `days`, or None where the calendar ends."""
    if abs(days) > date.max.toordinal():
        return None
    moved = day.toordinal() + days
    return date.fromordinal(moved) if 1 <= moved <= date.max.toordinal() else None


def shift_months(day: date, months: int) -> date | None:
    """`day` moved by `months`, on the last day of a month too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def interval(first: date, last: date) -> str:
    """EDTF of the days from `first` to `last`."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def read_day(day: date, *, inferred: bool = False) -> Reading:
    """A day."""
    text = day.isoformat()
    return Reading("DATE", text, text, first=day, last=day, grain="day", inferred=inferred)


def read_month(year: int, month: int, *, inferred: bool = False) -> Reading:
    """A month of a year."""
    text = f"{year:04}-{month:02}"
    last = date(year, month, monthrange(year, month)[1])
    return Reading(
        "DATE", text, text, first=date(year, month, 1), last=last, grain="month", inferred=inferred
    )


def read_year(year: int) -> Reading:
    """A year of the common era, 1 to 9999."""
    text = f"{year:04}"
    return Reading(
        "DATE", text, text, first=date(year, 1, 1), last=date(year, 12, 31), grain="year"
    )


def read_months(year: int, first_month: int, length: int, value: str) -> Reading:
    """A quarter or half of a year: `length` months, with `value` as its TIMEX3 name."""
    first = date(year, first_month, 1)
    last_month = first_month + length - 1
    last = date(year, last_month, monthrange(year, last_month)[1])
    return Reading("DATE", value, interval(first, last), first=first, last=last, grain="quarter")


def read_quarter(year: int, quarter: int) -> Reading:
    """Quarter 1 to 4 of a calendar year."""
    return read_months(year, 3 * quarter - 2, 3, f"{year:04}-Q{quarter}")


def read_half(year: int, half: int) -> Reading:
    """Half 1 or 2 of a calendar year."""
    return read_months(year, 6 * half - 5, 6, f"{year:04}-H{half}")


def read_week(day: date, *, weekend: bool = False) -> Reading | None:
    """The ISO week that `day` lies in, or its weekend; None at the ends of the calendar."""
    year, week, weekday = day.isocalendar()
    monday = shift_days(day, 1 - weekday)
    sunday = shift_days(day, 7 - weekday)
    if monday is None or sunday is None:
        return None
    value = f"{year:04}-W{week:02}"
    if weekend:
        saturday = sunday - timedelta(days=1)
        edtf = interval(saturday, sunday)
        return Reading("DATE", f"{value}-WE", edtf, first=saturday, last=sunday, grain="other")
    return Reading("DATE", value, interval(monday, sunday), first=monday, last=sunday, grain="week")


def read_season(year: int | None, season: str) -> Reading:
    """A season: `season` is its EDTF number and its TIMEX3 name, as in "21 SP"."""
    number, name = season.split()
    text = "XXXX" if year is None else f"{year:04}"
    first = None if year is None else date(year, 3 * int(number) - 60, 1)
    last = shift_months(first, 3) if first else None
    return Reading("DATE", f"{text}-{name}", f"{text}-{number}", first=first, last=last)


def read_decade(year: int) -> Reading:
    """The ten years of `year`, as 195X."""
    first = year // 10
    return Reading("DATE", f"{first:03}", f"{first:03}X")


def read_century(century: int) -> Reading:
    """The 19th century is 18XX."""
    return Reading("DATE", f"{century - 1:02}", f"{century - 1:02}XX")


def read_span(first: date, last: date, calendar: str, *, value: str | None = None) -> Reading:
    """Days from `first` to `last`, both inside, such as a year of another calendar."""
    text = interval(first, last)
    grain: Grain = "day" if first == last else "other"
    return Reading("DATE", value or text, text, calendar, first, last, grain)
