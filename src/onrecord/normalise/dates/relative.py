"""Dates told from another one: the document's ("last week", "two years ago") or one before in text.

Without a document's date, and without a date before them to lean on, they have no value.
"""

from __future__ import annotations

from datetime import date

from onrecord.normalise.dates.counts import COUNT, duration, read_count
from onrecord.normalise.dates.explicit import place, years_around
from onrecord.normalise.dates.grammar import STAGE, Hit, Rule, rule
from onrecord.normalise.dates.readings import (
    Reading,
    day_of,
    interval,
    read_day,
    read_decade,
    read_half,
    read_month,
    read_quarter,
    read_season,
    read_week,
    read_year,
    shift_days,
    shift_months,
)

UNKNOWN = Reading("DATE", None, None)
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


def _step(hit: Hit) -> int:
    """-1 for last, 0 for this, 1 for next."""
    return -1 if hit.has("last") else 1 if hit.has("next") else 0


def _day(hit: Hit) -> Reading | None:
    """Today, yesterday, tomorrow, tonight; with a part of the day where it is said."""
    days, _, part = str(hit.value("dayref")).partition(" ")
    part = hit.value("daypart") if hit.has("daypart") else part
    if hit.today is None:
        return Reading("TIME" if part else "DATE", None, None)
    day = shift_days(hit.today, int(days))
    return _with_part(day, part) if day else None


def _with_part(day: date, part: str) -> Reading:
    reading = read_day(day)
    return reading._replace(type="TIME", value=f"{day}T{part}") if part else reading


def _weekday(hit: Hit) -> Reading | None:
    """The nearest such day before the document's, after it where the clause looks ahead."""
    part = hit.value("daypart") if hit.has("daypart") else ""
    if hit.today is None:
        return Reading("TIME" if part else "DATE", None, None)
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
    return _with_part(day, part) if day else None


def _part_of_reference(hit: Hit) -> Reading | None:
    """This morning, last night; "in the evening" is of the day last named, or of the document's."""
    part = hit.value("daypart") if hit.has("daypart") else "NI"
    if hit.has("last") or hit.has("this"):
        day = hit.today and shift_days(hit.today, -1 if hit.has("last") else 0)
    else:
        day = _reference_day(hit)
    return _with_part(day, part) if day else Reading("TIME", None, None)


def _reference_day(hit: Hit) -> date | None:
    if hit.reference and hit.reference.grain == "day" and hit.reference.first:
        return hit.reference.first
    return hit.today


def _period(hit: Hit) -> Reading | None:
    """Last week, this month, next year, and parts of them, which stand for the whole."""
    unit, step = hit.value("unit"), _step(hit)
    if step < 0 and hit.word("last") == "past":
        return _stretch(hit)
    if unit == "D" and hit.word("unit") == "night":
        return _part_of_reference(hit)
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


def _from_reference(hit: Hit) -> Reading | None:
    """A day earlier, two months later: from the date before in the text, else an unplaced length."""
    count, unit = read_count(hit), hit.value("unit")
    step = hit.value("step")
    base = hit.reference
    if base is None or base.first is None or count is None:
        if step > 0 or hit.today is None or count is None:
            return Reading("DURATION", duration(count, unit), None)
        base = read_day(hit.today)
    if base.first is None:
        return None
    day = move(base.first, step * count, unit)
    return period(day, unit) if day else None


def _neighbour(hit: Hit) -> Reading | None:
    """The previous year, the following day, the day before: next to the date before in the text."""
    unit = hit.value("unit")
    step = -1 if hit.has("previous") else 1
    day = hit.reference.first if hit.reference and hit.reference.first else None
    if day is None and step < 0:
        day = hit.today
    if day is None:
        return UNKNOWN
    moved = move(day.replace(day=1) if unit in COARSE_UNITS else day, step, unit)
    return period(moved, unit) if moved else None


def _same(hit: Hit) -> Reading | None:
    """The same day, that year: of the date before in the text."""
    if hit.reference is None or hit.reference.first is None:
        return None
    unit = hit.value("unit")
    if unit == "D" and hit.reference.grain != "day":
        return None
    return period(hit.reference.first, unit)


def _same_a_year_before(hit: Hit) -> Reading | None:
    """The same month last year, the same period a year earlier."""
    reference = hit.reference
    if reference is None or reference.first is None:
        return UNKNOWN
    first = shift_months(reference.first, -12)
    if first is None:
        return None
    if reference.grain == "quarter":
        return read_quarter(first.year, (first.month + 2) // 3)
    unit = {"day": "M", "week": "W", "month": "M", "year": "Y"}.get(reference.grain, "Y")
    return period(first, unit)


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


_SINGULAR = frozenset({"day", "week", "fortnight", "month", "year", "decade", "century", "night"})
_WHICH = "(?: <last:last> | <next:next> | <this> )"
_YEARLY = f"(?:<of>|<in>)? <article>? (?: <last:last> | <next:next> | <this> ) <unit:unit>"
_UNIT = "<hyphen>? <unit:unit|units>"
RELATIVE: tuple[Rule, ...] = (
    rule(f"{STAGE}? <dayref:dayref> <daypart:daypart>?", _day),
    rule(
        "(?: <last:last> | <next:next> | <this:this> )? <weekday:weekday> <daypart:daypart>?",
        _weekday,
    ),
    rule(f"<weekday:weekday> <of>? {_WHICH} <week:unit>", _weekday),
    rule("<this:this> <daypart:daypart>", _part_of_reference),
    rule(f"{STAGE}? <article>? {_WHICH} <unit:unit>", _period),
    rule(f"{STAGE}? <article>? {_WHICH} <weekend>", _weekend),
    rule(f"{STAGE}? <article>? {_WHICH} <quarter>", _quarter),
    rule(
        f"<article>? (?:<nth:nth|second>|<final>) <quarter:quarter> {_YEARLY}",
        _part_of_relative_year,
    ),
    rule(f"<article>? (?:<nth:nth|second>) <half> {_YEARLY}", _part_of_relative_year),
    rule(f"{STAGE}? <month:month> {_YEARLY}", _part_of_relative_year),
    rule(f"{STAGE}? <season:season> {_YEARLY}", _part_of_relative_year),
    rule(f"{STAGE}? {_WHICH} (?: <month:month> | <season:season> )", _month_or_season),
    rule(f"{COUNT} {_UNIT} <ago>", _ago),
    rule(f"<in> (?P<span> {COUNT} {_UNIT} )", _in_time),
    rule(f"<article>? (?: <last:last> | <next:next> ) {COUNT} {_UNIT}", _stretch),
    rule(f"{COUNT} (?: <last:last> | <next:next> ) {_UNIT}", _stretch),
    rule(
        "<over|within> (?P<span> <article> (?: <last:last> | <next:next> ) <unit:unit> )", _stretch
    ),
    rule("<article>? (?: <last:last> | <next:next> ) <unit:units>", _stretch),
    rule(f"{COUNT} {_UNIT} <step:earlier|later>", _from_reference),
    rule("<article> (?: <previous:previous> | <following> ) <unit:unit>", _neighbour),
    rule("<article> <unit:unit> (?: <previous:previous|before> | <following|after> )", _neighbour),
    rule("<same> <unit:unit>", _same),
    rule("<article>? <same> <unit:unit>", _same),
    rule("<article>? <same> <unit> (?:<in>|<of>)? <article>? <last> <unit>", _same_a_year_before),
    rule("<article>? <same> <unit> <a> <unit> (?:<ago>|<earlier>|<before>)", _same_a_year_before),
    rule(
        "<article>? (?:<nth:nth|second>|<final:last|final>) <unit:unit> <of> <month:month> (?:<comma>? <year:year>)?",
        _week_of_month,
    ),
)
