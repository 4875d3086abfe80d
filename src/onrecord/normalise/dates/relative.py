"""Dates told from the document's: "last week", "next March", "two years ago", "the past year".

Without a document's date they have no value.
"""

from __future__ import annotations

from datetime import date

from onrecord.normalise.dates.counts import COUNT, duration, read_count
from onrecord.normalise.dates.grammar import STAGE, Hit, Rule, rule
from onrecord.normalise.dates.placing import place, years_around
from onrecord.normalise.dates.readings import (
    Reading,
    day_of,
    interval,
    read_day,
    read_half,
    read_month,
    read_quarter,
    read_season,
    read_week,
    shift_days,
    shift_months,
)
from onrecord.normalise.dates.reference import UNKNOWN, with_part
from onrecord.normalise.dates.steps import COARSE_UNITS, FINE_UNITS, move, period

PROVERB_WORDS = 8


def _step(hit: Hit) -> int:
    """-1 for last, 0 for this, 1 for next."""
    return -1 if hit.has("last") else 1 if hit.has("next") else 0


def _day(hit: Hit) -> Reading | None:
    """Today, yesterday, tomorrow, tonight; with a part of the day where it is said."""
    if _is_proverbial(hit):
        return None
    days, _, part = str(hit.value("dayref")).partition(" ")
    part = hit.value("daypart") if hit.has("daypart") else part
    if hit.today is None:
        return Reading("TIME" if part else "DATE", None, None)
    day = shift_days(hit.today, int(days))
    return with_part(day, part) if day else None


def _is_proverbial(hit: Hit) -> bool:
    """Whether "today's" is set against "tomorrow's" and means no day."""
    if not hit.kind_is(hit.end, "apostrophe"):
        return False
    near = range(hit.first - PROVERB_WORDS, hit.end + PROVERB_WORDS)
    return any(
        hit.kind_is(at, "dayref")
        and hit.kind_is(at + 1, "apostrophe")
        and hit.word_at(at) != hit.word("dayref")
        for at in near
    )


def _weekday(hit: Hit) -> Reading | None:
    """The nearest such day before the document's, after it where the clause looks ahead."""
    part = hit.value("daypart") if hit.has("daypart") else ""
    if hit.today is None:
        return Reading("TIME" if part else "DATE", None, None)
    if _names_a_paper(hit):
        return None
    away = hit.value("weekday") - hit.today.isoweekday()
    if hit.has("week"):
        if hit.value("week") != "W":
            return None
        days = away + 7 * _step(hit)
    elif hit.has("next"):
        days = away if away > 0 else away + 7
    elif hit.has("last"):
        days = away if away < 0 else away - 7
    elif away == 0:
        days = 0
    elif hit.direction() == "future" or (hit.has("this") and away > 0):
        days = away % 7
    else:
        days = away % 7 - 7
    day = shift_days(hit.today, days)
    return with_part(day, part) if day else None


def _names_a_paper(hit: Hit) -> bool:
    """Whether a weekday belongs to a name: "the Sunday Herald", "Saturday Night Live"."""
    if hit.has("daypart"):
        spans = hit.setting.scan.spans
        return hit.setting.text[spans[hit.match.start("daypart")][0]].isupper()
    return hit.kind_is(hit.first - 1, "article") and hit.is_name(hit.end)


def _period(hit: Hit) -> Reading | None:
    """Last week, this month, next year, and parts of them, which stand for the whole."""
    unit, step = hit.value("unit"), _step(hit)
    if step and hit.kind_is(hit.end, "of") and hit.kind_is(hit.match.start("unit") - 2, "article"):
        return None  # "the last year of the war"
    if step < 0 and hit.word("last") == "past":
        return _stretch(hit)
    if hit.today is None:
        return UNKNOWN
    if unit == "D":
        return read_day(hit.today) if step == 0 else None
    day = move(hit.today.replace(day=1) if unit in COARSE_UNITS else hit.today, step, unit)
    return period(day, unit) if day else None


def _weekend(hit: Hit) -> Reading | None:
    if hit.today is None:
        return UNKNOWN
    away = 7 * _step(hit)
    # "This weekend" on a Monday or Tuesday, of something past, is the one just over.
    if not away and hit.today.isoweekday() <= 2 and hit.direction() != "future":
        away = -7
    day = shift_days(hit.today, away)
    return read_week(day, weekend=True) if day else None


def _quarter(hit: Hit) -> Reading | None:
    if hit.today is None:
        return UNKNOWN
    day = shift_months(hit.today.replace(day=1), 3 * _step(hit))
    return read_quarter(day.year, (day.month + 2) // 3) if day else None


def _part_of_relative_year(hit: Hit) -> Reading | None:
    """The third quarter of this year, the first half of next year, October of last year."""
    if hit.today is None or not 1 <= (year := hit.today.year + _step(hit)) <= 9999:
        return UNKNOWN
    if hit.has("month"):
        return read_month(year, hit.value("month")[0])
    if hit.has("season"):
        return read_season(year, hit.value("season"))
    number = hit.value("nth") if hit.has("nth") else 4 if hit.has("quarter") else 2
    if hit.has("quarter"):
        return read_quarter(year, number) if number <= 4 else None
    return read_half(year, number) if number <= 2 else None


def _month_or_season(hit: Hit) -> Reading | None:
    """Last September, next March, this summer."""
    if hit.today is None:
        return UNKNOWN
    step = _step(hit)
    years = years_around(hit.today)
    if hit.has("season"):
        readings = [read_season(year, hit.value("season")) for year in years]
    else:
        readings = [read_month(year, hit.value("month")[0]) for year in years]
    if step == 0:
        return next((r for r in readings if r.first and r.first.year == hit.today.year), None)
    apart = [
        r
        for r in readings
        if r.first and r.last and (r.last < hit.today if step < 0 else r.first > hit.today)
    ]
    return place(apart, hit.today, None)


def _ago(hit: Hit) -> Reading | None:
    """Two weeks ago: the day, approximate; of months and years the month and the year."""
    count, unit = read_count(hit), hit.value("unit")
    if hit.today is None or count is None:
        return UNKNOWN
    day = move(hit.today, -count, unit)
    return _approximate(day, unit) if day else None


def _approximate(day: date, unit: str) -> Reading | None:
    """A day counted from another in `unit`: exact where it was counted in days."""
    reading = period(day, unit)
    if reading is None or unit == "D":
        return reading
    shown = read_day(day) if unit in FINE_UNITS else reading
    edtf = shown.edtf if shown.edtf and shown.edtf.endswith("X") else f"{shown.edtf}~"
    return reading._replace(edtf=edtf, first=shown.first, last=shown.last)


def _in_time(hit: Hit) -> Reading | None:
    """In three years: a time to come where the clause looks ahead, else a length of time."""
    count, unit = read_count(hit), hit.value("unit")
    if hit.word_at(hit.first) != "in" or hit.direction() != "future":
        return None
    if hit.today is None or count is None:
        return UNKNOWN
    day = move(hit.today, count, unit)
    return _approximate(day, unit) if day else None


def _stretch(hit: Hit) -> Reading | None:
    """The last two years, the next five years, the past year: up to, or from, the document's date.

    A stretch of no known length ("the past years") has no place in time.
    """
    counted = hit.has("count")
    count = read_count(hit) if counted else 1 if hit.word("unit") in _SINGULAR else None
    unit = hit.value("unit")
    value = duration(count, unit)
    if hit.today is None or count is None:
        return Reading("DURATION", value, None)
    end = move(hit.today, -count if hit.has("last") else count, unit)
    if end is None:
        return Reading("DURATION", value, None)
    return Reading("DURATION", value, interval(min(end, hit.today), max(end, hit.today)))


def _week_of_month(hit: Hit) -> Reading | None:
    """The last week of March: the ISO week whose Thursday is the last in the month."""
    if hit.value("unit") != "W":
        return None
    month, number = hit.value("month")[0], 0
    if not hit.has("final"):
        number = hit.value("nth")
    year = hit.value("year") if hit.has("year") else None
    if year is None:
        if hit.today is None:
            return UNKNOWN
        placed = place(
            [read_month(y, month) for y in years_around(hit.today)], hit.today, hit.direction()
        )
        if placed is None or placed.first is None:
            return None
        year = placed.first.year
    thursdays = [
        day for n in range(1, 32) if (day := day_of(year, month, n)) and day.isoweekday() == 4
    ]
    if number > len(thursdays):
        return None
    return read_week(thursdays[number - 1])


_SINGULAR = frozenset({"day", "week", "fortnight", "month", "year", "decade", "century"})
_SIDE = "(?: <last:last|past> | <next:next> )"
_WHICH = "(?: <last:last|past> | <next:next> | <this> )"
_YEARLY = f"<of|in>? <article>? {_WHICH} <unit:unit>"
_UNIT = "<whole>? <hyphen>? <unit:unit|units>"
RELATIVE: tuple[Rule, ...] = (
    rule(f"{STAGE}? <dayref:dayref> <daypart:daypart|night>?", _day),
    rule(
        "(?: <last:last|past|previous> | <next:next> | <this:this> )? <weekday:weekday>"
        " <daypart:daypart|night>?",
        _weekday,
    ),
    rule(f"<weekday:weekday> <of>? {_WHICH} <week:unit>", _weekday),
    rule(f"{STAGE}? <article>? {_WHICH} <unit:unit>", _period),
    rule(f"{STAGE}? <article>? {_WHICH} <weekend>", _weekend),
    rule(f"{STAGE}? <article>? {_WHICH} <quarter>", _quarter),
    rule(
        f"<article>? (?: <nth:nth|second> | <final> ) <quarter:quarter> {_YEARLY}",
        _part_of_relative_year,
    ),
    rule(f"<article>? <nth:nth|second> <half> {_YEARLY}", _part_of_relative_year),
    rule(f"{STAGE}? <month:month> {_YEARLY}", _part_of_relative_year),
    rule(f"{STAGE}? <season:season> {_YEARLY}", _part_of_relative_year),
    rule(f"{STAGE}? {_WHICH} (?: <month:month> | <season:season> )", _month_or_season),
    rule(f"{COUNT} {_UNIT} <ago>", _ago),
    rule(f"<in> (?P<span> {COUNT} {_UNIT} )", _in_time),
    rule(f"<article>? {_SIDE} {COUNT} {_UNIT}", _stretch),
    rule(f"{COUNT} {_SIDE} <unit:units>", _stretch),
    rule(f"<over|within> (?P<span> <article> {_SIDE} <unit:unit> )", _stretch),
    rule(f"<article>? {_SIDE} <unit:units>", _stretch),
    rule(
        "<article>? (?: <nth:nth|second> | <final:last|final> ) <unit:unit> <of>"
        " <month:month> (?: <comma>? <year:year> )?",
        _week_of_month,
    ),
)
