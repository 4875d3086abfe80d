"""Dates that name their day, month or year: "March 20, 2024", "12/25/2024", "Q3 2025", "the 1990s".

A day or month without a year takes the year that puts it nearest to the document's date, in the
direction that its clause looks; without a document's date its year stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.normalise.dates.calendars import read_solar_day, read_solar_year
from onrecord.normalise.dates.grammar import STAGE, Direction, Hit, Rule, rule
from onrecord.normalise.dates.readings import (
    Reading,
    day_of,
    read_century,
    read_day,
    read_decade,
    read_half,
    read_month,
    read_quarter,
    read_season,
    read_span,
    read_year,
)
from onrecord.normalise.dates.tokens import KINDS

WEEKDAY = "(?: <weekday|weekday_short> <dot>? <comma>? <article>? )?"
FIRST_SOLAR, LAST_SOLAR = 1200, 1499


def four_digits(year: int, today: date | None) -> int:
    """The year that two digits mean: not more than 30 years after the document's, or after 2000."""
    if year >= 100:
        return year
    base = today.year if today else 2000
    century = base - base % 100
    full = century + year
    return full - 100 if full > base + 30 else full


def place(candidates: list[Reading], today: date, direction: Direction | None) -> Reading | None:
    """The candidate nearest to `today`, in `direction` if that is known."""

    def distance(reading: Reading) -> int:
        assert reading.first is not None and reading.last is not None
        if reading.first <= today <= reading.last:
            return 0
        return min(abs((reading.first - today).days), abs((reading.last - today).days))

    fitting = [
        c
        for c in candidates
        if c.first is not None
        and c.last is not None
        and (direction != "past" or c.first <= today)
        and (direction != "future" or c.last >= today)
    ]
    return min(fitting, key=distance, default=None)


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


# Kinds of words before a number of four digits that show that it is a year, and after it, that it
# is one in the place of an adjective.
_YEAR_AFTER = (
    "in", "of", "since", "until", "from", "to", "between", "within", "over", "part", "before",
    "after", "hyphen", "and", "month", "edge", "article", "open", "season",
)  # fmt: skip


_BEFORE_MONTH = (
    "in", "since", "until", "from", "to", "between", "of", "within", "over", "last", "next", "this",
    "before", "after", "and",
)  # fmt: skip


def _bare_year(hit: Hit) -> Reading | None:
    year = hit.value("year")
    if FIRST_SOLAR <= year <= LAST_SOLAR and _speaks_of_solar_years(hit):
        return read_solar_year(year)
    if not 1500 <= year <= 2199 and not hit.kind_is(hit.first - 1, "in", "since", "until", "of"):
        return None
    if not 1000 <= year <= 2199 or not _stands_as_year(hit):
        return None
    return read_year(year)


def _stands_as_year(hit: Hit) -> bool:
    """Whether the words around a number of four digits let it be a year, not a count."""
    if hit.match.start("year") > hit.first:
        return True
    before, after = hit.word_at(hit.first - 1), hit.word_at(hit.end)
    if before in {
        "$",
        "€",
        "£",
        "¥",
        "₹",
        "no",
        "#",
        "rs",
        "nearly",
        "almost",
        "some",
        "than",
        "approximately",
        "roughly",
        "exactly",
        "=",
        "×",
        "x",
        "about",
        "+",
        "~",
    }:
        return False
    if after in {
        "%",
        "percent",
        "per",
        "million",
        "billion",
        "trillion",
        "crore",
        "lakh",
        "km",
        "m",
        "kg",
        "tons",
        "tonnes",
        "°",
        "feet",
        "ft",
        "meters",
        "metres",
        "mm",
        "cm",
        "miles",
        "hp",
        "nm",
        "lb",
        "lbs",
        "pounds",
        "rounds",
        "euros",
        "dollars",
        "rupees",
        "people",
        "men",
        "women",
        "troops",
        "soldiers",
        "personnel",
        "times",
        "units",
        "x",
        "×",
    }:
        return False
    if hit.kind_is(hit.end, "units", "unit", "clock_unit") and after != "year":
        return False
    if (
        hit.kind_is(hit.end, "hyphen")
        and hit.is_other(hit.end + 1)
        and (hit.setting.scan.starts[hit.end + 1] == hit.setting.scan.ends[hit.end])
        and hit.setting.scan.starts[hit.end] == hit.setting.scan.ends[hit.end - 1]
    ):
        return hit.word_at(hit.end + 1) in {"era", "model", "built", "style", "vintage", "to"}
    if (
        hit.kind_is(hit.first - 1, "hyphen")
        and (hit.setting.scan.ends[hit.first - 1] == hit.setting.scan.starts[hit.first])
        and hit.is_other(hit.first - 2)
        and (hit.setting.scan.ends[hit.first - 2] == hit.setting.scan.starts[hit.first - 1])
    ):
        return False  # a designation: "Orlan-2000"
    if hit.kind_is(hit.first - 1, *_YEAR_AFTER) or not hit.is_other(hit.end):
        return True
    counted = after.endswith("s") and not after.endswith("ss")
    return not counted


def _speaks_of_solar_years(hit: Hit) -> bool:
    codes = hit.setting.scan.codes
    return KINDS["solar_month"] in codes or KINDS["iranian"] in codes


def _decade(hit: Hit) -> Reading | None:
    years = hit.value("decade")
    if years < 100:
        base = hit.today.year if hit.today else 2000
        years += 1900 if years > base % 100 else 2000
    return read_decade(years) if 1000 <= years <= 2999 else None


def _century(hit: Hit) -> Reading | None:
    number = hit.value("nth")
    if hit.value("unit") != "100Y" or not 1 <= number <= 30:
        return None
    return read_century(number)


def _quarter(hit: Hit) -> Reading | None:
    number = hit.value("nth")
    return read_quarter(four_digits(hit.value("year"), hit.today), number) if number <= 4 else None


def _final_quarter(hit: Hit) -> Reading | None:
    return read_quarter(four_digits(hit.value("year"), hit.today), 4)


def _bare_quarter(hit: Hit) -> Reading | None:
    number = hit.value("nth")
    if hit.today is None or number > 4:
        return None
    readings = [read_quarter(year, number) for year in years_around(hit.today)]
    # "The fourth quarter" of results is over or under way; the clause decides.
    return place(readings, hit.today, hit.direction())


def _half(hit: Hit) -> Reading | None:
    number = hit.value("nth")
    return read_half(four_digits(hit.value("year"), hit.today), number) if number <= 2 else None


def _code(hit: Hit) -> Reading | None:
    """Q3 2025, 3Q25, H1 2024, 1H24; a quarter without a year is the nearest."""
    token: str = hit.value("code")
    number = int(token[1] if token[0] in "qh" else token[0])
    read = read_quarter if "q" in token else read_half
    if token[0].isdecimal() and len(token) > 2:
        return read(four_digits(int(token[2:]), hit.today), number)
    if hit.has("year"):
        return read(four_digits(hit.value("year"), hit.today), number)
    if hit.today is None or "h" in token:
        return None
    return place([read(y, number) for y in years_around(hit.today)], hit.today, hit.direction())


def _season(hit: Hit) -> Reading | None:
    return read_season(four_digits(hit.value("year"), hit.today), hit.value("season"))


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
_TO = "(?: <hyphen>|<to>|<and> )"
_ON = f"{WEEKDAY} <article>?"
EXPLICIT: tuple[Rule, ...] = (
    rule(f"{WEEKDAY} <month:month> <dot>? <article>? {_DAY} <comma>? <of>? <year:year>", _full),
    rule(f"{_ON} {_DAY} <of>? <hyphen|slash>? <month:month> <hyphen|slash>? {_YEAR}", _full),
    rule(f"{WEEKDAY} <month:month> <dot>? {_DAY} <comma>? <year:short_year>", _full),
    rule(f"{_DAY} <hyphen>? <month:month> <hyphen> <year:day|integer>", _full),
    rule(f"{_ON} {_DAY} <month:month> <year:short_year>", _full),
    rule(f"<year:year> <comma>? <month:month> {_DAY}", _full),
    rule(f"{WEEKDAY} <month:month> <dot>? <article>? {_DAY}", _without_year),
    rule(f"{_ON} {_DAY} <of>? <month:month> <dot>?", _without_year),
    rule(f"{STAGE}? <month:month> <dot>? <comma>? <of>? <year:year|short_year>", _month_of_year),
    rule("<month:month> <hyphen> <year:year>", _month_of_year),
    rule(f"{STAGE}? <month:month>", _bare_month),
    rule("<iso:iso>", _iso),
    rule("<slashed:slashed>", _slashed),
    rule(f"{STAGE}? <year:year>", _bare_year),
    rule("<article>? (?: <part> <hyphen>? )? <decade:decade>", _decade),
    rule("<article>? <nth:digits_nth|nth> <hyphen>? <unit:unit>", _century),
    rule(f"<article>? <nth:nth|digits_nth|second> <quarter> <of>? {_YEAR}", _quarter),
    rule(f"<article>? <final> <quarter> <of>? {_YEAR}", _final_quarter),
    rule("<article>? <nth:nth|digits_nth|second> <hyphen>? <quarter>", _bare_quarter),
    rule(f"<article>? <nth:nth|second> <half> <of>? {_YEAR}", _half),
    rule(f"<code:quarter_code|half_code> <of|hyphen>? (?: {_YEAR} )?", _code),
    rule("<code:quarter_code|half_code> <year:short_year>", _code),
    rule(f"{STAGE}? <article>? <season:season> <of>? {_YEAR}", _season),
    rule(f"{_DAY} {_TO} {_LAST} <of>? <month:month> {_YEAR}?", _days_of_month),
    rule(f"<month:month> <dot>? {_DAY} {_TO} {_LAST} {_YEAR}?", _days_of_month),
)
