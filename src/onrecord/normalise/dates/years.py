"""Years and what they are made of: "2019", "the 1990s", "Q3 2025", "the first half of 2024"."""

from __future__ import annotations

from onrecord.normalise.dates.calendars import (
    FIRST_SOLAR,
    LAST_SOLAR,
    read_solar_months,
    read_solar_year,
)
from onrecord.normalise.dates.counts import COUNT, read_count
from onrecord.normalise.dates.grammar import STAGE, Hit, Rule, rule
from onrecord.normalise.dates.placing import four_digits, place, years_around
from onrecord.normalise.dates.readings import (
    Reading,
    read_century,
    read_decade,
    read_half,
    read_months,
    read_quarter,
    read_season,
    read_year,
)

# Kinds of words before a number of four digits that show that it is a year.
_LEADS = (
    "in", "of", "since", "until", "from", "to", "through", "between", "within", "over", "before",
    "after", "month", "season",
)  # fmt: skip


def _bare_year(hit: Hit) -> Reading | None:
    year = hit.value("year")
    if FIRST_SOLAR <= year <= LAST_SOLAR and hit.setting.solar:
        return read_solar_year(year)
    staged = hit.match.start("year") > hit.first
    if not 1000 <= year <= 2199 or not (staged or _stands_as_year(year, hit)):
        return None
    return read_year(year)


def _stands_as_year(year: int, hit: Hit) -> bool:
    """Whether the words around a number of four digits let it be a year, not a count or a name.

    After a word such as "in" it is, unless something counted follows. Elsewhere it must not be
    round and must lie near our time: "the 2016 election", but not "2000 for the navy".
    """
    if hit.word_at(hit.first - 1) in hit.setting.lexicon.count_signs or _is_designation(hit):
        return False
    after = hit.word_at(hit.end)
    if after in hit.setting.lexicon.count_signs or hit.kind_is(
        hit.end, "units", "clock_unit", "hundred", "dozen"
    ):
        return False
    # "About 2019" and "for 2019" may count as well as date.
    counts = hit.is_other(hit.end) and after.endswith("s") and not after.endswith("ss")
    if hit.kind_is(hit.first - 1, *_LEADS):
        return not counts or year % 10 != 0
    return not counts and 1700 <= year <= 2099 and year % 100 != 0


def _is_designation(hit: Hit) -> bool:
    """Whether a hyphen without spaces binds the number to a word: "Orlan-2019", "2019-strong"."""
    spans = hit.setting.scan.spans

    def bound(sign: int, word: int) -> bool:
        low, high = sorted((sign, word))
        return (
            hit.kind_is(sign, "hyphen")
            and hit.is_other(word)
            and spans[low][1] == spans[high][0]
            and (spans[sign][0] == spans[hit.end - 1][1] or spans[sign][1] == spans[hit.first][0])
        )

    in_a_number = hit.kind_is(hit.first - 1, "hyphen") and hit.kind_is(hit.first - 2, "integer")
    behind = bound(hit.end, hit.end + 1) and hit.word_at(hit.end + 1) not in {
        "era",
        "model",
        "built",
    }
    return in_a_number or behind or bound(hit.first - 1, hit.first - 2)


def _year_of_era(hit: Hit) -> Reading | None:
    return read_year(hit.value("year")) if 1 <= hit.value("year") <= 9999 else None


def _short_year(hit: Hit) -> Reading | None:
    """'82, after a word that calls for a date."""
    if not hit.kind_is(hit.first - 1, *_LEADS, "article"):
        return None
    return read_year(four_digits(hit.value("year"), hit.today))


def _two_years(hit: Hit) -> Reading | None:
    """2024-28, 2023/24: from the one to the other."""
    year, until = hit.value("year"), hit.value("until")
    full = year - year % 100 + until
    if until > 99 or not year < full or not 1900 <= year <= 2099:
        return None
    if hit.has("slash") and full != year + 1:
        return None
    first, last = read_year(year), read_year(full)
    return Reading(
        "DURATION", f"P{full - year}Y", f"{year}/{full}", first=first.first, last=last.last
    )


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
    return _part(hit, hit.value("nth"), 3)


def _final_quarter(hit: Hit) -> Reading | None:
    return _part(hit, 4, 3)


def _part(hit: Hit, number: int, months: int) -> Reading | None:
    """Quarter or half `number` of a named year, `months` long, in the calendar of the year."""
    if number * months > 12:
        return None
    year = four_digits(hit.value("year"), hit.today)
    if FIRST_SOLAR <= year <= LAST_SOLAR and hit.setting.solar:
        return read_solar_months(year, months * (number - 1) + 1, months)
    return read_quarter(year, number) if months == 3 else read_half(year, number)


def _bare_quarter(hit: Hit) -> Reading | None:
    number = hit.value("nth")
    if hit.today is None or number > 4:
        return None
    readings = [read_quarter(year, number) for year in years_around(hit.today)]
    # Results of a quarter are told after it, plans for it before: the nearest.
    direction = hit.direction()
    return place(readings, hit.today, "future" if direction == "future" else None)


def _half(hit: Hit) -> Reading | None:
    return _part(hit, hit.value("nth"), 6)


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


def _first_months(hit: Hit) -> Reading | None:
    """The first nine months of 2031, or of the document's year."""
    count = read_count(hit)
    today = hit.today.year if hit.today else None
    year = hit.value("year") if hit.has("year") else today
    if hit.value("nth") != 1 or hit.value("unit") != "M" or count is None or not 1 <= count <= 12:
        return None
    if year is None:
        return Reading("DURATION", f"P{int(count)}M", None)
    months = read_months(year, 1, int(count), f"P{int(count)}M")
    return months._replace(type="DURATION")


def _season(hit: Hit) -> Reading | None:
    return read_season(four_digits(hit.value("year"), hit.today), hit.value("season"))


_YEAR = "(?: <dot>? <comma>? <year:year> )"
YEARS: tuple[Rule, ...] = (
    rule(f"{STAGE}? <year:year>", _bare_year),
    rule("<common_era> <year:year|integer>", _year_of_era),
    rule("<year:year|integer> <common_era>", _year_of_era),
    rule(f"{STAGE}? <year:short_year>", _short_year),
    rule("<year:year> (?: <hyphen> | <slash:slash> ) <until:day|integer>", _two_years),
    rule("<article>? (?: <part> <hyphen>? )? <decade:decade>", _decade),
    rule("<article>? <nth:digits_nth|nth> <hyphen>? <unit:unit>", _century),
    rule(f"<article>? <nth:nth|digits_nth|second> <quarter> <of>? {_YEAR}", _quarter),
    rule(f"<article>? <final> <quarter> <of>? {_YEAR}", _final_quarter),
    rule("<article>? <nth:nth|digits_nth|second> <quarter>", _bare_quarter),
    rule("<nth:nth|digits_nth|second> <hyphen> <quarter>", _bare_quarter),
    rule(f"<article>? <nth:nth|second> <half> <of>? {_YEAR}", _half),
    rule(f"<code:quarter_code|half_code> <of|hyphen>? (?: {_YEAR} )?", _code),
    rule("<code:quarter_code|half_code> <year:short_year>", _code),
    rule(f"<article>? <nth:nth> {COUNT} <unit:units> <of> <year:year>", _first_months),
    rule(
        f"<article>? <nth:nth> {COUNT} <unit:units> <of> (?:<article>|<this>) <unit>", _first_months
    ),
    rule(f"{STAGE}? <article>? <season:season> <of>? {_YEAR}", _season),
)
