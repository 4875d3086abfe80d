"""What exports in others' standards say of a statement in plain text."""

from __future__ import annotations

from onrecord.export.facts import facts, provenance, speaker_of
from onrecord.export.wording import plain
from onrecord.rows import StatementRow

OF_ANY_LEDGER = frozenset(("Review", "Standing", "Confidence", "Statement"))
"""What is told of where a row comes from: not what holds in one ledger alone."""


def description(row: StatementRow) -> str:
    """Everything known of a statement and how sure it is, a line each: `Speaker: Orla Venn`."""
    told = [*facts(row), *(fact for fact in provenance(row) if fact.label in OF_ANY_LEDGER)]
    return "\n".join(f"{label}: {', '.join(values)}" for label, values in told)


def keywords(row: StatementRow) -> list[str]:
    """Words to find a statement by: its type, its stage, and what is traded."""
    statement = row.statement
    words = [plain(statement.type), statement.stage, *(item.sipri for item in statement.items)]
    return list(dict.fromkeys(word for word in words if word))


def credit(row: StatementRow) -> str:
    """Who is to be credited, in words: the speaker, named or not, and through whom it was told."""
    carriers = ", ".join(actor.name for actor in row.via)
    return f"{speaker_of(row)}, through {carriers}" if carriers else speaker_of(row)
