"""Proof that nothing in a ledger was lost, torn or altered."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

import apsw

from onrecord.errors import UsageError
from onrecord.ledger.sqlite.chain import link
from onrecord.ledger.sqlite.deriving import check_derived, check_file, check_schema
from onrecord.ledger.sqlite.indexes import check_indexes
from onrecord.ledger.sqlite.transactions import snapshot
from onrecord.ledger.sqlite.walking import BROKEN, BrokenTable, ChainedRow, walk
from onrecord.rows import Fault, Verification

_START = bytes(32)
_WATCH_EVERY = 1000


def verify(
    connection: apsw.Connection, *, watch: Callable[[int, int], None], head: str | None
) -> Verification:
    """Check the ledger as it is at this moment; writers go on meanwhile.

    `head` is a hash noted earlier, in hex, which must be that of a row.
    """
    noted = None if head is None else _digest(head)
    with snapshot(connection):
        number, digest = _head(connection)
        chain = _Chain(noted)
        broken: list[BrokenTable] = []
        for same, rows in groupby(walk(connection, broken), key=lambda row: row.number):
            chain.take(same, list(rows))
            if chain.rows % _WATCH_EVERY == 0:
                watch(chain.rows, max(chain.rows, number))
        chain.end(number, digest)
        watch(chain.rows, chain.rows)
        faults = [
            *chain.faults(broken),
            *check_file(connection),
            *check_schema(connection),
            *check_derived(connection),
            *check_indexes(connection),
        ]
    return Verification(
        rows=chain.rows,
        sources=chain.sources,
        head=(digest or b"").hex(),
        faults=tuple(faults),
        noted=chain.noted,
    )


class _Chain:
    """What has been seen of the chain so far, row by row.

    `before` are the hashes that the next row may follow. Of a row that does not hold these are two:
    the one that stands there, since its content may have been altered, and the one that it should
    have, since that may be what was altered. So only rows that are broken themselves are named.
    None: any, after a row that is missing.
    """

    def __init__(self, noted: bytes | None) -> None:
        self.rows = 0
        self.sources = 0
        self.last = 0
        self.before: tuple[bytes, ...] | None = (_START,)
        self._noted = noted
        self.noted: int | None = None
        self._gaps: list[Fault] = []
        self._faults: list[Fault] = []

    def take(self, number: int, rows: list[ChainedRow]) -> None:
        """The rows of the next number, which must be one row and hold."""
        self.rows += len(rows)
        if number < 1:
            self._faults += (_fault(row, "does not belong to the chain") for row in rows)
            return
        if number > self.last + 1:
            self._gaps.append(_missing(self.last + 1, number - 1))
            self.before = None
        follows = [self._follows(row) for row in rows]
        at = follows.index(True) if True in follows else 0
        row = rows.pop(at)
        self._faults += (_fault(other, "has the number of another row") for other in rows)
        wrong = self._wrong(row, follows[at])
        if wrong:
            self._faults.append(_fault(row, wrong))
        self._step(row, follows[at])

    def end(self, number: int, digest: bytes | None) -> None:
        """Compare the last row with what the ledger noted as such."""
        if digest is None:
            self._faults.append(Fault(number=None, table="head", what="is missing"))
        elif number > self.last:
            self._gaps.append(_missing(self.last + 1, number))
        elif number < self.last:
            what = "was added behind the last row that the ledger knows of"
            self._faults.append(Fault(number=number + 1, table=None, what=what))
        elif self.before is not None and digest not in self.before:
            what = "does not have the hash of the last row"
            self._faults.append(Fault(number=None, table="head", what=what))
        if self._noted is not None:
            what = (
                f"No row has the hash {self._noted.hex()}: it is mistyped, or rows were cut off or"
                " written anew"
            )
            self._faults.append(Fault(number=None, table=None, what=what))

    def faults(self, broken: list[BrokenTable]) -> Iterator[Fault]:
        """All that does not hold, the first row first.

        Rows that are missing from a table that cannot be read are no faults of their own.
        """
        gaps = [] if broken else self._gaps
        yield from sorted([*self._faults, *gaps], key=lambda fault: fault.number or 2**63)
        for end in broken:
            what = f"cannot be read behind row {end.after}: {end.problem}"
            yield Fault(number=None, table=end.table, what=what)

    def _follows(self, row: ChainedRow) -> bool:
        if row.values is None:
            return False
        if self.before is None:
            return True
        return any(link(before, row.table, row.values) == row.hash for before in self.before)

    def _wrong(self, row: ChainedRow, follows: bool) -> str | None:
        if row.values is None:
            return f"cannot be read: {row.problem}"
        if row.table == "source":
            self.sources += 1
            if not _source_holds(row.values):
                return "does not give back the bytes of its hash"
        if not follows:
            return "does not hold: it is not as it was written"
        if row.table == "document" and not _text_holds(row.values):
            return "has another text than that of its hash"
        return None

    def _step(self, row: ChainedRow, follows: bool) -> None:
        if row.hash is not None and row.hash == self._noted:
            self._noted, self.noted = None, row.number
        stored = () if row.hash is None else (row.hash,)
        due: tuple[bytes, ...] = ()
        if not follows and row.values is not None and self.before is not None:
            due = tuple(link(before, row.table, row.values) for before in self.before)
        self.last = row.number
        self.before = (*stored, *due) or None


def _head(connection: apsw.Connection) -> tuple[int, bytes | None]:
    try:
        row: Any = connection.execute("SELECT number, hash FROM head").fetchone()
    except BROKEN:
        row = None
    return row or (0, None)


def _digest(head: str) -> bytes:
    try:
        digest = bytes.fromhex(head)
    except ValueError:
        digest = b""
    if len(digest) != len(_START):
        raise UsageError(f"{head!r} is no hash; give the 64 hex digits that `status` shows.")
    if digest == _START:
        raise UsageError("This is the hash that stands before the first row; it proves nothing.")
    return digest


def _source_holds(values: dict[str, Any]) -> bool:
    try:
        data = zlib.decompress(values["packed"])
    except (zlib.error, TypeError):
        return False
    digest = hashlib.sha256(data).hexdigest()
    return bool(digest == values["sha256"] and len(data) == values["size"])


def _text_holds(values: dict[str, Any]) -> bool:
    return bool(hashlib.sha256(values["text"].encode()).hexdigest() == values["sha256"])


def _missing(first: int, last: int) -> Fault:
    what = "is missing" if first == last else f"and all up to row {last} are missing"
    return Fault(number=first, table=None, what=what)


def _fault(row: ChainedRow, what: str) -> Fault:
    return Fault(number=row.number, table=row.table, what=what)
