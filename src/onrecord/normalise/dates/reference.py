"""Dates told from one before in the text: "a day earlier", "the following year", "the same month".

Where nothing was named before, what looks back does so from the document's date.
"""

from __future__ import annotations

from datetime import date

from onrecord.normalise.dates.counts import COUNT, duration, read_count
from onrecord.normalise.dates.grammar import Hit, Rule, rule
from onrecord.normalise.dates.readings import (
    Reading,
    read_day,
    read_quarter,
    read_year,
    shift_days,
    shift_months,
)
from onrecord.normalise.dates.steps import COARSE_UNITS, move, period

UNKNOWN = Reading("DATE", None, None)
_UNIT_OF = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def with_part(day: date, part: str) -> Reading:
    """A day, or the part of it that TIMEX3 calls `part`."""
    reading = read_day(day)
    return reading._replace(type="TIME", value=f"{day}T{part}") if part else reading


def _part_of_day(hit: Hit) -> Reading | None:
    """A part of this day, of the last, or of the day last named: "in the evening"."""
    if hit.has("last") or hit.has("this"):
        day = hit.today and shift_days(hit.today, -1 if hit.has("last") else 0)
    else:
        day = _reference_day(hit)
    return with_part(day, hit.value("part")) if day else Reading("TIME", None, None)


def _reference_day(hit: Hit) -> date | None:
    return hit.last_day or hit.today


def _the_day(hit: Hit) -> Reading | None:
    """The day, where it is what has a start and an end; nothing where it goes on to say which."""
    edged = hit.has("edge") or hit.has("stage")
    if not edged and (
        not (hit.kind_is(hit.first - 1, "ending", "edge") or hit.word_at(hit.first - 1) == "for")
        or hit.kind_is(hit.end, "before", "after", "of", "article", "a")
        or hit.is_other(hit.end)
    ):
        return None
    if hit.value("unit") != "D" and not edged:
        return None
    day = _reference_day(hit) if hit.value("unit") == "D" else hit.today
    return period(day, hit.value("unit")) if day else UNKNOWN


def _from_reference(hit: Hit) -> Reading | None:
    """A day earlier, two months later; nothing to count from leaves a length of time."""
    count, unit, step = read_count(hit), hit.value("unit"), hit.value("step")
    base = hit.reference.first if hit.reference else None
    if base is None and step < 0:
        base = hit.today
    if base is None or count is None or (hit.reference and unit == "D" != _grain(hit.reference)):
        return Reading("DURATION", duration(count, unit), None)
    day = move(base, step * count, unit)
    # A year before a month is a month.
    grain = _grain(hit.reference) if hit.reference and unit in COARSE_UNITS else unit
    return period(day, grain if unit == "Y" and grain == "M" else unit) if day else None


def _grain(reference: Reading) -> str:
    return _UNIT_OF.get(reference.grain, "Y")


def _neighbour(hit: Hit) -> Reading | None:
    """The previous year, the following day, the day before."""
    unit = hit.value("unit")
    step = -1 if hit.has("previous") else 1
    day = hit.reference.first if hit.reference else None
    if day is None and step < 0:
        day = hit.today
    if day is None:
        return UNKNOWN
    moved = move(day.replace(day=1) if unit in COARSE_UNITS else day, step, unit)
    return period(moved, unit) if moved else None


def _same(hit: Hit) -> Reading | None:
    """The same day, that year."""
    if hit.reference is None or hit.reference.first is None:
        return None
    unit = hit.value("unit")
    if unit == "D" and hit.reference.grain != "day":
        return None
    return period(hit.reference.first, unit)


def _same_a_year_before(hit: Hit) -> Reading | None:
    """The same month last year, the same period a year earlier."""
    first = hit.reference.first if hit.reference else None
    if first is None and hit.today and hit.today.year > 1:
        return read_year(hit.today.year - 1)  # a part of it, but which is not known
    year_before = shift_months(first, -12) if first else None
    if hit.reference is None or year_before is None:
        return UNKNOWN
    if hit.reference.grain == "quarter":
        return read_quarter(year_before.year, (year_before.month + 2) // 3)
    # A day of last year is compared by its month.
    return period(year_before, {"D": "M"}.get(_grain(hit.reference), _grain(hit.reference)))


_UNIT = "<hyphen>? <unit:unit|units>"
REFERENCE: tuple[Rule, ...] = (
    rule("<this:this> <part:daypart>", _part_of_day),
    rule("(?: <last:last> | <same> ) <part:night>", _part_of_day),
    rule("<in> (?P<span> <article> <part:daypart> )", _part_of_day),
    rule("<article>? <part>? (?P<edge> <edge> ) <of> <article> <unit:unit>", _the_day),
    rule("(?P<stage> <part|earlier|later> ) <in> <article> <unit:unit>", _the_day),
    rule("<article> <unit:unit>", _the_day),
    rule(f"{COUNT} {_UNIT} <step:earlier|later>", _from_reference),
    rule("<article> (?: <previous:previous> | <following> ) <unit:unit>", _neighbour),
    rule("<article> <unit:unit> (?: <previous:previous|before> | <following|after> )", _neighbour),
    rule("<article>? <same> <unit:unit>", _same),
    rule("<article>? <same> <unit|time> <in|of>? <article>? <last> <unit>", _same_a_year_before),
    rule("<article>? <same> <unit|time> <a> <unit> <ago|earlier|before>", _same_a_year_before),
)
