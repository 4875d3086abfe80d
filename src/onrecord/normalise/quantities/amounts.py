"""Numbers with their units: what stands before and after a numeral and belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.normalise.quantities.lexicon import Direction, QuantityLexicon, Relation, Unit
from onrecord.normalise.quantities.numerals import Numeral
from onrecord.normalise.quantities.page import Page
from onrecord.records import Span

MINUS_WORDS = ("minus", "negative")
MINUS_SIGNS = "-−–"
RELATIONS_OF_FORMS: dict[str, Relation] = {"floor": "at_least", "couple": "about"}
SCALE_AFTER = re.compile(r"\s([a-z]+)(?!\w)", re.IGNORECASE)
OF = re.compile(r"\sof\s?(?=\S)")
OF_A = re.compile(r"(?:\sof)?\san?(?=\s)")
SCALED = 1e5  # from here on "pounds" are money


# What makes the word before it the beginning of another: "30 second-hand jets".
_LINKED = re.compile(r"[-‑]\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity while rules still work on it.

    `first` and `last` are the outermost tokens of the number itself, `start` and `end` the
    characters of all that belongs to it so far; `low` and `high` as in `Quantity`. `mark` is the
    end of number and unit, where what follows is looked for. `scale` is what the number's words
    multiply by, `form` how it is written.
    """

    first: int
    last: int
    start: int
    end: int
    mark: int
    low: float | None
    high: float | None
    form: str
    scale: float = 1.0
    unit: str | None = None
    dimension: str = ""
    relation: Relation = "exact"
    direction: Direction | None = None
    baseline: Span | None = None
    ranged: bool = False
    prefixed: bool = False

    @property
    def span(self) -> Span:
        """The characters of the whole."""
        return Span(self.start, self.end)


def build_amount(page: Page, numeral: Numeral, lexicon: QuantityLexicon) -> Amount:
    """Give `numeral` its sign, its money sign before it or the unit after it."""
    start = page.tokens[numeral.first].start
    amount = Amount(
        first=numeral.first,
        last=numeral.last,
        start=start,
        end=page.tokens[numeral.last].end,
        mark=page.tokens[numeral.last].end,
        low=numeral.value,
        high=None if numeral.form == "floor" else numeral.value,
        form=numeral.form,
        scale=numeral.scale,
        relation=RELATIONS_OF_FORMS.get(numeral.form, "exact"),
    )
    if before := lexicon.units.before.search(page.text, max(0, start - 8), start):
        amount = replace(amount, start=before.start(), prefixed=True)
        amount = _measured(amount, lexicon.units.symbols[before[0].strip()])
    amount = _signed(page, amount)
    amount = _suffixed(page, amount, numeral.suffix, lexicon)
    amount = _bounded_after(page, amount, lexicon)
    return amount if amount.prefixed else _with_unit(page, amount, lexicon)


def _measured(amount: Amount, unit: Unit) -> Amount:
    factor = unit.factor
    return replace(
        amount,
        unit=unit.name,
        dimension=unit.dimension,
        low=None if amount.low is None else amount.low * factor,
        high=None if amount.high is None else amount.high * factor,
    )


def _signed(page: Page, amount: Amount) -> Amount:
    """Below zero, by a sign that joins nothing to what stands before it, or by a word."""
    at = amount.start - 1
    text = page.text
    if at >= 0 and text[at] in MINUS_SIGNS and (at == 0 or text[at - 1] in " \n\t(\u00a0"):
        if amount.form == "digits" and not (text[at] == "–" and amount.prefixed):
            return replace(_negative(amount), start=at)
    elif amount.first and page.tokens[amount.first - 1].low in MINUS_WORDS:
        if amount.first > 1 and page.tokens[amount.first - 2].low == "or":
            return amount
        return replace(_negative(amount), start=page.tokens[amount.first - 1].start)
    return amount


def _negative(amount: Amount) -> Amount:
    low, high = amount.low, amount.high
    return replace(amount, low=None if high is None else -high, high=None if low is None else -low)


def _suffixed(page: Page, amount: Amount, suffix: str, lexicon: QuantityLexicon) -> Amount:
    """Take a letter on the digits as a scale: on money, or before what is counted ("5m phones")."""
    if not suffix:
        return amount
    end = amount.mark + len(suffix)
    money = amount.prefixed or lexicon.units.after.match(page.text, end)
    counted = suffix in "mM" and page.upos_at(end) == "NOUN" and page.text[end : end + 1] == " "
    if not money and not counted:
        return amount
    if money and not amount.prefixed:
        unit = lexicon.units.after.match(page.text, end)
        found = unit and _unit_of(unit[1], amount, lexicon, scaled=True)
        if not found or found.dimension not in ("currency", "share"):
            return amount
    scale = lexicon.numbers.suffixes[suffix]
    return replace(
        amount,
        last=amount.last + 1,
        end=end,
        mark=end,
        scale=scale,
        low=None if amount.low is None else amount.low * scale,
        high=None if amount.high is None else amount.high * scale,
    )


def _bounded_after(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Take "or more" and the like after the number: 500 or more visitors, 40-odd rifles."""
    match = lexicon.relations_after.match(page.text, amount.mark)
    if not match:
        return amount
    relation = lexicon.after[match[0].lstrip(" -").lower()]
    return replace(with_relation(amount, relation), end=match.end(), mark=match.end())


def with_relation(amount: Amount, relation: Relation) -> Amount:
    """The amount bounded on the side that `relation` leaves open."""
    if amount.form == "floor" or amount.relation not in ("exact", "about"):
        return amount
    low, high = amount.low, amount.high
    if relation in ("more_than", "at_least"):
        high = None
    elif relation in ("less_than", "at_most"):
        low = None
    return replace(amount, low=low, high=high, relation=relation)


def _with_unit(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    start = amount.mark
    link = {"floor": OF, "part": OF_A}.get(amount.form)
    if link and (linked := link.match(page.text, start)):
        start = linked.end()
    match = lexicon.units.after.match(page.text, start)
    if not match:
        return amount
    unit = _unit_of(match[1], amount, lexicon, scaled=amount.scale >= SCALED)
    if not unit or (page.text[start].isspace() and _LINKED.match(page.text, match.end())):
        return amount
    amount = replace(_measured(amount, unit), end=match.end(), mark=match.end())
    return _scaled_after(page, amount, lexicon) if unit.dimension == "currency" else amount


def _scaled_after(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Take a scale word after the currency: 75 USD million."""
    word = SCALE_AFTER.match(page.text, amount.mark)
    scale = lexicon.numbers.scales.get(word[1].lower()) if word else None
    if not word or not scale or amount.scale > 1 or amount.low is None or amount.high is None:
        return amount
    return replace(
        amount,
        end=word.end(),
        mark=word.end(),
        low=amount.low * scale,
        high=amount.high * scale,
        scale=scale,
    )


def _unit_of(
    written: str, amount: Amount, lexicon: QuantityLexicon, *, scaled: bool
) -> Unit | None:
    low = written.lower().replace("\u00a0", " ")
    units = lexicon.units
    if scaled and low in units.scaled:
        return units.scaled[low]
    return (
        units.symbols.get(written) or units.names.get(low) or units.names.get(low.replace("-", " "))
    )
