"""What searching and counting a ledger finds, as tables for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from onrecord.export.catalogue import DOCUMENTS
from onrecord.export.columns import STATEMENTS
from onrecord.export.tables import Column, Table
from onrecord.rows import DocumentMatch, LogRow, NameCount, StatementMatch

Inner = TypeVar("Inner")
Outer = TypeVar("Outer")


def _through(column: Column[Inner], inner: Callable[[Outer], Inner]) -> Column[Outer]:
    """`column` for rows that hold what it reads."""
    return Column(
        name=column.name,
        type=column.type,
        description=column.description,
        read=lambda row: column.read(inner(row)),
        required=column.required,
        parts=column.parts,
        label=column.label,
    )


def _found(where: str) -> Column[Any]:
    return Column(
        name="found",
        type="spans",
        description=f"Where in the {where} the words stand that were searched for.",
        read=lambda match: match.found,
    )


STATEMENT_MATCHES: Table[StatementMatch] = Table(
    name="statements",
    description="The statements that a search found.",
    key=STATEMENTS.key,
    columns=(
        *(_through(column, lambda match: match.row) for column in STATEMENTS.columns),
        _found("text of the document"),
    ),
)

DOCUMENT_MATCHES: Table[DocumentMatch] = Table(
    name="documents",
    description="The documents that a search found.",
    key=DOCUMENTS.key,
    columns=(
        *(_through(column, lambda match: match.row) for column in DOCUMENTS.columns),
        Column(
            name="statements",
            type="integer",
            description="How many current statements it has.",
            read=lambda match: match.statements,
            required=True,
        ),
        _found("text"),
    ),
)

NAMES: Table[NameCount] = Table(
    name="names",
    description="Who speaks, or where it was published, with the statements of each.",
    key=("name", "kind"),
    columns=(
        Column(
            name="name",
            type="text",
            description="The name, as the statements give it.",
            read=lambda row: row.name,
            required=True,
        ),
        Column(
            name="kind",
            type="text",
            description="person, organisation, state, group, outlet or undisclosed.",
            read=lambda row: row.kind,
        ),
        Column(
            name="roles",
            type="texts",
            description="Roles of a speaker, the most frequent first.",
            read=lambda row: row.roles,
        ),
        Column(
            name="statements",
            type="integer",
            description="How many statements.",
            read=lambda row: row.statements,
            required=True,
        ),
        Column(
            name="documents",
            type="integer",
            description="In how many documents.",
            read=lambda row: row.documents,
            required=True,
        ),
        Column(
            name="first",
            type="day",
            description="The first day of publication.",
            read=lambda row: row.first,
        ),
        Column(
            name="last",
            type="day",
            description="The last day of publication.",
            read=lambda row: row.last,
        ),
    ),
)

LOG: Table[LogRow] = Table(
    name="log",
    description="What was done to the ledger.",
    key=("number",),
    columns=(
        Column(
            name="number",
            type="integer",
            description="The number of the row in the ledger.",
            read=lambda row: row.number,
            required=True,
        ),
        Column(
            name="at",
            type="time",
            description="When it was done.",
            read=lambda row: row.at,
            required=True,
        ),
        Column(
            name="event",
            type="text",
            description="created, migrated, started, known, failed or finished.",
            read=lambda row: row.event,
            required=True,
        ),
        Column(
            name="run",
            type="integer",
            description="The number of the row that started the run.",
            read=lambda row: row.run,
        ),
        Column(
            name="name",
            type="text",
            description="The name of the document, as given.",
            read=lambda row: row.name,
        ),
        Column(
            name="document",
            type="integer",
            description="The number of its row.",
            read=lambda row: row.document,
        ),
        Column(
            name="detail",
            type="object",
            description="What more is known; for known, the id of the document.",
            read=lambda row: row.detail,
        ),
    ),
)
