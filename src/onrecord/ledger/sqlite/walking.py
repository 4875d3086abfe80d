"""All rows of the chain in the order of their numbers, also where the file is damaged."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from onrecord.ledger.sqlite.chain import Value

# What reading a damaged file raises: a page, a text or a table's own description is broken.
BROKEN = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.IOError,
    apsw.SQLError,
    apsw.FormatError,
    UnicodeDecodeError,
)

_TABLES = (
    "log",
    "source",
    "producer",
    "document",
    "extraction",
    "actor",
    "attribution",
    "review",
    "statement",
)
_OUTSIDE = {"statement": ("standing", "reviewed")}


@dataclass(frozen=True, slots=True)
class ChainedRow:
    """A row as it lies in the file: its columns that are hashed, and the hash that stands there.

    `values` is None where the row cannot be read, `problem` then says why.
    """

    number: int
    table: str
    values: dict[str, Value] | None
    hash: bytes | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class BrokenTable:
    """A table that cannot be read from behind row `after` on."""

    table: str
    after: int
    problem: str


def walk(connection: apsw.Connection, broken: list[BrokenTable]) -> Iterator[ChainedRow]:
    """Every row of the chain, by number; what ends a table early is added to `broken`."""
    streams = [_rows(connection, table, broken) for table in _TABLES]
    return heapq.merge(*streams, key=lambda row: row.number)


def _rows(
    connection: apsw.Connection, table: str, broken: list[BrokenTable]
) -> Iterator[ChainedRow]:
    last: int | None = None
    while True:
        try:
            names = _columns(connection, table)
            rows = _behind(connection, f"{', '.join(names)}, hash", table, last)
            for *values, digest in rows:
                row = ChainedRow(values[0], table, dict(zip(names, values, strict=True)), digest)
                last = row.number
                yield row
            return
        except BROKEN as error:
            row_or_end = _unread(connection, table, last, str(error))
        if isinstance(row_or_end, BrokenTable):
            broken.append(row_or_end)
            return
        last = row_or_end.number
        yield row_or_end


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    rows: Any = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    outside = ("hash", *_OUTSIDE.get(table, ()))
    return [name for (name,) in rows if name not in outside]


def _behind(connection: apsw.Connection, columns: str, table: str, last: int | None) -> Any:
    """The rows behind number `last`; all of them where it is None, also below 1."""
    where, bindings = ("", ()) if last is None else ("WHERE number > ?", (last,))
    return connection.execute(
        f"SELECT {columns} FROM {table} NOT INDEXED {where} ORDER BY number", bindings
    )


def _unread(
    connection: apsw.Connection, table: str, last: int | None, problem: str
) -> ChainedRow | BrokenTable:
    """The row behind `last`, which cannot be read whole, or that nothing behind it can be."""
    try:
        found = _behind(connection, "number", table, last).fetchone()
    except BROKEN:
        found = None
    if found is None:
        return BrokenTable(table, max(last or 0, 0), problem)
    return ChainedRow(found[0], table, None, _stored_hash(connection, table, found[0]), problem)


def _stored_hash(connection: apsw.Connection, table: str, number: int) -> bytes | None:
    try:
        found: Any = connection.execute(
            f"SELECT hash FROM {table} NOT INDEXED WHERE number = ?", (number,)
        ).fetchone()
    except BROKEN:
        return None
    return None if found is None else found[0]
