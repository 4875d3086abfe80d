"""Days and months by name or number: "March 20, 2024", "20 March", "12/25/2024", "mid-May".

A day or month without a year takes the year that puts it nearest to the document's date, in the
direction that its clause looks; without a document's date its year stays unknown.
"""

from __future__ import annotations

from onrecord.normalise.dates.calendars import FIRST_SOLAR, LAST_SOLAR, read_solar_day
from onrecord.normalise.dates.grammar import ON, STAGE, WEEKDAY, Hit, Rule, rule
from onrecord.normalise.dates.placing import four_digits, place_day, place_month
from onrecord.normalise.dates.readings import Reading, day_of, read_day, read_month, read_span

# Before "May" or "March" they show that the month is meant.
_BEFORE_MONTH = (
    "in", "since", "until", "from", "to", "through", "between", "of", "within", "over", "last",
    "next", "this", "before", "after", "and",
)  # fmt: skip


def _full(hit: Hit) -> Reading | None:
    month, _ = hit.value("month")
    day = day_of(four_digits(hit.value("year"), hit.today), month, hit.value("day"))
    return read_day(day) if day else None


def _without_year(hit: Hit) -> Reading | None:
    month, _ = hit.value("month")
    return place_day(month, hit.value("day"), hit)


def _month_of_year(hit: Hit) -> Reading | None:
    return read_month(four_digits(hit.value("year"), hit.today), hit.value("month")[0])


def _bare_month(hit: Hit) -> Reading | None:
    month, alone = hit.value("month")
    at = hit.match.start("month")
    led = at > hit.first or hit.kind_is(at - 1, *_BEFORE_MONTH)
    led = led or (hit.kind_is(at + 1, "hyphen", "to", "through") and hit.kind_is(at + 2, "month"))
    # "May" and "March" begin names and sentences, "April Orlan" is somebody.
    if not led and (not alone or hit.is_name(at + 1)):
        return None
    return place_month(month, hit)


def _iso(hit: Hit) -> Reading | None:
    text = hit.value("iso").upper()
    day_text, _, time = text.partition("T")
    year, month, day = (int(part) for part in day_text.split("-"))
    if FIRST_SOLAR <= year <= LAST_SOLAR:
        return read_solar_day(year, month, day)
    found = day_of(year, month, day)
    if found is None:
        return None
    if not time:
        return read_day(found)
    value = f"{found.isoformat()}T{time}"
    return Reading("TIME", value, found.isoformat(), first=found, last=found, grain="day")


def _slashed(hit: Hit) -> Reading | None:
    """Numbers alone: a year first is year, month, day; else the number above 12 is the day.

    Where both could be either, slashes are the month first, as in the United States, and full
    stops the day first, as in Europe.
    """
    text: str = hit.value("slashed")
    sign = "/" if "/" in text else "."
    a, b, c = (int(part) for part in text.split(sign))
    if a >= 1000:
        if FIRST_SOLAR <= a <= LAST_SOLAR:
            return read_solar_day(a, b, c)
        found = day_of(a, b, c)
    elif c < 100 and len(text.split(sign)[2]) != 2 and sign == "/":
        return None
    else:
        if sign == "." and c < 100:
            return None  # a version or an address, not a date
        if FIRST_SOLAR <= c <= LAST_SOLAR:
            return read_solar_day(c, b, a)
        year = four_digits(c, hit.today)
        day_first = a > 12 or (sign == "." and b <= 12)
        found = day_of(year, b, a) if day_first else day_of(year, a, b)
    return read_day(found) if found else None


def _days_of_month(hit: Hit) -> Reading | None:
    """Two days of one month: "20–24 February 2019", "February 20-24"."""
    month, day, last = hit.value("month")[0], hit.value("day"), hit.value("last")
    if hit.has("year"):
        year = four_digits(hit.value("year"), hit.today)
    else:
        placed = place_day(month, day, hit)
        if placed is None:
            return None
        if placed.first is None:
            text = f"{placed.edtf}/XXXX-{month:02}-{last:02}"
            return Reading("DURATION", f"P{last - day}D", text) if day < last <= 31 else None
        year = placed.first.year
    first_day, last_day = day_of(year, month, day), day_of(year, month, last)
    if first_day is None or last_day is None or first_day >= last_day:
        return None
    days = (last_day - first_day).days
    return read_span(first_day, last_day, "gregory")._replace(type="DURATION", value=f"P{days}D")


_DAY = "<day:day|digits_nth|nth>"
_LAST = "<last:day|digits_nth|nth>"
_YEAR = "(?: <dot>? <comma>? <year:year> )"
_TO = "(?: <hyphen>|<to>|<through>|<and> )"
EXPLICIT: tuple[Rule, ...] = (
    rule(f"{WEEKDAY} <month:month> <dot>? <article>? {_DAY} <comma>? <of>? <year:year>", _full),
    rule("<month:month> <dot>? <comma> <day:day> <comma> <year:year>", _full),
    rule(f"{ON} {_DAY} <of>? <hyphen|slash>? <month:month> <hyphen|slash>? {_YEAR}", _full),
    rule(f"{WEEKDAY} <month:month> <dot>? {_DAY} <comma>? <year:short_year>", _full),
    rule("<day:day> <hyphen>? <month:month> <hyphen> <year:day|integer>", _full),
    rule(f"{ON} {_DAY} <month:month> <year:short_year>", _full),
    rule(f"{ON} {_DAY} <of>? <month:month> <of|in> <year:year>", _full),
    rule(f"<year:year> <comma|hyphen|slash>? <month:month> <hyphen|slash>? {_DAY}", _full),
    rule(f"{WEEKDAY} <month:month> <dot>? <article>? {_DAY}", _without_year),
    rule(f"{ON} {_DAY} <of>? <month:month> <dot>?", _without_year),
    rule(f"{STAGE}? <month:month> <dot>? <comma>? <of>? <year:year|short_year>", _month_of_year),
    rule("<month:month> <hyphen> <year:year>", _month_of_year),
    rule(f"{STAGE}? <month:month>", _bare_month),
    rule("<iso:iso>", _iso),
    rule("<slashed:slashed>", _slashed),
    rule(f"{_DAY} {_TO} {_LAST} <of>? <month:month> {_YEAR}?", _days_of_month),
    rule(f"<month:month> <dot>? {_DAY} {_TO} {_LAST} {_YEAR}?", _days_of_month),
)
