"""Which year is meant: that of two digits, and that of a day or month that has none beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.normalise.dates.grammar import Direction, Hit
from onrecord.normalise.dates.readings import Reading, day_of, read_day, read_month

GRACE_DAYS = 2  # a story may be dated a day or two before what it reports


def four_digits(year: int, today: date | None) -> int:
    """The year that two digits mean: at most 30 years after the document's, or after 2000."""
    if year >= 100:
        return year
    base = today.year if today else 2000
    full = base - base % 100 + year
    return full - 100 if full > base + 30 else full


def place(
    candidates: Sequence[Reading], today: date, direction: Direction | None
) -> Reading | None:
    """The candidate nearest to `today`, in `direction` if that is known."""
    placed: list[tuple[int, Reading]] = []
    for reading in candidates:
        first, last = reading.first, reading.last
        if first is None or last is None:
            continue
        if (direction == "past" and (first - today).days > GRACE_DAYS) or (
            direction == "future" and last < today
        ):
            continue
        away = (
            0
            if first <= today <= last
            else min(abs((first - today).days), abs((last - today).days))
        )
        placed.append((away, reading))
    return min(placed, key=lambda item: item[0])[1] if placed else None


def years_around(today: date, reach: int = 1) -> Iterator[int]:
    """The years in which the nearest day of a name can lie."""
    return (y for y in range(today.year - reach, today.year + reach + 1) if 1 <= y <= 9999)


def place_day(month: int, day: int, hit: Hit) -> Reading | None:
    """A day of a month without its year; None where no year has it."""
    if day_of(2024, month, day) is None:
        return None
    if hit.today is None:
        text = f"XXXX-{month:02}-{day:02}"
        return Reading("DATE", text, text, grain="day", inferred=True)
    reach = 4 if (month, day) == (2, 29) else 1
    days = [day_of(year, month, day) for year in years_around(hit.today, reach)]
    readings = [read_day(d, inferred=True) for d in days if d]
    return place(readings, hit.today, hit.direction())


def place_month(month: int, hit: Hit) -> Reading | None:
    """A month without its year."""
    if hit.today is None:
        text = f"XXXX-{month:02}"
        return Reading("DATE", text, text, grain="month", inferred=True)
    readings = [read_month(year, month, inferred=True) for year in years_around(hit.today)]
    return place(readings, hit.today, hit.direction())
