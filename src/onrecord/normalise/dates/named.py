"""Days and weeks known by name: Nowruz, Defence Industry Day, Government Week, Christmas."""

from __future__ import annotations

from datetime import date

from onrecord.normalise.dates.calendars import read_solar_day, solar_day
from onrecord.normalise.dates.grammar import Hit, Rule, rule
from onrecord.normalise.dates.lexicon import NamedDay
from onrecord.normalise.dates.placing import four_digits, place
from onrecord.normalise.dates.readings import Reading, day_of, read_day, read_span

WINDOW = 2000  # code points on either side in which a state's words are looked for
SOLAR_OFFSET = 621  # a Solar Hijri year begins in March of the Gregorian year 621 later


def _read(hit: Hit) -> Reading | None:
    """The named day of the year given, or nearest to the document's date."""
    day = _whose(hit)
    if day is None or _date_stands_beside(hit):
        return None
    if hit.has("year"):
        year = four_digits(hit.value("year"), hit.today)
        if 1200 <= year <= 1499:
            year += SOLAR_OFFSET
        return _in_year(day, year)
    if hit.today is None:
        return _without_year(day)
    years = range(max(1, hit.today.year - 2), min(9999, hit.today.year + 3))
    readings = [r for year in years if (r := _in_year(day, year))]
    return place(readings, hit.today, hit.direction())


def _date_stands_beside(hit: Hit) -> bool:
    """Whether an explicit date follows, as in "Army Day (April 18)", which then says it all."""
    if not hit.kind_is(hit.end, "comma", "hyphen", "open"):
        return False
    return any(
        hit.kind_is(at, "month", "solar_month", "lunar_month")
        for at in range(hit.end + 1, hit.end + 4)
    )


def _whose(hit: Hit) -> NamedDay | None:
    """The day that is meant where several states have one of the name."""
    days: tuple[NamedDay, ...] = hit.value("name")
    text, start = hit.setting.text, hit.setting.scan.spans[hit.first][0]
    around = text[max(0, start - WINDOW) : start], text[start : start + WINDOW]
    paragraph = around[0].rpartition("\n")[2] + around[1].partition("\n")[0]
    for near in (paragraph, "".join(around)):
        fitting = [d for d in days if d.states is None or d.states.search(near)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _in_year(day: NamedDay, year: int) -> Reading | None:
    """The day in a Gregorian year; that of a Solar Hijri day lies in the year its year begins in.

    Its last months fall into the Gregorian year after.
    """
    if day.calendar == "persian":
        return _solar(day, year - SOLAR_OFFSET - (1 if day.month > 10 else 0))
    if day.day is None:
        found = _nth_weekday(day, year)
        return read_day(found, inferred=True) if found else None
    found = day_of(year, day.month, day.day)
    return read_day(found, inferred=True) if found else None


def _solar(day: NamedDay, year: int) -> Reading | None:
    if day.day is None:
        return None
    if day.last is None:
        reading = read_solar_day(year, day.month, day.day)
    else:
        first, last = solar_day(year, day.month, day.day), solar_day(year, *day.last)
        reading = read_span(first, last, "persian") if first and last else None
    return reading._replace(inferred=True) if reading else None


def _nth_weekday(day: NamedDay, year: int) -> date | None:
    weekday, nth = day.weekday, day.nth
    days = [
        d for n in range(1, 32) if (d := day_of(year, day.month, n)) and d.isoweekday() == weekday
    ]
    if nth is None or not days:
        return None
    return days[nth - 1 if nth > 0 else nth]


def _without_year(day: NamedDay) -> Reading | None:
    if day.calendar == "gregory" and day.day is not None:
        text = f"XXXX-{day.month:02}-{day.day:02}"
        return Reading("DATE", text, text, grain="day", inferred=True)
    return None


NAMED: tuple[Rule, ...] = (rule("<name:named_day> (?: <comma>? <year:year> )?", _read),)
