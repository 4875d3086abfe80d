"""Writing rows: documents with what was read out of them, further readings, reviews, the log."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import apsw
import msgspec

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite.chain import append_row
from onrecord.ledger.sqlite.days import first_day
from onrecord.records import Actor, Attribution, Extraction, ProducedBy, Source, Statement
from onrecord.rows import Action, Event

_ENCODER = msgspec.json.Encoder()


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
    values = {
        "at": _now(),
        "event": event,
        "run": run,
        "name": None if name is None else _sound(name),
        "document": document,
        # Half of a surrogate pair becomes an escape of JSON, which reads back as it was.
        "detail": None if detail is None else _sound(json.dumps(detail, ensure_ascii=False)),
    }
    return append_row(connection, "log", values)


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
    kept = None if source is None else _source(connection, source)
    number = append_row(
        connection,
        "document",
        {
            "id": document.id,
            "title": document.title,
            "name": _sound(name),
            "outlet": document.outlet,
            "published": document.published,
            "url": document.url,
            "language": document.language,
            "sha256": document.sha256,
            "source": kept,
            "run": run,
            "text": document.text,
        },
    )
    reading = _read(connection, number, producer, extraction, withdrawn=())
    for statement in extraction.statements:
        reading.write(connection, statement)
    return number


def write_extraction(
    connection: apsw.Connection,
    extraction: Extraction,
    *,
    kept: Iterable[int],
    superseded: Iterable[tuple[int, Statement]],
    withdrawn: Iterable[int],
) -> int:
    """A further extraction of a document that is there; the number of the extraction."""
    id = extraction.document.id
    number = has_document(connection, id)
    if number is None:
        raise LedgerError(f"No document {id!r} in the ledger; add it first.")
    producer = _producer(connection, extraction.produced_by)
    gone = tuple(withdrawn)
    reading = _read(connection, number, producer, extraction, withdrawn=gone)
    connection.executemany(
        "UPDATE statement SET standing = 'withdrawn' WHERE number = ?", ((row,) for row in gone)
    )
    taken = {_id_of(connection, row) for row in kept}
    for before, statement in superseded:
        taken.add(statement.id)
        reading.write(connection, statement, before=before)
    for statement in extraction.statements:
        if statement.id not in taken and not _has_statement(connection, statement.id):
            reading.write(connection, statement)
    return reading.extraction


def write_review(
    connection: apsw.Connection,
    statement: int,
    action: Action,
    *,
    reviewer: str,
    reason: str | None,
    field: str | None,
    value: object,
) -> int:
    """A decision about the row of number `statement`; sets its standing and `reviewed`."""
    if action != "note":
        _check_newest(connection, statement)
    values = {
        "statement": statement,
        "action": action,
        "field": field,
        "value": None if field is None else _json(value),
        "reason": reason,
        "reviewer": reviewer,
        "at": _now(),
    }
    number = append_row(connection, "review", values)
    if change := _OUTCOMES.get(action):
        connection.execute(f"UPDATE statement SET {change} WHERE number = ?", (statement,))
    return number


_OUTCOMES = {
    "reject": "standing = 'rejected'",
    "restore": "standing = 'current'",
    # A corrected version stays marked as such when somebody confirms it.
    "confirm": "reviewed = coalesce(reviewed, 'confirmed')",
}


def write_version(
    connection: apsw.Connection, before: int, statement: Statement, *, review: int
) -> int:
    """The version of a statement that a correction makes, which supersedes row `before`."""
    row = connection.execute(
        "SELECT document, extraction FROM statement WHERE number = ?", (before,)
    ).fetchone()
    if row is None:
        raise LedgerError(f"No statement has the number {before}.")
    reading = _known(connection, *row)
    return reading.write(connection, statement, before=before, review=review)


def write_actor(connection: apsw.Connection, document: int, actor: Actor) -> int:
    """An actor that a reviewer names in a document."""
    return append_row(connection, "actor", _actor(actor, document, None))


def has_document(connection: apsw.Connection, id: str) -> int | None:
    """The number of the document of this id, if it is there."""
    row = connection.execute("SELECT number FROM document WHERE id = ?", (id,)).fetchone()
    return None if row is None else row[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """An extraction of a document, with the numbers of the rows that statements point at."""

    document: int
    extraction: int
    text: str
    outlet: str | None
    published: str | None
    actors: dict[str, int]
    names: dict[str, str]
    attributions: dict[str, int]

    def write(
        self,
        connection: apsw.Connection,
        statement: Statement,
        *,
        before: int | None = None,
        review: int | None = None,
    ) -> int:
        """A statement of its own, or the version of one that supersedes row `before`."""
        id, version = statement.id, 1
        if before is not None:
            id, last = _check_newest(connection, before)
            version = last + 1
        place: dict[str, str | int | float | bytes | None] = {
            "id": id,
            "version": version,
            "supersedes": before,
            "review": review,
            "document": self.document,
            "extraction": self.extraction,
        }
        number = append_row(connection, "statement", place | self._values(statement))
        if before is not None:
            connection.execute(
                "UPDATE statement SET standing = 'superseded' WHERE number = ?", (before,)
            )
        if review is not None:
            connection.execute(
                "UPDATE statement SET reviewed = 'corrected' WHERE number = ?", (number,)
            )
        return number

    def _values(self, statement: Statement) -> dict[str, str | int | float | bytes | None]:
        modality = statement.modality
        told = (date.value for date in statement.dates if date.role == "utterance" and date.value)
        days = (first_day(value) for value in told)
        return {
            "attribution": statement.attribution and self.attributions[statement.attribution],
            "speaker": statement.speaker and self.actors[statement.speaker],
            "speaker_name": statement.speaker and self.names[statement.speaker],
            "type": statement.type,
            "stage": statement.stage,
            "text": " … ".join(self.text[start:end] for start, end in statement.content),
            "kind": statement.kind,
            "negated": int(modality.negated),
            "future": int(modality.future),
            "condition": modality.condition and _json(modality.condition),
            "hedge": modality.hedge and _json(modality.hedge),
            "quantities": _json(statement.quantities),
            "dates": _json(statement.dates),
            "countries": _json(statement.countries),
            "items": _json(statement.items),
            "via": _json([self.actors[id] for id in statement.via]),
            "said": next((day for day in days if day), self.published),
            "published": self.published,
            "outlet": self.outlet,
            "content": _json(statement.content),
            "confidence": _real(statement.confidence),
        }


def _read(
    connection: apsw.Connection,
    document: int,
    producer: int,
    extraction: Extraction,
    *,
    withdrawn: tuple[int, ...],
) -> _Reading:
    """Write an extraction with its actors and attributions."""
    aside = {
        "timexes": extraction.timexes,
        "quantities": extraction.quantities,
        "rejections": extraction.rejections,
    }
    values = {
        "document": document,
        "producer": producer,
        "at": _now(),
        "withdrawn": _json(withdrawn),
        "rejected": len(extraction.rejections),
        "aside": zlib.compress(_ENCODER.encode(aside)),
    }
    number = append_row(connection, "extraction", values)
    actors = {
        actor.id: append_row(connection, "actor", _actor(actor, document, number))
        for actor in extraction.actors
    }
    attributions = {
        attribution.id: append_row(
            connection, "attribution", _attribution(attribution, document, number, actors)
        )
        for attribution in extraction.attributions
    }
    return _Reading(
        document=document,
        extraction=number,
        text=extraction.document.text,
        outlet=extraction.document.outlet,
        published=extraction.document.published,
        actors=actors,
        names={actor.id: actor.name for actor in extraction.actors},
        attributions=attributions,
    )


def _known(connection: apsw.Connection, document: int, extraction: int) -> _Reading:
    """An extraction as it was written, with the actors that reviewers named since."""
    text, outlet, published = connection.execute(
        "SELECT text, outlet, published FROM document WHERE number = ?", (document,)
    ).fetchone()
    actors = connection.execute(
        "SELECT id, number, name FROM actor WHERE document = ? ORDER BY number", (document,)
    ).fetchall()
    attributions = connection.execute(
        "SELECT id, number FROM attribution WHERE document = ? ORDER BY number", (document,)
    )
    return _Reading(
        document=document,
        extraction=extraction,
        text=text,
        outlet=outlet,
        published=published,
        actors={id: number for id, number, _ in actors},
        names={id: name for id, _, name in actors},
        attributions=dict(attributions.fetchall()),
    )


def _actor(actor: Actor, document: int, extraction: int | None) -> dict[str, str | int | None]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "roles": _json(actor.roles),
        "mentions": _json(actor.mentions),
        "document": document,
        "extraction": extraction,
    }


def _attribution(
    attribution: Attribution, document: int, extraction: int, actors: dict[str, int]
) -> dict[str, str | int | float | None]:
    return {
        "id": attribution.id,
        "document": document,
        "extraction": extraction,
        "kind": attribution.kind,
        "source": _json(attribution.source),
        "cue": _json(attribution.cue),
        "content": _json(attribution.content),
        "cue_class": attribution.cue_class,
        "actor": attribution.actor and actors[attribution.actor],
        "via": _json([actors[id] for id in attribution.via]),
        "confidence": _real(attribution.confidence),
    }


def _producer(connection: apsw.Connection, by: ProducedBy) -> int:
    row = connection.execute(
        "SELECT number FROM producer WHERE onrecord = ? AND model = ? AND resources = ?",
        (by.onrecord, by.model, by.resources),
    ).fetchone()
    if row is not None:
        return int(row[0])
    name = f"onrecord {by.onrecord}, model {by.model[:8]}, resources {by.resources[:8]}"
    values = {
        "name": name,
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
    values = {
        "sha256": sha256,
        "media_type": source.media_type,
        "size": len(source.data),
        "packed": zlib.compress(source.data),
    }
    return append_row(connection, "source", values)


def _check_newest(connection: apsw.Connection, number: int) -> tuple[str, int]:
    """The id and version of a statement's row. Raises LedgerError where a newer one is there."""
    row = connection.execute(
        "SELECT id, version, standing FROM statement WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        raise LedgerError(f"No statement has the number {number}.")
    id, version, standing = row
    if standing == "superseded":
        raise LedgerError(
            f"{id} has a newer version than {version}, made meanwhile; look at it and decide anew."
        )
    return id, version


def _id_of(connection: apsw.Connection, number: int) -> str:
    return _check_newest(connection, number)[0]


def _has_statement(connection: apsw.Connection, id: str) -> bool:
    found = connection.execute("SELECT 1 FROM statement WHERE id = ? LIMIT 1", (id,))
    return found.fetchone() is not None


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(value: object) -> str:
    return _ENCODER.encode(value).decode()


def _real(value: float) -> float:
    """`value` as a REAL column gives it back: never an int, never a negative zero."""
    return float(value) + 0.0


def _sound(text: str) -> str:
    """`text` with what UTF-8 cannot carry (an odd byte of a file name) made visible."""
    return text.encode("utf-8", "backslashreplace").decode()
