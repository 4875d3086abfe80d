"""Days, months and years of the Solar Hijri and the Islamic calendar, as Gregorian days.

Solar Hijri by persiantools, Islamic by the Umm al-Qura tables of hijridate, which reach from 1343
to 1500 AH. A reading says in `calendar` what the text was written in.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from onrecord.normalise.dates.readings import Reading, read_day, read_span

SOLAR_YEARS = range(1, 9378)
FIRST_SOLAR, LAST_SOLAR = 1200, 1499  # a bare year in this range may be Solar Hijri
LUNAR_YEARS = range(1343, 1501)


def solar_day(year: int, month: int, day: int) -> date | None:
    """A day of the Solar Hijri calendar, or None where it has no such day."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return found


def solar_year_of(day: date) -> int:
    """The Solar Hijri year that `day` lies in; below 1 before the calendar begins."""
    year = day.year - 621
    first = solar_day(year, 1, 1)
    return year if first and day >= first else year - 1


def lunar_day(year: int, month: int, day: int) -> date | None:
    """A day of the Umm al-Qura calendar, or None where it has no such day."""
    if year not in LUNAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def read_solar_day(year: int, month: int, day: int) -> Reading | None:
    """A day written in the Solar Hijri calendar."""
    found = solar_day(year, month, day)
    return read_day(found)._replace(calendar="persian") if found else None


def read_solar_month(year: int, month: int) -> Reading | None:
    """A month of the Solar Hijri calendar, from its first to its last day."""
    first = solar_day(year, month, 1)
    after = solar_day(year + month // 12, month % 12 + 1, 1)
    return read_span(first, after - timedelta(days=1), "persian") if first and after else None


def read_solar_months(year: int, first_month: int, length: int) -> Reading | None:
    """A quarter or half of a year of the Solar Hijri calendar."""
    later, month = divmod(first_month + length - 1, 12)
    first, after = solar_day(year, first_month, 1), solar_day(year + later, month + 1, 1)
    return read_span(first, after - timedelta(days=1), "persian") if first and after else None


def read_solar_year(year: int) -> Reading | None:
    """A year of the Solar Hijri calendar, from its first to its last day."""
    first, after = solar_day(year, 1, 1), solar_day(year + 1, 1, 1)
    return read_span(first, after - timedelta(days=1), "persian") if first and after else None


def read_lunar_day(year: int, month: int, day: int) -> Reading | None:
    """A day written in the Islamic calendar."""
    found = lunar_day(year, month, day)
    return read_day(found)._replace(calendar="islamic-umalqura") if found else None


def read_lunar_month(year: int, month: int) -> Reading | None:
    """A month of the Islamic calendar, from its first to its last day."""
    first = lunar_day(year, month, 1)
    if first is None:
        return None
    length = Hijri(year, month, 1).month_length()
    return read_span(first, first + timedelta(days=length - 1), "islamic-umalqura")


def read_lunar_year(year: int) -> Reading | None:
    """A year of the Islamic calendar, from its first to its last day."""
    first, last = read_lunar_month(year, 1), read_lunar_month(year, 12)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return read_span(first.first, last.last, "islamic-umalqura")
