"""What is known of a statement, in words that a person reads: for a page, a notebook, a card.

The words are the document's own and not escaped: who shows them makes them safe for where they are
shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.export.terms import amount
from onrecord.records import ProducedBy, Quantity, StatementDate
from onrecord.rows import StatementRow

OUTLET_ITSELF = "the outlet itself"
NOT_NAMED = "not named"


class Fact(NamedTuple):
    """Something known of a statement under the name that a person looks for; several are a list."""

    label: str
    values: tuple[str, ...]


def speaker_of(row: StatementRow) -> str:
    """Who speaks: the name, the words that stand for one who has none, or the outlet itself."""
    if row.attribution is None:
        return OUTLET_ITSELF
    if row.speaker is not None:
        return row.speaker.name
    return row.words(row.attribution.source) or NOT_NAMED


def role_of(row: StatementRow) -> str:
    """In which role the speaker speaks, as the text first has it, or nothing."""
    return row.speaker.roles[0] if row.speaker and row.speaker.roles else ""


def facts(row: StatementRow) -> list[Fact]:
    """Who said it, what kind of claim it is and on which terms; only what is known."""
    statement, modality, speaker = row.statement, row.statement.modality, row.speaker
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
        "Quantities": tuple(_quantity(row, quantity) for quantity in statement.quantities),
        "Dates": tuple(_date(row, date) for date in statement.dates),
        "Countries": statement.countries,
        "Items": tuple(_items(row)),
        "Said": (row.said,),
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


def plain(name: str) -> str:
    """A name of the codebook as words: `export_request` is "export request"."""
    return name.replace("_", " ")


def _known(named: dict[str, tuple[str | None, ...]]) -> list[Fact]:
    kept = ((label, tuple(filter(None, values))) for label, values in named.items())
    return [Fact(label, values) for label, values in kept if values]


def _quantity(row: StatementRow, quantity: Quantity) -> str:
    read, words = amount(quantity, row.document.text), row.words((quantity.span,))
    return read if words in read else f"{read} (“{words}”)"


def _date(row: StatementRow, date: StatementDate) -> str:
    words = row.words((date.span,))
    read = f"{date.value} (“{words}”)" if date.value and date.value != words else words
    return f"{read}, of the telling" if date.role == "utterance" else read


def _items(row: StatementRow) -> Iterator[str]:
    for item in row.statement.items:
        words, read = row.words((item.span,)), item.sipri
        name = f"{read} (“{words}”)" if read and read != words else words
        yield f"{name}, UNROCA {item.unroca}" if item.unroca else name


def _producer(produced_by: ProducedBy) -> tuple[str, ...]:
    return (
        f"onrecord {produced_by.onrecord}",
        f"model {produced_by.model}",
        f"resources {produced_by.resources}",
    )
