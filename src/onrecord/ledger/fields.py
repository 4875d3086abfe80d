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
PARTS = ("quantities", "dates", "items")
MODALITY = frozenset({"negated", "future", "condition", "hedge"})


def value_of(statement: Statement, field: str) -> Hashable:
    """The value of one of FIELDS; two values are equal where they say the same."""
    if field == "countries":
        return tuple(sorted(statement.countries))
    value: Hashable = getattr(statement.modality if field in MODALITY else statement, field)
    return value


def worded(row: StatementRow, field: str) -> str:
    """The value of one of FIELDS in the words of its document, as a person would give it."""
    if field == "content":
        return row.text
    if field == "speaker":
        return row.speaker.name if row.speaker else NONE
    if field == "via":
        return "; ".join(actor.name for actor in row.via) or NONE
    if field in PARTS:
        return "; ".join(worded_parts(row, field)) or NONE
    value = value_of(row.statement, field)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Span):
        return row.words((value,))
    return (", ".join(value) if isinstance(value, tuple) else str(value or NONE)) or NONE


def worded_parts(row: StatementRow, field: str) -> list[str]:
    """The parts of one of PARTS: their words, and values by the names that a correction takes."""
    statement = row.statement
    if field == "quantities":
        return [amount(quantity, row.document.text) for quantity in statement.quantities]
    if field == "dates":
        return [
            f"“{row.words((date.span,))}” {date.value or NONE} ({date.role})"
            for date in statement.dates
        ]
    return [
        f"“{row.words((item.span,))}” {item.unroca or NONE}, {item.sipri or NONE}"
        for item in statement.items
    ]
