"""Opening the file of a ledger."""

from __future__ import annotations

from pathlib import Path

import apsw

SCHEMA = Path(__file__).with_name("schema.sql")


def create(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    connection.execute("COMMIT")
    connection.close()


def connect(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.set_busy_timeout(30_000)
    connection.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    return connection
