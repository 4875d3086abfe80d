"""Speakers and outlets by number of statements, and the ledger in figures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import apsw

from onrecord.ledger.sqlite import unpacking
from onrecord.ledger.sqlite.fetching import readable
from onrecord.ledger.sqlite.filtering import Choice, choose
from onrecord.records import ActorKind
from onrecord.rows import NameCount, Producer, Query, Status


def speakers(connection: apsw.Connection, query: Query, *, limit: int | None) -> list[NameCount]:
    """Who speaks in the statements of `query`, the most frequent first."""
    choice = choose(connection, query, index="statement_speaker")
    counts = _counts(connection, choice, "speaker_name", limit)
    with readable("actors"):
        known = _known(connection, [name for name, *_ in counts])
    return [
        NameCount(
            name=name,
            kind=known[name][0],
            roles=known[name][1],
            statements=statements,
            documents=documents,
            first=first,
            last=last,
        )
        for name, statements, documents, first, last in counts
    ]


def outlets(connection: apsw.Connection, query: Query, *, limit: int | None) -> list[NameCount]:
    """In which outlets the statements of `query` stand, the most frequent first."""
    choice = choose(connection, query, index="statement_outlet")
    return [
        NameCount(
            name=name,
            kind=None,
            roles=(),
            statements=statements,
            documents=documents,
            first=first,
            last=last,
        )
        for name, statements, documents, first, last in _counts(connection, choice, "outlet", limit)
    ]


def _counts(
    connection: apsw.Connection,
    choice: Choice,
    column: Literal["speaker_name", "outlet"],
    limit: int | None,
) -> list[tuple[str, int, int, str | None, str | None]]:
    """Name, statements, documents, first and last day of publication."""
    rows: Any = connection.execute(
        f"SELECT s.{column}, count(*), count(DISTINCT s.document), min(s.published),"
        f" max(s.published) FROM {choice.sql} AND s.{column} IS NOT NULL"
        f" GROUP BY s.{column} ORDER BY count(*) DESC, s.{column} LIMIT ?",
        (*choice.bindings, -1 if limit is None else limit),
    )
    return list(rows)


def _known(
    connection: apsw.Connection, names: Iterable[str]
) -> dict[str, tuple[ActorKind, tuple[str, ...]]]:
    """The most frequent kind of the actors of each name that speak, and their roles."""
    rows = connection.execute(
        "SELECT a.name, a.kind, a.roles, count(DISTINCT a.document)"
        " FROM (SELECT DISTINCT s.speaker FROM json_each(?) n CROSS JOIN statement s"
        " INDEXED BY statement_speaker ON s.speaker_name = n.value) AS told"
        " CROSS JOIN actor a ON a.number = told.speaker"
        " GROUP BY a.name, a.kind, a.roles ORDER BY a.name, a.kind, a.roles",
        (json.dumps(list(names)),),
    )
    kinds: dict[str, Counter[ActorKind]] = {}
    roles: dict[str, Counter[str]] = {}
    for name, kind, column, count in rows:
        kinds.setdefault(name, Counter())[kind] += count
        held = roles.setdefault(name, Counter())
        for role in unpacking.roles(column):
            held[role] += count
    return {
        name: (kind.most_common(1)[0][0], tuple(role for role, _ in roles[name].most_common()))
        for name, kind in kinds.items()
    }


def status(connection: apsw.Connection, path: Path) -> Status:
    """The ledger in figures."""

    def one(sql: str) -> int:
        return int(connection.execute(f"SELECT {sql}").get)

    def by(column: str, table: str, index: str) -> dict[str, int]:
        counted: Any = connection.execute(
            f"SELECT {column}, count(*) FROM {table} INDEXED BY {index} GROUP BY {column}"
        )
        return dict(counted)

    statements = one("count(*) FROM statement")
    # Nearly all are current: to count the others is to sort little.
    others = by("standing", "statement", "statement_number WHERE standing <> 'current'")
    current = statements - sum(others.values())
    standing = {"current": current} | others if current else others
    rows, head = connection.execute("SELECT number, hash FROM head").get
    first, last = connection.execute(
        "SELECT min(first), max(last) FROM (SELECT min(published) AS first, max(published) AS last"
        " FROM document INDEXED BY document_language GROUP BY language)"
    ).get
    return Status(
        path=str(path),
        schema=int(connection.pragma("user_version")),
        documents=one("count(*) FROM document"),
        statements=statements,
        standing=standing,
        languages=by("language", "document", "document_language WHERE language IS NOT NULL"),
        reviewed=by(
            "reviewed",
            "statement",
            "statement_reviewed WHERE reviewed IS NOT NULL AND standing = 'current'",
        ),
        reviews=one("count(*) FROM review"),
        speakers=one(_NAMES.format("speaker_name", "statement_speaker")),
        outlets=one(_NAMES.format("outlet", "statement_outlet")),
        rejected=one(f"coalesce(sum(rejected), 0) FROM extraction WHERE number IN ({_LATEST})"),
        failed=one("count(*) FROM failures"),
        unfinished_runs=one(_UNFINISHED),
        producers=_producers(connection),
        rows=rows,
        head=head.hex(),
        bytes_total=sum(part.stat().st_size for part in _files(path)),
        bytes_sources=one("coalesce(sum(length(packed)), 0) FROM source"),
        first_published=first,
        last_published=last,
    )


_NAMES = "count(DISTINCT {0}) FROM statement INDEXED BY {1} WHERE standing = 'current'"
_LATEST = "SELECT max(number) FROM extraction GROUP BY document"
_UNFINISHED = (
    "count(*) FROM log s WHERE s.event = 'started' AND NOT EXISTS"
    " (SELECT 1 FROM log f WHERE f.event = 'finished' AND f.run = s.number)"
)


def _producers(connection: apsw.Connection) -> tuple[Producer, ...]:
    rows = connection.execute(
        f"SELECT {unpacking.PRODUCER}, count(*) FROM extraction e JOIN producer p"
        f" ON p.number = e.producer WHERE e.number IN ({_LATEST})"
        " GROUP BY p.number ORDER BY p.number"
    )
    return tuple(
        Producer(produced_by=unpacking.produced_by(tuple(made)), documents=documents)
        for *made, documents in rows
    )


def _files(path: Path) -> list[Path]:
    """The file of a ledger, and what SQLite has not moved into it yet."""
    return [part for part in (path, path.with_name(f"{path.name}-wal")) if part.exists()]
