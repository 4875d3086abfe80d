"""What kind of measure a quantity is (CODEBOOK 7)."""

from __future__ import annotations

import re

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.page import Page
from onrecord.records import Measure

RANGE_BEFORE = re.compile(
    r"\b(?:range|ranges|reach|reaches|reaching|distance|distances|strike|strikes|fly|flies|travel|"
    r"travels|hit|hitting|targets?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
RANK_BEFORE = re.compile(r"\btop\s$", re.IGNORECASE)
LOOK_BACK = 60


def measure_of(page: Page, amount: Amount) -> Measure:
    """The kind of measure, by the unit first and then by the words before."""
    before = page.text[max(0, amount.start - LOOK_BACK) : amount.start]
    if amount.dimension == "multiple":
        return "multiple"
    if amount.direction and amount.dimension in ("share", "points"):
        return "change"
    if amount.dimension in ("currency", "money"):
        return "value"
    if amount.dimension == "share" or amount.form in ("part", "share"):
        return "change" if amount.direction else "share"
    if amount.dimension == "mass":
        return "weight"
    if amount.dimension == "length" and RANGE_BEFORE.search(before):
        return "range"
    if amount.dimension:
        return "size"
    return "rank" if RANK_BEFORE.search(before) else "count"
