"""What a ledger gives back by id, or as a whole: documents, sources, extractions, reviews, log."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import Any

import apsw

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite import unpacking
from onrecord.ledger.sqlite.fetching import document_rows, pages, readable, statement_rows
from onrecord.ledger.sqlite.reporting import MEND
from onrecord.records import Actor, Attribution, Extraction, Source
from onrecord.rows import DocumentRow, LogRow, Review, StatementRow, storable

_LAST_LETTER = "\U0010ffff"


def document(connection: apsw.Connection, id: str) -> DocumentRow:
    """The document of this id. Raises LedgerError where there is none."""
    (row,) = document_rows(connection, (_number(connection, id),))
    return row


def documents(connection: apsw.Connection) -> Iterator[DocumentRow]:
    """All documents, in the order of adding."""
    found: Any = connection.execute("SELECT number FROM document ORDER BY number").fetchall()
    return document_rows(connection, [number for (number,) in found])


def source(connection: apsw.Connection, sha256: str) -> Source:
    """The bytes of this hash. Raises LedgerError where there are none, or where they are others."""
    row = connection.execute(
        "SELECT media_type, packed FROM source WHERE sha256 = ?", (storable(sha256),)
    ).fetchone()
    if row is None:
        raise LedgerError(
            f"No source has the hash {sha256}; `onrecord show` names those there are."
        )
    media_type, packed = row
    with readable(f"source {sha256}"):
        data = zlib.decompress(packed)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise LedgerError(f"The bytes kept as {sha256} are no longer those that were read. {MEND}")
    return Source(media_type=media_type, data=data)


def extraction(connection: apsw.Connection, id: str) -> Extraction:
    """The latest extraction of a document, with its statements as they stand now.

    What a statement points at is there too where an earlier extraction or a reviewer made it.
    """
    row = document(connection, id)
    number, packed = connection.execute(
        "SELECT number, aside FROM extraction WHERE document = ? ORDER BY number DESC LIMIT 1",
        (row.number,),
    ).get
    with readable(f"document {id}"):
        statements = tuple(_current(connection, row.number))
        aside = unpacking.aside(packed)
        cast, attributions = _found(connection, row.number, number)
    for one in statements:
        if one.attribution is not None:
            attributions.setdefault(one.attribution.id, one.attribution)
    return Extraction(
        document=row.document,
        actors=_needed(cast, attributions, statements),
        attributions=tuple(attributions.values()),
        statements=tuple(one.statement for one in statements),
        timexes=aside.timexes,
        quantities=aside.quantities,
        rejections=aside.rejections,
        produced_by=row.produced_by,
    )


def _current(connection: apsw.Connection, document: int) -> Iterator[StatementRow]:
    """The current statements of a document, in the order of their first versions."""
    found = connection.execute(
        "SELECT number FROM statement WHERE document = ? AND standing = 'current' ORDER BY first",
        (document,),
    )
    return statement_rows(connection, [number for (number,) in found])


def _found(
    connection: apsw.Connection, document: int, extraction: int
) -> tuple[dict[str, tuple[Actor, bool]], dict[str, Attribution]]:
    """All actors of a document, each with whether `extraction` found it, and its attributions."""
    rows: Any = connection.execute(
        f"SELECT extraction, {unpacking.ACTOR} FROM actor WHERE document = ?"
        " ORDER BY extraction IS NOT ?, number",
        (document, extraction),
    ).fetchall()
    ids = {row[1]: row[2] for row in rows}
    cast: dict[str, tuple[Actor, bool]] = {}
    for by, *columns in rows:
        cast.setdefault(columns[1], (unpacking.actor(tuple(columns)), by == extraction))
    told = connection.execute(
        f"SELECT {unpacking.ATTRIBUTION} FROM attribution WHERE document = ? AND extraction = ?"
        " ORDER BY number",
        (document, extraction),
    )
    return cast, {row[1]: unpacking.attribution(row, ids) for row in told}


def _needed(
    cast: dict[str, tuple[Actor, bool]],
    attributions: dict[str, Attribution],
    statements: tuple[StatementRow, ...],
) -> tuple[Actor, ...]:
    """The actors that the extraction found, and further ones that something points at."""
    pointed = {id for one in attributions.values() for id in (one.actor, *one.via)}
    pointed |= {id for one in statements for id in (one.statement.speaker, *one.statement.via)}
    return tuple(actor for id, (actor, found) in cast.items() if found or id in pointed)


def statement_ids(connection: apsw.Connection, prefix: str, *, limit: int) -> list[str]:
    """Ids that are `prefix` or, behind their `statement-`, begin with it."""
    found = connection.execute(
        "SELECT DISTINCT id FROM statement WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        (*_beginning(prefix, "statement-"), limit),
    )
    return [id for (id,) in found]


def document_ids(connection: apsw.Connection, prefix: str, *, limit: int) -> list[str]:
    """Ids that are `prefix` or, behind their `document-`, begin with it, or of its name."""
    found = connection.execute(
        "SELECT id FROM document WHERE id >= ? AND id < ?"
        " UNION SELECT id FROM document WHERE name = ? ORDER BY id LIMIT ?",
        (*_beginning(prefix, "document-"), storable(prefix), limit),
    )
    return [id for (id,) in found]


def _beginning(prefix: str, kind: str) -> tuple[str, str]:
    """What ids of a kind that begin with `prefix` are not less than, and less than."""
    beginning = storable(prefix if prefix.startswith(kind) else kind + prefix)
    return beginning, beginning + _LAST_LETTER


def versions(connection: apsw.Connection, id: str) -> list[StatementRow]:
    """All versions of the statement of this id, the first one first."""
    found = connection.execute(
        "SELECT number FROM statement WHERE id = ? ORDER BY version", (storable(id),)
    )
    return list(statement_rows(connection, [number for (number,) in found]))


def reviews(connection: apsw.Connection, id: str | None = None) -> Iterator[Review]:
    """Reviews, of one statement or all, in the order they were made."""
    where, bindings = ("", ()) if id is None else ("WHERE s.id = ?", (storable(id),))
    sql = f"FROM review r JOIN statement s ON s.number = r.statement {where}"
    chosen: Any = connection.execute(
        f"SELECT r.number {sql} ORDER BY r.number", bindings
    ).fetchall()
    for page in pages(number for (number,) in chosen):
        found = connection.execute(
            f"SELECT {unpacking.REVIEW} FROM review r JOIN statement s ON s.number = r.statement"
            " WHERE r.number IN (SELECT value FROM json_each(?)) ORDER BY r.number",
            (json.dumps(page),),
        ).fetchall()
        for row in found:
            with readable(f"review {row[0]}"):
                review = unpacking.review(row)
            yield review


def actors(connection: apsw.Connection, document: int) -> list[Actor]:
    """Everybody named in the document of this number, each once."""
    rows = connection.execute(
        f"SELECT {unpacking.ACTOR} FROM actor WHERE document = ? ORDER BY number", (document,)
    )
    with readable(f"document {document}"):
        return list({row[1]: unpacking.actor(row) for row in rows}.values())


def log(connection: apsw.Connection, *, limit: int | None) -> list[LogRow]:
    """What was done, the latest first."""
    rows = connection.execute(
        f"SELECT {unpacking.LOG} FROM log l ORDER BY l.number DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return [_log_row(row) for row in rows]


def failures(connection: apsw.Connection) -> list[LogRow]:
    """Documents that failed and have not been added since, the latest failure of each."""
    rows = connection.execute(
        f"SELECT {unpacking.LOG} FROM failures f JOIN log l ON l.number = f.number"
        " ORDER BY l.number"
    )
    return [_log_row(row) for row in rows]


def _log_row(row: unpacking.Row) -> LogRow:
    with readable(f"row {row[0]} of the log"):
        return unpacking.log_row(row)


def _number(connection: apsw.Connection, id: str) -> int:
    row = connection.execute("SELECT number FROM document WHERE id = ?", (storable(id),)).fetchone()
    if row is None:
        raise LedgerError(f"No document has the id {id!r}.")
    return int(row[0])
