"""Rows with all that belongs to them: statements with document, actors, attribution and maker."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import apsw
import msgspec

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite import unpacking
from onrecord.ledger.sqlite.reporting import MEND
from onrecord.ledger.sqlite.unpacking import Row
from onrecord.records import Actor, Attribution, Document, ProducedBy
from onrecord.rows import DocumentRow, StatementRow

AT_ONCE = 256
_HEAD = (
    "s.number, s.version, s.supersedes, s.standing, s.reviewed, s.said, s.said_last, s.document,"
    " s.extraction, r.at, s.hash"
)
_HEAD_COLUMNS = 11
_STATEMENTS = "statement s LEFT JOIN review r ON r.number = s.review"
_DOCUMENTS = f"""
    SELECT d.number, d.name, o.sha256, first.at, e.rejected,
      {unpacking.DOCUMENT}, {unpacking.PRODUCER}
    FROM document d
    LEFT JOIN source o ON o.number = d.source
    JOIN extraction first ON first.number =
      (SELECT min(number) FROM extraction WHERE document = d.number)
    JOIN extraction e ON e.number = (SELECT max(number) FROM extraction WHERE document = d.number)
    JOIN producer p ON p.number = e.producer
"""


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Raise LedgerError where what is stored cannot be read as what it should be."""
    try:
        yield
    except (msgspec.MsgspecError, zlib.error, KeyError) as error:
        raise LedgerError(f"What is stored of {what} cannot be read ({error}). {MEND}") from error


def statement_rows(connection: apsw.Connection, numbers: Iterable[int]) -> Iterator[StatementRow]:
    """The statements of these numbers, in this order, read `AT_ONCE` at a time.

    Within one reading each document is read once.
    """
    for page in pages(numbers):
        with readable("statements"):
            rows = {row.number: row for row in _page(connection, page)}
            found = [rows[number] for number in page]
        yield from found


def pages(numbers: Iterable[int]) -> Iterator[list[int]]:
    """`numbers`, `AT_ONCE` at a time.

    What is read in pages keeps no reading open: others may write and the file may shrink meanwhile.
    """
    rest = list(numbers)
    for first in range(0, len(rest), AT_ONCE):
        yield rest[first : first + AT_ONCE]


def document_rows(connection: apsw.Connection, numbers: Iterable[int]) -> Iterator[DocumentRow]:
    """The documents of these numbers, in the order of adding, read `AT_ONCE` at a time."""
    for page in pages(numbers):
        found = connection.execute(
            f"{_DOCUMENTS} WHERE d.number IN (SELECT value FROM json_each(?)) ORDER BY d.number",
            (json.dumps(page),),
        ).fetchall()
        yield from map(unpacking.document_row, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What a page of statements points at, by number."""

    documents: dict[int, tuple[Document, str]]
    readings: dict[int, tuple[str, ProducedBy]]
    attributions: dict[int, Attribution]
    actors: dict[int, Actor]
    ids: dict[int, str]


def _page(connection: apsw.Connection, numbers: Sequence[int]) -> Iterator[StatementRow]:
    found = _select(connection, f"{_HEAD}, {unpacking.STATEMENT}", _STATEMENTS, "s", numbers)
    around = _surroundings(connection, found)
    for row in found:
        yield _statement_row(row, around)


def _statement_row(row: Row, around: _Surroundings) -> StatementRow:
    number, version, supersedes, standing, reviewed, *head = row[:_HEAD_COLUMNS]
    said, said_last, document, extraction, corrected, digest = head
    columns = row[_HEAD_COLUMNS:]
    _, attribution, _, _, speaker, via, *_ = columns
    told = around.attributions[attribution] if attribution is not None else None
    text, name = around.documents[document]
    at, by = around.readings[extraction]
    return StatementRow(
        number=number,
        version=version,
        supersedes=supersedes,
        standing=standing,
        reviewed=reviewed,
        statement=unpacking.statement(columns, around.ids, told.id if told else None),
        attribution=told,
        actors=tuple(
            around.actors[actor] for actor in dict.fromkeys(unpacking.actors_named(speaker, via))
        ),
        said=said,
        said_last=said_last,
        document=text,
        name=name,
        added=corrected or at,
        produced_by=by,
        hash=digest.hex(),
    )


def _surroundings(connection: apsw.Connection, found: Sequence[Row]) -> _Surroundings:
    documents, extractions, attributions = (set[int](), set[int](), set[int]())
    actors: set[int] = set()
    for row in found:
        documents.add(row[7])
        extractions.add(row[8])
        _, attribution, _, _, speaker, via, *_ = row[_HEAD_COLUMNS:]
        attributions |= set() if attribution is None else {attribution}
        actors.update(unpacking.actors_named(speaker, via))
    told = _select(connection, unpacking.ATTRIBUTION, "attribution", "attribution", attributions)
    for row in told:
        actors.update(unpacking.actors_named(row[7], row[8]))
    named = _select(connection, unpacking.ACTOR, "actor", "actor", actors)
    ids = {row[0]: row[1] for row in named}
    return _Surroundings(
        documents={
            number: (unpacking.document(tuple(columns)), name)
            for number, name, *columns in _select(
                connection, f"d.number, d.name, {unpacking.DOCUMENT}", "document d", "d", documents
            )
        },
        readings={
            number: (at, unpacking.produced_by(tuple(columns)))
            for number, at, *columns in _select(
                connection,
                f"e.number, e.at, {unpacking.PRODUCER}",
                "extraction e JOIN producer p ON p.number = e.producer",
                "e",
                extractions,
            )
        },
        attributions={row[0]: unpacking.attribution(row, ids) for row in told},
        actors={row[0]: unpacking.actor(row) for row in named},
        ids=ids,
    )


def _select(
    connection: apsw.Connection, columns: str, source: str, table: str, numbers: Iterable[int]
) -> list[Row]:
    """The rows of these numbers."""
    sql = f"SELECT {columns} FROM {source} WHERE {table}.number IN (SELECT value FROM json_each(?))"
    return connection.execute(sql, (json.dumps(list(numbers)),)).fetchall()
