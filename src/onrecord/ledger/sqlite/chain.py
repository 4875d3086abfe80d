"""The chain of rows: each under the next number, with a hash over itself and the row before."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import apsw
import msgspec

from onrecord.errors import InternalError, LedgerError

Value = str | int | float | bytes | None

_ENCODER = msgspec.msgpack.Encoder()


def link(before: bytes, table: str, values: Mapping[str, Value]) -> bytes:
    """The hash of a row of `table` that follows the row of hash `before`.

    `values` are its columns in the order of the table, as SQLite gives them back, without `hash`
    and those that are derived; schema.sql says how they are hashed.
    """
    present = {column: value for column, value in values.items() if value is not None}
    return hashlib.sha256(before + _ENCODER.encode([table, present])).digest()


def append_row(connection: apsw.Connection, table: str, values: Mapping[str, Value]) -> int:
    """Write a row behind the last one, in a transaction; its number.

    `values` are all columns of `table` but number, hash and those that are derived, in its order,
    and of the types that SQLite gives back (0 and 1 for truth, float in a REAL column): what is
    hashed is what will be read.
    """
    if not connection.in_transaction:
        raise InternalError("Rows of a ledger are written inside `writing` only.")
    number, before = _next(connection)
    row = {"number": number, **values}
    digest = link(before, table, row)
    names = ", ".join(row)
    marks = ", ".join("?" * (len(row) + 1))
    connection.execute(
        f"INSERT INTO {table} ({names}, hash) VALUES ({marks})", (*row.values(), digest)
    )
    connection.execute("UPDATE head SET number = ?, hash = ?", (number, digest))
    check_written(
        connection,
        f"SELECT r.hash IS h.hash AND h.number = r.number AND h.hash = ?"
        f" FROM head h, {table} r WHERE r.number = ?",
        (digest, number),
    )
    return number


def check_written(connection: apsw.Connection, sql: str, bindings: tuple[Value, ...]) -> None:
    """Raise LedgerError where `sql` does not find what was written just now.

    A trigger that somebody added to the file can make SQLite pass over what it is told to write.
    """
    if connection.execute(sql, bindings).get != 1:
        raise LedgerError(
            "Something in the file keeps rows from being written; nothing was. `onrecord verify`"
            " names what does not belong there."
        )


def next_number(connection: apsw.Connection) -> int:
    """The number of the row that will be written next."""
    return _next(connection)[0]


def _next(connection: apsw.Connection) -> tuple[int, bytes]:
    """The next number, and the hash of the row before."""
    head: Any = connection.execute("SELECT number, hash FROM head").fetchone()
    last, before = head
    return int(last) + 1, before
