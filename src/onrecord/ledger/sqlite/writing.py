"""Writing rows: documents with what was read out of them, further readings, the log.

All of it happens inside a transaction, and each row goes through `append_row`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

import apsw

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite.chain import Value, append_row, check_written, next_number
from onrecord.ledger.sqlite.packing import (
    Place,
    pack_actor,
    pack_anything,
    pack_attribution,
    pack_json,
    pack_statement,
)
from onrecord.records import Extraction, ProducedBy, Source, Statement
from onrecord.rows import Event, storable


def write_log(
    connection: apsw.Connection,
    event: Event,
    *,
    run: int | None,
    name: str | None,
    document: int | None,
    detail: dict[str, object] | None,
) -> int:
    """Note what was done; the number of the row."""
    values: dict[str, Value] = {
        "at": now(),
        "event": event,
        "run": run,
        "name": None if name is None else storable(name),
        "document": document,
        "detail": None if detail is None else pack_anything(detail),
    }
    return append_row(connection, "log", values)


def has_document(connection: apsw.Connection, id: str) -> int | None:
    """The number of the document of this id, if it is there."""
    row = connection.execute("SELECT number FROM document WHERE id = ?", (id,)).fetchone()
    return None if row is None else row[0]


def write_document(
    connection: apsw.Connection,
    extraction: Extraction,
    *,
    name: str,
    source: Source | None,
    run: int | None,
) -> int:
    """A new document with its first extraction; its number."""
    document = extraction.document
    producer = _producer(connection, extraction.produced_by)
    values: dict[str, Value] = {
        "id": document.id,
        "title": document.title,
        "name": storable(name),
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "sha256": document.sha256,
        "source": None if source is None else _source(connection, source),
        "run": run,
        "text": document.text,
    }
    number = append_row(connection, "document", values)
    head = {"document": number, "producer": producer, "run": run}
    place = _read(connection, extraction, head, withdrawn=())
    for statement in extraction.statements:
        write_statement(connection, statement, place)
    return number


def write_extraction(
    connection: apsw.Connection,
    extraction: Extraction,
    *,
    kept: Iterable[int],
    superseded: Iterable[tuple[int, Statement]],
    withdrawn: Iterable[int],
    run: int | None,
) -> int:
    """A further extraction of a document that is there; the number of the extraction."""
    number = has_document(connection, extraction.document.id)
    if number is None:
        raise LedgerError(f"No document {extraction.document.id!r} in the ledger; add it first.")
    gone = tuple(withdrawn)
    producer = _producer(connection, extraction.produced_by)
    head = {"document": number, "producer": producer, "run": run}
    place = _read(connection, extraction, head, withdrawn=gone)
    for row in gone:
        set_column(connection, row, "standing", "withdrawn")
    taken = {_identity(connection, row).id for row in kept}
    for before, statement in superseded:
        taken.add(statement.id)
        write_statement(connection, statement, place, before=before)
    for statement in extraction.statements:
        if statement.id not in taken and not _has_statement(connection, statement.id):
            write_statement(connection, statement, place)
    return place.extraction


def write_statement(
    connection: apsw.Connection,
    statement: Statement,
    place: Place,
    *,
    before: int | None = None,
    review: int | None = None,
) -> int:
    """A statement of its own, or the version of one that supersedes row `before`."""
    if before is None:
        identity = _Identity(statement.id, version=1, first=next_number(connection))
    else:
        last = _identity(connection, before)
        identity = last._replace(version=last.version + 1)
    values: dict[str, Value] = {
        **identity._asdict(),
        "supersedes": before,
        "review": review,
        "document": place.document,
        "extraction": place.extraction,
    }
    number = append_row(connection, "statement", values | pack_statement(statement, place))
    if before is not None:
        set_column(connection, before, "standing", "superseded")
    if review is not None:
        set_column(connection, number, "reviewed", "corrected")
    return number


def set_column(connection: apsw.Connection, statement: int, column: str, value: str) -> None:
    """Set `standing` or `reviewed`, which follow from the rows behind the statement."""
    connection.execute(f"UPDATE statement SET {column} = ? WHERE number = ?", (value, statement))
    found = f"SELECT {column} IS ? FROM statement WHERE number = ?"
    check_written(connection, found, (value, statement))


def _read(
    connection: apsw.Connection,
    extraction: Extraction,
    head: dict[str, int | None],
    *,
    withdrawn: tuple[int, ...],
) -> Place:
    """Write an extraction, which begins with the columns `head`, its actors and attributions."""
    document = head["document"]
    assert document is not None
    aside = {
        "timexes": extraction.timexes,
        "quantities": extraction.quantities,
        "rejections": extraction.rejections,
    }
    values: dict[str, Value] = {
        **head,
        "at": now(),
        "withdrawn": pack_json(withdrawn),
        "rejected": len(extraction.rejections),
        "aside": zlib.compress(pack_json(aside).encode()),
    }
    number = append_row(connection, "extraction", values)
    actors = {}
    for actor in extraction.actors:
        values = pack_actor(actor, document=document, extraction=number)
        actors[actor.id] = append_row(connection, "actor", values)
    attributions = {}
    for one in extraction.attributions:
        values = pack_attribution(one, document=document, extraction=number, actors=actors)
        attributions[one.id] = append_row(connection, "attribution", values)
    return Place(
        document=document,
        extraction=number,
        text=extraction.document.text,
        outlet=extraction.document.outlet,
        published=extraction.document.published,
        actors=actors,
        names={actor.id: actor.name for actor in extraction.actors},
        attributions=attributions,
    )


def _producer(connection: apsw.Connection, by: ProducedBy) -> int:
    row = connection.execute(
        "SELECT number FROM producer WHERE onrecord = ? AND model = ? AND resources = ?",
        (by.onrecord, by.model, by.resources),
    ).fetchone()
    if row is not None:
        return int(row[0])
    values: dict[str, Value] = {
        "name": f"onrecord {by.onrecord}, model {by.model[:8]}, resources {by.resources[:8]}",
        "onrecord": by.onrecord,
        "model": by.model,
        "resources": by.resources,
    }
    return append_row(connection, "producer", values)


def _source(connection: apsw.Connection, source: Source) -> int:
    sha256 = hashlib.sha256(source.data).hexdigest()
    row = connection.execute("SELECT number FROM source WHERE sha256 = ?", (sha256,)).fetchone()
    if row is not None:
        return int(row[0])
    values: dict[str, Value] = {
        "sha256": sha256,
        "media_type": source.media_type,
        "size": len(source.data),
        "packed": zlib.compress(source.data),
    }
    return append_row(connection, "source", values)


class _Identity(NamedTuple):
    """Which statement a row is, in which version; `first` is the number of its version 1."""

    id: str
    version: int
    first: int


def _identity(connection: apsw.Connection, number: int) -> _Identity:
    """Of the row `number`, which must be the newest version of its statement."""
    row = connection.execute(
        "SELECT id, version, first, (SELECT max(version) FROM statement v WHERE v.id = s.id)"
        " FROM statement s WHERE number = ?",
        (number,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"No statement has the number {number}.")
    id, version, first, newest = row
    if version != newest:
        raise LedgerError(
            f"Version {version} of {id} has been superseded meanwhile; look at version {newest}."
        )
    return _Identity(id, version, first)


def _has_statement(connection: apsw.Connection, id: str) -> bool:
    found = connection.execute("SELECT 1 FROM statement WHERE id = ? LIMIT 1", (id,))
    return found.fetchone() is not None


def now() -> str:
    """The time, UTC in ISO 8601 with seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
