"""Find the quantities of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount, build_amount
from onrecord.normalise.quantities.bounds import bound
from onrecord.normalise.quantities.exclusions import counts
from onrecord.normalise.quantities.lexicon import QuantityLexicon
from onrecord.normalise.quantities.measures import measure_of
from onrecord.normalise.quantities.nouns import count_noun
from onrecord.normalise.quantities.numerals import Numeral, find_numerals
from onrecord.normalise.quantities.page import Page, open_page
from onrecord.normalise.quantities.ranges import join_ranges
from onrecord.normalise.quantities.trends import add_trends
from onrecord.normalise.quantities.vague import find_vague, join_ratios
from onrecord.records import Document, Quantity, Tags, Timex

PLACES = 4  # decimals of a fraction worked out, as readers of a table would give it
DIGITS = 12  # of a value: more are an artefact of binary fractions
BRACKETED = re.compile(r"\s?\(\s?")


def find_quantities(
    document: Document, tags: Tags, timexes: tuple[Timex, ...], *, lexicon: QuantityLexicon
) -> tuple[Quantity, ...]:
    """All quantities of `document` in text order (CODEBOOK 7), none overlapping another.

    Dates and times of day among `timexes` are none. Lengths of time and ages in years are, with a
    unit of time, also where a date is reckoned by them ("two years ago"); they are told apart by
    `Quantity.is_duration`.
    A fraction is given to four decimals. Parts of a currency ("85 cents") are not worked out.
    """
    page = open_page(document, tags, timexes)
    numerals = _without_repeats(page, find_numerals(page.tokens, page.text, lexicon.numbers))
    amounts = [build_amount(page, numeral, lexicon) for numeral in numerals]
    amounts = join_ratios(page, join_ranges(page, amounts, lexicon))
    amounts = [bound(page, count_noun(page, amount, lexicon), lexicon) for amount in amounts]
    amounts = [amount for amount in amounts if counts(page, amount, lexicon)]
    amounts = [_with_rate(page, amount, lexicon) for amount in amounts]
    amounts = _without_overlaps([*amounts, *find_vague(page, lexicon)])
    return tuple(_quantity(page, a) for a in add_trends(page, amounts, lexicon))


def _without_repeats(page: Page, numerals: Iterable[Numeral]) -> Iterator[Numeral]:
    """The numerals, a number word with its digits in brackets as one: twenty-four (24)."""
    before: Numeral | None = None
    for numeral in numerals:
        if before is not None:
            between = page.text[page.tokens[before.last].end : page.tokens[numeral.first].start]
            closing = numeral.last + 1
            if (
                before.form == "words"
                and before.value == numeral.value
                and BRACKETED.fullmatch(between)
                and closing < len(page.tokens)
                and page.tokens[closing].low == ")"
            ):
                before = replace(before, last=closing)
                continue
            yield before
        before = numeral
    if before is not None:
        yield before


def _without_overlaps(amounts: list[Amount]) -> list[Amount]:
    """In text order; of two that overlap, the one with a number, else the first."""
    kept: list[Amount] = []
    for amount in sorted(amounts, key=lambda a: (a.start, a.low is None)):
        before = kept[-1] if kept else None
        if before is None or amount.start >= before.end:
            kept.append(amount)
        elif before.low is None and before.high is None and amount.low is not None:
            kept[-1] = amount
        elif amount.low is not None or amount.high is not None:
            unit = before.unit if before.dimension else None
            kept[-1] = replace(before, end=min(before.mark, amount.start), unit=unit)
            kept.append(amount)
    return kept


def _with_rate(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Take "a year", "per barrel", "annually" into the quantity."""
    rate = lexicon.rate.match(page.text, amount.end)
    return replace(amount, end=rate.end()) if rate else amount


def _quantity(page: Page, amount: Amount) -> Quantity:
    return Quantity(
        span=amount.span,
        low=_rounded(amount, amount.low),
        high=_rounded(amount, amount.high),
        unit=amount.unit,
        relation=amount.relation,
        direction=amount.direction,
        measure=measure_of(page, amount),
        baseline=amount.baseline,
    )


def _rounded(amount: Amount, value: float | None) -> float | None:
    if value is None:
        return None
    if amount.form == "part":
        return round(value, PLACES)
    return float(f"{value:.{DIGITS}g}")
