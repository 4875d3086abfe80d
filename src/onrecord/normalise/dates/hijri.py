"""Dates written in the Solar Hijri or the Islamic calendar, and the years of either.

"12 Mehr 1403", "Mehr 1403", "the Iranian year 1403", "the next Iranian year, starting on March
21", "Ramadan 1445", "1445 AH".
"""

from __future__ import annotations

from datetime import date

from onrecord.normalise.dates.calendars import (
    read_lunar_day,
    read_lunar_month,
    read_lunar_year,
    read_solar_day,
    read_solar_month,
    read_solar_year,
    solar_day,
    solar_year_of,
)
from onrecord.normalise.dates.grammar import STAGE, WEEKDAY, Hit, Rule, rule
from onrecord.normalise.dates.placing import place
from onrecord.normalise.dates.readings import Reading, day_of

SOLAR, LUNAR = "persian", "islamic-umalqura"


def _solar_full(hit: Hit) -> Reading | None:
    return read_solar_day(hit.value("year"), hit.value("month")[0], hit.value("day"))


def _solar_month(hit: Hit) -> Reading | None:
    return read_solar_month(hit.value("year"), hit.value("month")[0])


def _solar_without_year(hit: Hit) -> Reading | None:
    """A day of a solar month: the nearest; without a document's date nothing is known of it."""
    month, day = hit.value("month")[0], hit.value("day")
    if solar_day(1403, month, day) is None:  # a leap year: it has every day that any year has
        return None
    if hit.today is None:
        return Reading("DATE", None, None, SOLAR)
    here = solar_year_of(hit.today)
    days = [read_solar_day(year, month, day) for year in (here - 1, here, here + 1)]
    return place([d for d in days if d], hit.today, hit.direction())


def _solar_bare_month(hit: Hit) -> Reading | None:
    if hit.today is None:
        return Reading("DATE", None, None, SOLAR)
    here, month = solar_year_of(hit.today), hit.value("month")[0]
    months = [read_solar_month(year, month) for year in (here - 1, here, here + 1)]
    return place([m for m in months if m], hit.today, hit.direction())


def _solar_year(hit: Hit) -> Reading | None:
    year = hit.value("year")
    return read_solar_year(year) if 1200 <= year <= 1499 else None


def _solar_relative_year(hit: Hit) -> Reading | None:
    """The Iranian year that is now, was or comes; a start or number that the words give decides."""
    if hit.has("number"):
        return read_solar_year(hit.value("number"))
    if (year := _year_that_starts(hit)) is not None:
        return read_solar_year(year)
    if hit.today is None:
        return Reading("DATE", None, None, SOLAR)
    here = solar_year_of(hit.today)
    if hit.has("next"):
        return read_solar_year(here + 1)
    return read_solar_year(here - 1 if hit.has("last") else here)


def _year_that_starts(hit: Hit) -> int | None:
    """The Iranian year that begins, or ends, with the date in the words, if that has its year."""
    if not hit.has("month"):
        return None
    month = hit.value("month")[0]
    if month != 3 or not (hit.has("year") or hit.today):
        return None
    if hit.has("year"):
        year: int = hit.value("year")
    else:
        today: date = hit.today or date.min
        turn = day_of(today.year, 3, 20) or today
        begun = today >= turn
        later = hit.has("next") if hit.has("starting") else not hit.has("last")
        year = today.year + (1 if later and begun else 0 if later or begun else -1)
    return year - 621 if hit.has("starting") else year - 622


def _lunar_full(hit: Hit) -> Reading | None:
    return read_lunar_day(hit.value("year"), hit.value("month")[0], hit.value("day"))


def _lunar_month(hit: Hit) -> Reading | None:
    return read_lunar_month(hit.value("year"), hit.value("month")[0])


def _lunar_year(hit: Hit) -> Reading | None:
    return read_lunar_year(hit.value("year"))


def _lunar_around(today: date) -> range:
    year = round((today.year - 622) * 33 / 32)
    return range(year - 1, year + 3)


def _lunar_without_year(hit: Hit) -> Reading | None:
    if hit.today is None:
        return Reading("DATE", None, None, LUNAR)
    month, day = hit.value("month")[0], hit.value("day")
    days = [read_lunar_day(year, month, day) for year in _lunar_around(hit.today)]
    return place([d for d in days if d], hit.today, hit.direction())


def _lunar_bare_month(hit: Hit) -> Reading | None:
    month, alone = hit.value("month")
    if not alone:
        return None
    if hit.today is None:
        return Reading("DATE", None, None, LUNAR)
    months = [read_lunar_month(year, month) for year in _lunar_around(hit.today)]
    return place([m for m in months if m], hit.today, hit.direction())


_DAY = "<day:day|digits_nth|nth>"
_SOLAR_ERA = "(?: <open>? <solar_era> <close>? )?"
_LUNAR_ERA = "(?: <open>? <lunar_era> <close>? )?"
_SOLAR_YEAR = "<iranian> <calendar>? <fiscal>? <unit>"
_START = (
    "(?: <comma>? <open>? (?: <starting:starting|onward> | <ending> ) <in>? (?: <part> <hyphen>? )?"
    " (?: <day|digits_nth> <of>? )? <month:month> <dot>? <day|digits_nth>?"
    " (?: <comma>? <year:year> )? )"
)
HIJRI: tuple[Rule, ...] = (
    rule(
        f"{WEEKDAY} <article>? {_DAY} <of>? <month:solar_month> <comma>? <year:year> {_SOLAR_ERA}",
        _solar_full,
    ),
    rule(f"{WEEKDAY} <month:solar_month> {_DAY} <comma>? <year:year> {_SOLAR_ERA}", _solar_full),
    rule(f"<year:year> <month:solar_month> {_DAY}", _solar_full),
    rule(f"{STAGE}? <month:solar_month> <comma>? <of>? <year:year> {_SOLAR_ERA}", _solar_month),
    rule(f"{WEEKDAY} <article>? {_DAY} <of>? <month:solar_month>", _solar_without_year),
    rule(f"{WEEKDAY} <month:solar_month> {_DAY}", _solar_without_year),
    rule(
        "<article>? (?:<iranian> <calendar>?)? <unit> <of> <month:solar_month>", _solar_bare_month
    ),
    rule(f"{STAGE}? <article>? {_SOLAR_YEAR} <of>? <open|comma>? <year:year>", _solar_year),
    rule("<year:year> <open>? <solar_era> <close>?", _solar_year),
    rule("<year:year> (?:<in|of> <article>|<open>) <iranian> <calendar>? <calendar>?", _solar_year),
    rule(
        f"{STAGE}? <article>? (?: <last:last|previous> | <next:next|following> | <this|same> )"
        f" {_SOLAR_YEAR} (?: {_START} | (?:<open>|<comma>)? <number:year> )?",
        _solar_relative_year,
    ),
    rule(f"<article>? {_SOLAR_YEAR} {_START}", _solar_relative_year),
    rule(
        f"{WEEKDAY} <article>? {_DAY} <of>? <month:lunar_month> <comma>? <year:year> {_LUNAR_ERA}",
        _lunar_full,
    ),
    rule(f"{WEEKDAY} <month:lunar_month> {_DAY} <comma>? <year:year> {_LUNAR_ERA}", _lunar_full),
    rule(f"{STAGE}? <month:lunar_month> <comma>? <of>? <year:year> {_LUNAR_ERA}", _lunar_month),
    rule(f"<article>? {_DAY} <of>? <month:lunar_month>", _lunar_without_year),
    rule(f"<month:lunar_month> {_DAY}", _lunar_without_year),
    rule(f"{STAGE}? <month:lunar_month>", _lunar_bare_month),
    rule("<article>? <islamic> <calendar>? <unit> <of>? <year:year>", _lunar_year),
    rule("<year:year> <open>? <lunar_era> <close>?", _lunar_year),
)
