"""The fields of a statement that people judge and correct: their values, and how these read."""

from __future__ import annotations

from collections.abc import Hashable

from onrecord.export.terms import amount
from onrecord.ledger.choices import NONE
from onrecord.records import Span, Statement
from onrecord.rows import StatementRow

FIELDS = (
    *("type", "kind", "stage", "negated", "future", "condition", "hedge", "speaker", "via"),
    *("countries", "quantities", "dates", "items", "content"),
)
MODALITY = frozenset({"negated", "future", "condition", "hedge"})


def value_of(statement: Statement, field: str) -> Hashable:
    """The value of one of FIELDS; two values are equal where they say the same."""
    if field == "countries":
        return tuple(sorted(statement.countries))
    value: Hashable = getattr(statement.modality if field in MODALITY else statement, field)
    return value


def worded(row: StatementRow, field: str) -> str:
    """The value of one of FIELDS in the words of its document, as a person would give it."""
    statement, text = row.statement, row.document.text
    if field == "content":
        return row.text
    if field == "speaker":
        return row.speaker.name if row.speaker else NONE
    if field == "via":
        return "; ".join(actor.name for actor in row.via) or NONE
    if field == "quantities":
        return "; ".join(amount(quantity, text) for quantity in statement.quantities) or NONE
    if field == "dates":
        dates = (
            f"“{_words(date.span, text)}” {date.value or NONE} ({date.role})"
            for date in statement.dates
        )
        return "; ".join(dates) or NONE
    if field == "items":
        items = (
            f"“{_words(item.span, text)}” {item.unroca or NONE}, {item.sipri or NONE}"
            for item in statement.items
        )
        return "; ".join(items) or NONE
    value = value_of(statement, field)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Span):
        return _words(value, text)
    return (", ".join(value) if isinstance(value, tuple) else str(value or NONE)) or NONE


def _words(span: Span, text: str) -> str:
    return text[span.start : span.end]
