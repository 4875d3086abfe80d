"""Quantities, dates and items of statements, each a table of its own: one row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.export.tables import Column, Table
from onrecord.records import Item, Quantity, Span, StatementDate
from onrecord.rows import StatementRow

Record = TypeVar("Record", Quantity, StatementDate, Item)


@dataclass(frozen=True, slots=True)
class Part(Generic[Record]):
    """A quantity, date or item in the statement it stands in; `place` counts from 1."""

    row: StatementRow
    place: int
    record: Record

    def words(self, span: Span | None) -> str | None:
        """The words of the document at `span`."""
        return self.row.words((span,)) if span else None


def quantities(rows: Iterable[StatementRow]) -> Iterator[Part[Quantity]]:
    """The quantities of `rows`, in the order of the text."""
    return (part for row in rows for part in parts_of(row, row.statement.quantities))


def dates(rows: Iterable[StatementRow]) -> Iterator[Part[StatementDate]]:
    """The dates of `rows`, in the order of the text."""
    return (part for row in rows for part in parts_of(row, row.statement.dates))


def items(rows: Iterable[StatementRow]) -> Iterator[Part[Item]]:
    """The items of `rows`, in the order of the text."""
    return (part for row in rows for part in parts_of(row, row.statement.items))


def parts_of(row: StatementRow, records: tuple[Record, ...]) -> Iterator[Part[Record]]:
    """`records` of `row` as parts."""
    return (Part(row, place, record) for place, record in enumerate(records, start=1))


QUANTITY: tuple[Column[Part[Quantity]], ...] = (
    Column(
        name="words",
        type="text",
        description="The quantity in the words of the document.",
        read=lambda part: part.words(part.record.span),
        required=True,
    ),
    Column(
        name="low",
        type="number",
        description="The least that it amounts to; empty where it is open or not a number.",
        read=lambda part: part.record.low,
    ),
    Column(
        name="high",
        type="number",
        description="The most that it amounts to; the same as `low` for a single number.",
        read=lambda part: part.record.high,
    ),
    Column(
        name="unit",
        type="text",
        description="What is counted, a unit of measure, percent, or a currency (ISO 4217).",
        read=lambda part: part.record.unit,
    ),
    Column(
        name="relation",
        type="word",
        description="exact, about, at_least, more_than, at_most or less_than.",
        read=lambda part: part.record.relation,
        required=True,
    ),
    Column(
        name="direction",
        type="word",
        description="up or down, where the number tells of a change.",
        read=lambda part: part.record.direction,
    ),
    Column(
        name="measure",
        type="word",
        description="count, value, multiple, share, change, range, size, weight or rank.",
        read=lambda part: part.record.measure,
        required=True,
    ),
    Column(
        name="baseline",
        type="text",
        description="What it is measured against, in the words of the document.",
        read=lambda part: part.words(part.record.baseline),
    ),
)

DATE: tuple[Column[Part[StatementDate]], ...] = (
    Column(
        name="words",
        type="text",
        description="The date in the words of the document.",
        read=lambda part: part.words(part.record.span),
        required=True,
    ),
    Column(
        name="value",
        type="text",
        description="The date as Extended Date/Time Format (EDTF, ISO 8601-2), where it resolves.",
        read=lambda part: part.record.value,
    ),
    Column(
        name="date_role",
        type="word",
        description="content: when what is said takes place; utterance: when it was said.",
        read=lambda part: part.record.role,
        required=True,
    ),
)

ITEM: tuple[Column[Part[Item]], ...] = (
    Column(
        name="words",
        type="text",
        description="What is traded, in the words of the document.",
        read=lambda part: part.words(part.record.span),
        required=True,
    ),
    Column(
        name="unroca",
        type="word",
        description="Category of the UN Register of Conventional Arms, I to VIII.",
        read=lambda part: part.record.unroca,
    ),
    Column(
        name="sipri",
        type="text",
        description="Description in the manner of SIPRI's Arms Transfers Database.",
        read=lambda part: part.record.sipri,
    ),
)


def _table(name: str, what: str, columns: tuple[Column[Part[Record]], ...]) -> Table[Part[Record]]:
    """A table of parts, each with what is most asked of the statement it stands in."""
    of_statement: tuple[Column[Part[Record]], ...] = (
        Column(
            name="statement",
            type="text",
            description="The id of the statement that it stands in.",
            read=lambda part: part.row.id,
            required=True,
        ),
        Column(
            name="version",
            type="integer",
            description="The version of that statement.",
            read=lambda part: part.row.version,
            required=True,
        ),
        Column(
            name="place",
            type="integer",
            description="Its place among those of the statement, from 1.",
            read=lambda part: part.place,
            required=True,
        ),
        Column(
            name="published",
            type="day",
            description="The day on which the document was published.",
            read=lambda part: part.row.document.published,
        ),
        Column(
            name="speaker",
            type="text",
            description="Who speaks, by name.",
            read=lambda part: part.row.speaker.name if part.row.speaker else None,
        ),
        Column(
            name="type",
            type="word",
            description="The type of the statement.",
            read=lambda part: part.row.statement.type,
            required=True,
        ),
    )
    return Table(
        name=name,
        description=f"{what} of the statements, one in a row.",
        key=("statement", "version", "place"),
        columns=of_statement + columns,
    )


QUANTITIES: Table[Part[Quantity]] = _table("quantities", "Quantities", QUANTITY)
DATES: Table[Part[StatementDate]] = _table("dates", "Dates", DATE)
ITEMS: Table[Part[Item]] = _table("items", "Items", ITEM)


def nested(
    name: str,
    description: str,
    columns: tuple[Column[Part[Record]], ...],
    records: Callable[[StatementRow], tuple[Record, ...]],
    label: Callable[[dict[str, object]], str],
) -> Column[StatementRow]:
    """A column of statements that holds the parts of each."""

    def read(row: StatementRow) -> tuple[dict[str, object], ...]:
        return tuple(
            {column.name: column.read(part) for column in columns}
            for part in parts_of(row, records(row))
        )

    return Column(
        name=name, type="parts", description=description, read=read, parts=columns, label=label
    )
