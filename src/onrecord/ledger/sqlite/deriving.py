"""Checks of a ledger's file, its schema, and what is derived from the rows of the chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import apsw

from onrecord.ledger.sqlite.migrations import SCHEMA, newest
from onrecord.ledger.sqlite.walking import BROKEN
from onrecord.rows import Fault

# What the events after it made of a statement: the last one decides.
_STANDING = """
WITH event (statement, number, standing) AS (
  SELECT supersedes, number, 'superseded' FROM statement WHERE supersedes IS NOT NULL
  UNION ALL
  SELECT statement, number, iif(action = 'reject', 'rejected', 'current')
    FROM review WHERE action IN ('reject', 'restore')
  UNION ALL
  SELECT w.value, e.number, 'withdrawn' FROM extraction e, json_each(e.withdrawn) w
), outcome (statement, standing, number) AS (
  SELECT statement, standing, max(number) FROM event GROUP BY statement
)
SELECT s.number FROM statement s LEFT JOIN outcome o ON o.statement = s.number
WHERE s.standing IS NOT coalesce(o.standing, 'current')
"""
_REVIEWED = """
SELECT s.number FROM statement s
WHERE s.reviewed IS NOT CASE
  WHEN EXISTS (SELECT 1 FROM review r WHERE r.statement = s.number AND r.action = 'confirm')
    THEN 'confirmed'
  WHEN s.review IS NOT NULL THEN 'corrected'
END
"""


def check_file(connection: apsw.Connection) -> list[Fault]:
    """What SQLite itself finds wrong: pages, indexes, references to rows that are not there."""
    faults = []
    try:
        for (what,) in _rows(connection, "PRAGMA integrity_check"):
            if what != "ok":
                faults.append(Fault(number=None, table=None, what=f"The file is damaged: {what}"))
        for table, number, parent, _ in _rows(connection, "PRAGMA foreign_key_check"):
            what = f"points at a row of {parent} that is not there"
            faults.append(Fault(number=number, table=table, what=what))
    except BROKEN as error:
        faults.append(Fault(number=None, table=None, what=f"The file is damaged: {error}"))
    return faults


def check_schema(connection: apsw.Connection) -> list[Fault]:
    """Where the file's schema is not as schema.sql draws it.

    Tables, views and indexes of one's own it may have, but no triggers on those of the ledger: they
    can keep rows from being written.
    """
    drawn = apsw.Connection("")
    drawn.execute(SCHEMA.read_text(encoding="utf-8"))
    wanted = _objects(drawn)
    drawn.close()
    faults = []
    try:
        there = _objects(connection)
        version = connection.pragma("user_version")
    except BROKEN as error:
        return [_unchecked("sqlite_schema", error)]
    if version != newest():
        what = f"has the number {version} for its version instead of {newest()}"
        faults.append(Fault(number=None, table="sqlite_schema", what=what))
    for name, drawing in wanted.items():
        if there.get(name) != drawing:
            what = (
                "is not as the schema draws it" if name in there else "is missing from the schema"
            )
            faults.append(Fault(number=None, table=name, what=f"{what} ({drawing.kind})"))
    for name, found in there.items():
        if name not in wanted and found.kind == "trigger" and found.table in wanted:
            what = f"is a trigger on {found.table} that no ledger has"
            faults.append(Fault(number=None, table=name, what=what))
    return faults


def check_derived(connection: apsw.Connection) -> list[Fault]:
    """Columns that must follow from the rows of the chain."""
    faults = []
    try:
        for column, sql in (("standing", _STANDING), ("reviewed", _REVIEWED)):
            for (number,) in _rows(connection, sql):
                what = f"has another `{column}` than follows from what was decided about it"
                faults.append(Fault(number=number, table="statement", what=what))
    except BROKEN as error:
        faults.append(_unchecked("statement", error))
    return faults


class _Object(NamedTuple):
    kind: str
    table: str
    sql: str | None


def _objects(connection: apsw.Connection) -> dict[str, _Object]:
    rows = _rows(connection, "SELECT name, type, tbl_name, sql FROM sqlite_schema")
    return {name: _Object(*columns) for name, *columns in rows}


def _unchecked(table: str, error: Exception) -> Fault:
    return Fault(number=None, table=table, what=f"cannot be checked: {error}")


def _rows(connection: apsw.Connection, sql: str) -> Iterator[Any]:
    return connection.execute(sql)
