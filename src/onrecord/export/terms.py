"""How the terms of a statement read on one line: what kind of claim, how many, when, where.

The words are the document's own: who shows them makes them safe for where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Document, Item, Quantity, Span, Statement, StatementDate

_SIGNS = {
    "exact": "",
    "about": "≈ ",
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
}
_ARROWS = {"up": " ↑", "down": " ↓"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def terms(statement: Statement, document: Document) -> Iterator[str]:
    """The terms of `statement`, one by one, in the words and values that a reader looks for."""
    text, modality = document.text, statement.modality
    if statement.stage:
        yield f"stage: {statement.stage}"
    if modality.negated:
        yield "negated"
    if modality.future:
        yield "future"
    if modality.condition:
        yield f"on condition “{_words(text, modality.condition)}”"
    if modality.hedge:
        yield f"hedged “{_words(text, modality.hedge)}”"
    for quantity in statement.quantities:
        yield amount(quantity, text)
    for date in statement.dates:
        yield date_in_words(date, text)
    if statement.countries:
        yield " ".join(statement.countries)
    yield from dict.fromkeys(item_in_words(item, text) for item in statement.items)


def date_in_words(date: StatementDate, text: str) -> str:
    """A date by its value, or in the words of the document."""
    return dated(date.value or f"“{_words(text, date.span)}”", date.role)


def dated(when: str, role: object) -> str:
    """`when`, with a word before it where that is when it was said, and not when it takes place."""
    return f"said {when}" if role == "utterance" else when


def item_in_words(item: Item, text: str) -> str:
    """What is traded by its description, or in the words of the document, with its category."""
    return categorised(item.sipri or _words(text, item.span), item.unroca)


def categorised(name: str, unroca: object) -> str:
    """`name` with its category in the UN Register of Conventional Arms, if it has one."""
    return f"{name} ({unroca})" if unroca else name


def amount(quantity: Quantity, text: str) -> str:
    """A quantity as one reads it aloud: sign, number, unit, direction, what it is set against."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return f"“{_words(text, quantity.span)}”"
    if low is not None and high is not None and low != high:
        number = f"{_number(low)}–{_number(high)}"
    else:
        number = _number(high if low is None else low)
    unit = quantity.unit or ""
    if unit == "percent":
        number += " %"
    elif len(unit) == 3 and unit.isupper():
        number = f"{unit} {number}"
    elif unit:
        number += f" {unit}"
    against = f" against “{_words(text, quantity.baseline)}”" if quantity.baseline else ""
    return (
        f"{_SIGNS[quantity.relation]}{number}{_ARROWS.get(quantity.direction or '', '')}{against}"
    )


def _number(value: float | None) -> str:
    """Grouped by thousands, or with a scale word from a million on."""
    assert value is not None
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {word}"
    return f"{value:,.10g}"


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]
