"""Fiscal years, as intervals of days in the year of the state that the text speaks of.

The state is the one whose words, as `fiscal_years` lists them, stand nearest to the expression.
Where there are none, the days are not known and only the TIMEX3 name, such as FY2025, is given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.normalise.dates.grammar import STAGE, Hit, Rule, rule
from onrecord.normalise.dates.lexicon import FiscalYear
from onrecord.normalise.dates.placing import four_digits
from onrecord.normalise.dates.readings import (
    Reading,
    day_of,
    read_span,
    shift_months,
)

WINDOW = 3000  # code points on either side in which a state's words are looked for
SENTENCE_END = 1000  # code points that the end of a sentence counts for


def fiscal_year_of(hit: Hit) -> FiscalYear | None:
    """The fiscal year of the state whose words stand nearest, those of the sentence first."""
    text, scan, lexicon = hit.setting.text, hit.setting.scan, hit.setting.lexicon
    start, end = scan.spans[hit.first][0], scan.spans[hit.end - 1][1]

    def distance(match: re.Match[str]) -> int:
        low, high = (match.end(), start) if match.end() <= start else (end, match.start())
        between = text[low:high]
        return len(between) + SENTENCE_END * (". " in between or "\n" in between)

    near = lexicon.fiscal_words.finditer(text, max(0, start - WINDOW), end + WINDOW)
    nearest = min(near, key=distance, default=None)
    return lexicon.fiscal_years[nearest.group()] if nearest else None


def read_fiscal_year(year: int, kind: FiscalYear | None) -> Reading | None:
    """Fiscal year `year` of a state, by the name its people give it."""
    name = f"FY{year:04}"
    if kind is None:
        return Reading("DATE", name, None)
    first = day_of(year - (1 if kind.named_for_end and kind.month > 1 else 0), kind.month, 1)
    after = shift_months(first, 12) if first else None
    if first is None or after is None:
        return None
    return read_span(first, after - timedelta(days=1), "gregory", value=name)


def _named(hit: Hit) -> Reading | None:
    """Fiscal year 2025, FY2025, FY22; "2024-25" is named by both its years."""
    kind = fiscal_year_of(hit)
    if hit.has("code"):
        year = four_digits(int(hit.value("code")[2:]), hit.today)
    else:
        year = four_digits(hit.value("year"), hit.today)
    if not hit.has("until"):
        return read_fiscal_year(year, kind)
    until: int = hit.value("until")
    if until % 100 != (year + 1) % 100:
        return None
    if kind is None:
        return Reading("DATE", f"FY{year + 1:04}", None)
    return read_fiscal_year(year + (1 if kind.named_for_end else 0), kind)


def _two_years(hit: Hit) -> Reading | None:
    """2024-25, where the text speaks of a state that writes its fiscal years so."""
    kind = fiscal_year_of(hit)
    return _named(hit) if kind and kind.written_with_both_years else None


def _relative(hit: Hit) -> Reading | None:
    """The current, last or next fiscal year."""
    kind = fiscal_year_of(hit)
    if hit.today is None or kind is None:
        return Reading("DATE", None, None)
    step = -1 if hit.has("last") else 1 if hit.has("next") else 0
    return read_fiscal_year(_fiscal_number(hit.today, kind) + step, kind)


def _fiscal_number(day: date, kind: FiscalYear) -> int:
    """The name of the fiscal year that `day` lies in."""
    begun = day.month >= kind.month
    return day.year + (0 if not begun else 1) if kind.named_for_end else day.year - (not begun)


def _quarter(hit: Hit) -> Reading | None:
    """The second quarter of fiscal 2025."""
    if hit.value("nth") > 4:
        return None
    whole = _named(hit)
    if whole is None or whole.first is None:
        return whole
    first = shift_months(whole.first, 3 * (hit.value("nth") - 1))
    after = shift_months(first, 3) if first else None
    if first is None or after is None:
        return None
    return read_span(
        first, after - timedelta(days=1), "gregory", value=f"{whole.value}-Q{hit.value('nth')}"
    )


_YEAR = "<year:year|short_year>"
_TWO_YEARS = "<year:year> (?: <hyphen>|<slash> ) <until:day|integer|year>"
_WORD = "(?: <fiscal> <unit>? | <fy> <hyphen>? )"
FISCAL: tuple[Rule, ...] = (
    rule(f"{STAGE}? <article>? {_WORD} <of>? {_YEAR}", _named),
    rule("<fy> <year:day|integer>", _named),
    rule(f"{STAGE}? <article>? {_WORD} <of>? {_TWO_YEARS}", _named),
    rule(f"{STAGE}? <article>? {_TWO_YEARS} <fiscal> <unit>", _named),
    rule(f"{STAGE}? <article>? {_TWO_YEARS}", _two_years),
    rule("<article>? <code:fiscal_code> (?: <hyphen>|<slash> ) <until:day|integer>", _named),
    rule(f"{STAGE}? <article>? {_YEAR} <fiscal> <unit>?", _named),
    rule(f"{STAGE}? <article>? <code:fiscal_code>", _named),
    rule(
        f"{STAGE}? <article>? (?: <last:last|previous> | <next:next|following> | <this> )"
        " <fiscal> <unit>",
        _relative,
    ),
    rule(
        f"<article>? <nth:nth|second|digits_nth> <quarter> <of> <article>? {_WORD} <of>? {_YEAR}",
        _quarter,
    ),
    rule("<article>? <nth:nth|second|digits_nth> <quarter> <of> <code:fiscal_code>", _quarter),
)
