"""What is known of a statement, in words that a person reads: for a page, a notebook, a card.

The words are the document's own and not escaped: who shows them makes them safe for where they are
shown.
"""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from onrecord.export.terms import amount, date_in_words, item_in_words
from onrecord.export.wording import plain, speaker_name
from onrecord.records import ProducedBy, Span
from onrecord.rows import StatementRow


class Fact(NamedTuple):
    """Something known of a statement under the name that a person looks for; several are a list."""

    label: str
    values: tuple[str, ...]


def speaker_of(row: StatementRow) -> str:
    """Who speaks: the name, the words that stand for one who has none, or the outlet itself."""
    return speaker_name(row.speaker, row.source)


def role_of(row: StatementRow) -> str:
    """In which role the speaker speaks, as the text first has it, or nothing."""
    return row.speaker.roles[0] if row.speaker and row.speaker.roles else ""


def said_text(row: StatementRow) -> str:
    """The day of the telling; where it is not told, its month, its year or its days; or nothing."""
    first, last = row.said, row.said_last
    if not first or not last or first == last:
        return first or ""
    year, month, begins = (int(part) for part in first.split("-"))
    if begins == 1 and last == f"{first[:8]}{monthrange(year, month)[1]}":
        return first[:7]
    if (first, last) == (f"{first[:4]}-01-01", f"{first[:4]}-12-31"):
        return first[:4]
    return f"{first}/{last}"


def said_reduced(row: StatementRow) -> tuple[str, ...]:
    """The same where only days, months and years can stand: what all days of the telling are in.

    Where they lie in several years, all that is left of them are the first and the last year.
    """
    text = said_text(row)
    first, _, last = text.partition("/")
    if not last:
        return (text,) if text else ()
    same = 7 if first[:7] == last[:7] else 4
    return tuple(dict.fromkeys((first[:same], last[:same])))


def facts(row: StatementRow) -> list[Fact]:
    """Who said it, what kind of claim it is and on which terms; only what is known."""
    statement, modality, speaker = row.statement, row.statement.modality, row.speaker
    text = row.document.text
    signs = (("negated", modality.negated), ("future", modality.future))
    named = {
        "Speaker": (speaker_of(row),),
        "Role": speaker.roles if speaker else (),
        "Through": tuple(actor.name for actor in row.via),
        "Cue": (row.cue,),
        "Speech": (statement.kind,),
        "Type": (plain(statement.type),),
        "Stage": (statement.stage,),
        "Claim": tuple(sign for sign, holds in signs if holds),
        "Condition": (modality.condition and row.words((modality.condition,)),),
        "Hedge": (modality.hedge and row.words((modality.hedge,)),),
        "Quantities": tuple(_read(row, amount(q, text), q.span) for q in statement.quantities),
        "Dates": tuple(_read(row, date_in_words(d, text), d.span) for d in statement.dates),
        "Countries": statement.countries,
        "Items": tuple(_read(row, item_in_words(i, text), i.span) for i in statement.items),
        "Said": (said_text(row),),
        "Published": (row.document.published,),
        "Outlet": (row.document.outlet,),
        "Document": (row.document.title or row.name,),
    }
    return _known(named)


def provenance(row: StatementRow) -> list[Fact]:
    """Where the row comes from, how sure it is, and what became of it."""
    named = {
        "Review": (row.reviewed,),
        "Standing": (row.standing if row.standing != "current" else None,),
        "Confidence": (f"{row.statement.confidence:.2f}",),
        "Statement": (row.id,),
        "Version": (str(row.version),),
        "Row": (str(row.number),),
        "Row hash": (row.hash,),
        "Text SHA-256": (row.document.sha256,),
        "Added": (row.added,),
        "Produced by": _producer(row.produced_by),
    }
    return _known(named)


def _known(named: dict[str, tuple[str | None, ...]]) -> list[Fact]:
    kept = ((label, tuple(filter(None, values))) for label, values in named.items())
    return [Fact(label, values) for label, values in kept if values]


def _read(row: StatementRow, read: str, span: Span) -> str:
    """How a term reads, and the words that it was read from where they say it otherwise."""
    words = row.words((span,))
    return read if words in read else f"{read} (“{words}”)"


def _producer(produced_by: ProducedBy) -> tuple[str, ...]:
    return (
        f"onrecord {produced_by.onrecord}",
        f"model {produced_by.model}",
        f"resources {produced_by.resources}",
    )
