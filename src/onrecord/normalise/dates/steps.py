"""Moving a day by units of time, and the periods that a day lies in."""

from __future__ import annotations

from datetime import date

from onrecord.normalise.dates.readings import (
    Reading,
    read_day,
    read_decade,
    read_month,
    read_week,
    read_year,
    shift_days,
    shift_months,
)

FINE_UNITS = {"D": 1, "W": 7, "2W": 14}
COARSE_UNITS = {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}


def move(day: date, count: float, unit: str) -> date | None:
    """`day` moved by `count` times `unit`; half a year is six months, half a month 15 days."""
    if abs(count) > 100_000:
        return None
    if unit in FINE_UNITS:
        return shift_days(day, round(count * FINE_UNITS[unit]))
    months = count * COARSE_UNITS[unit]
    moved = shift_months(day, int(months))
    return moved and shift_days(moved, round((months - int(months)) * 30))


def period(day: date, unit: str) -> Reading | None:
    """The day, week, month, year or decade that `day` lies in."""
    if unit in {"W", "2W"}:
        return read_week(day)
    if unit == "D":
        return read_day(day)
    if unit == "M":
        return read_month(day.year, day.month)
    return read_year(day.year) if unit == "Y" else read_decade(day.year)
