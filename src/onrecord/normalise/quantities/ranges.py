"""Join two numbers that bound a range: 15-20%, between 3 and 5, four to five times."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.lexicon import QuantityLexicon
from onrecord.normalise.quantities.page import Page
from onrecord.normalise.quantities.trends import is_change, is_moved

HYPHEN = re.compile(r"[-‑–—~]|\s[–—]\s")
WORD = re.compile(r"-?\s?(?:to|through)\s|-to-", re.IGNORECASE)
OR = re.compile(r"-?\sor\s", re.IGNORECASE)
AND = re.compile(r"-?\sand\s", re.IGNORECASE)
OPENING = re.compile(r"(?:between|from|anywhere from|ranging from)\s$", re.IGNORECASE)
COMPOUND = re.compile(r"\s(?:and\s)?", re.IGNORECASE)
COMPOUNDS = (
    ("currency", "cent", 0.01),
    ("currency", "penny", 0.01),
    ("length", "inch", 1 / 12),
)
BEFORE = 16  # characters of the longest opening, and a space


def join_ranges(page: Page, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts in order, two that bound a range as one."""
    joined: list[Amount] = []
    for amount in amounts:
        before = joined.pop() if joined else None
        if before is None:
            joined.append(amount)
        elif both := _join(page, before, amount, lexicon) or _compound(page, before, amount):
            joined.append(both)
        else:
            joined += (_coordinated(page, before, amount), amount)
    return joined


def _join(page: Page, a: Amount, b: Amount, lexicon: QuantityLexicon) -> Amount | None:
    between = page.text[a.end : b.start]
    if len(between) > 10 or a.ranged or "floor" in (a.form, b.form) or a.low is None:
        return None
    opening = OPENING.search(page.text, max(0, a.start - BEFORE), a.start)
    word = opening[0].split()[0].lower() if opening else ""
    if word == "from" and is_change(page, a.start, lexicon):
        return None
    if not (
        HYPHEN.fullmatch(between)
        or WORD.fullmatch(between)
        or (AND.fullmatch(between) and word == "between")
        or (OR.fullmatch(between) and a.unit is None)
    ):
        return None
    if WORD.fullmatch(between) and not word and _is_level(page, a, lexicon):
        return None
    if _is_part(a) and not _is_part(b):
        return None
    a = _like(a, b)
    if a.unit != b.unit and not (a.prefixed and b.unit is None):
        return None
    if a.low is None or b.high is None or a.low >= b.high or _is_years(a, b):
        return None
    return replace(
        b,
        first=a.first,
        start=opening.start() if opening and word else a.start,
        low=a.low,
        high=b.high,
        unit=a.unit,
        dimension=a.dimension,
        ranged=True,
        prefixed=a.prefixed,
    )


def _is_part(amount: Amount) -> bool:
    """Whether an amount is a part of something: rose by a third to 4 billion."""
    return amount.unit is None and amount.high is not None and 0 < amount.high < 1


def _is_level(page: Page, a: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether what follows "to" is the level reached by a change of `a`: lost 45 cents to $62."""
    return a.dimension in ("currency", "money", "points") and is_moved(page, a, lexicon)


def _compound(page: Page, a: Amount, b: Amount) -> Amount | None:
    """Dollars and cents, feet and inches as one."""
    share = next((s for whole, part, s in COMPOUNDS if (a.dimension, b.unit) == (whole, part)), 0)
    if not share or a.low is None or b.low is None or a.low != a.high or a.prefixed:
        return None
    if a.dimension == "length" and a.unit != "ft":
        return None
    if not COMPOUND.fullmatch(page.text[a.mark : b.start]) or a.ranged or b.low * share >= 1:
        return None
    value = a.low + b.low * share
    return replace(a, last=b.last, end=b.end, mark=b.mark, low=value, high=value)


def _coordinated(page: Page, a: Amount, b: Amount) -> Amount:
    """A number without a unit that shares the unit of the next: eight and fourteen percent."""
    between = page.text[a.end : b.start]
    if a.unit is None and b.dimension and not b.prefixed and AND.fullmatch(between):
        return replace(a, unit=b.unit, dimension=b.dimension)
    return a


def _like(a: Amount, b: Amount) -> Amount:
    """The lower bound with the scale and the unit that only the upper one has."""
    if a.low is None or b.high is None:
        return a
    if a.scale == 1 and b.scale > 1 and a.low < b.high / b.scale:
        a = replace(a, low=a.low * b.scale, scale=b.scale)
    if a.unit is None:
        a = replace(a, unit=b.unit, dimension=b.dimension)
    return a


def _is_years(a: Amount, b: Amount) -> bool:
    return a.unit is None and looks_like_year(a) and looks_like_year(b)


def looks_like_year(amount: Amount) -> bool:
    """Whether a bare number may as well be a year of the past century or this one."""
    low = amount.low
    return (
        amount.form == "digits"
        and amount.scale == 1
        and low is not None
        and 1900 <= low <= 2100
        and low == int(low)
        and amount.end - amount.start == 4
    )
