"""The store of a ledger in one SQLite file: each method hands its work to a module beside it."""

# What the methods do is written in `onrecord.ledger.store`.
# ruff: noqa: D102

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite import (
    connection,
    counting,
    deciding,
    listing,
    reading,
    verifying,
    writing,
)
from onrecord.ledger.sqlite.reporting import reporting
from onrecord.ledger.sqlite.transactions import snapshot, transaction
from onrecord.records import Actor, Extraction, Source, Statement
from onrecord.rows import (
    Action,
    DocumentMatch,
    DocumentRow,
    Event,
    LogRow,
    NameCount,
    Query,
    Review,
    Sort,
    StatementMatch,
    StatementRow,
    Status,
    Verification,
)

_P = ParamSpec("_P")
_T = TypeVar("_T")


def _reported(
    method: Callable[Concatenate[SqliteStore, _P], _T],
) -> Callable[Concatenate[SqliteStore, _P], _T]:
    """`method`, with what SQLite raises told as LedgerError."""

    @wraps(method)
    def told(store: SqliteStore, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        with reporting(store.path):
            return method(store, *args, **kwargs)

    return told


def _rows_reported(
    method: Callable[Concatenate[SqliteStore, _P], Iterator[_T]],
) -> Callable[Concatenate[SqliteStore, _P], Iterator[_T]]:
    """The same for a method whose rows are read one by one."""

    @wraps(method)
    def told(store: SqliteStore, /, *args: _P.args, **kwargs: _P.kwargs) -> Iterator[_T]:
        with reporting(store.path):
            yield from method(store, *args, **kwargs)

    return told


class SqliteStore:
    """Keeps the promises of `onrecord.ledger.store.Store`, whose methods are described there.

    `wait_seconds` is how long to wait for another writer.
    """

    def __init__(self, path: Path, *, wait_seconds: float = connection.WAIT_SECONDS) -> None:
        self.connection = connection.connect(path, wait_seconds=wait_seconds)
        self.path = path.absolute()  # it stays this file when the process goes to another folder
        self._file = os.stat(self.path)

    @classmethod
    def create(cls, path: Path) -> None:
        """Make the file of an empty ledger. Raises LedgerError where there is a file."""
        connection.create(path)

    def close(self) -> None:
        self.connection.close()

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        with reporting(self.path), transaction(self.connection):
            yield
            self._check_place()

    def _check_place(self) -> None:
        """Raise LedgerError where the file that is open is no longer that under its name."""
        try:
            there = os.path.samestat(os.stat(self.path), self._file)
        except FileNotFoundError:
            there = False
        if not there:
            raise LedgerError(
                f"{self.path} was deleted or replaced while it was open. Nothing was written; open"
                " the ledger again."
            )

    @_reported
    def write_log(
        self,
        event: Event,
        *,
        run: int | None = None,
        name: str | None = None,
        document: int | None = None,
        detail: dict[str, object] | None = None,
    ) -> int:
        return writing.write_log(
            self.connection, event, run=run, name=name, document=document, detail=detail
        )

    @_reported
    def write_document(
        self, extraction: Extraction, *, name: str, source: Source | None, run: int | None
    ) -> int:
        return writing.write_document(
            self.connection, extraction, name=name, source=source, run=run
        )

    @_reported
    def write_extraction(
        self,
        extraction: Extraction,
        *,
        kept: Iterable[int],
        superseded: Iterable[tuple[int, Statement]],
        withdrawn: Iterable[int],
        run: int | None,
    ) -> int:
        return writing.write_extraction(
            self.connection,
            extraction,
            kept=kept,
            superseded=superseded,
            withdrawn=withdrawn,
            run=run,
        )

    @_reported
    def write_review(
        self,
        statement: int,
        action: Action,
        *,
        reviewer: str,
        reason: str | None = None,
        field: str | None = None,
        value: object = None,
    ) -> int:
        return deciding.write_review(
            self.connection,
            statement,
            action,
            reviewer=reviewer,
            reason=reason,
            field=field,
            value=value,
        )

    @_reported
    def write_version(self, before: int, statement: Statement, *, review: int) -> int:
        return deciding.write_version(self.connection, before, statement, review=review)

    @_reported
    def write_actor(self, document: int, actor: Actor) -> int:
        return deciding.write_actor(self.connection, document, actor)

    # reading

    @_reported
    def has_document(self, id: str) -> int | None:
        return writing.has_document(self.connection, id)

    @_reported
    def document(self, id: str) -> DocumentRow:
        return reading.document(self.connection, id)

    @_reported
    def document_ids(self, prefix: str, *, limit: int) -> list[str]:
        return reading.document_ids(self.connection, prefix, limit=limit)

    @_rows_reported
    def documents(self) -> Iterator[DocumentRow]:
        return reading.documents(self.connection)

    @_reported
    def source(self, sha256: str) -> Source:
        return reading.source(self.connection, sha256)

    @_reported
    def extraction(self, id: str) -> Extraction:
        with snapshot(self.connection):
            return reading.extraction(self.connection, id)

    @_rows_reported
    def statements(
        self, query: Query, *, sort: Sort, descending: bool, limit: int | None
    ) -> Iterator[StatementRow]:
        return listing.statements(
            self.connection, query, sort=sort, descending=descending, limit=limit
        )

    @_reported
    def statement_ids(self, prefix: str, *, limit: int) -> list[str]:
        return reading.statement_ids(self.connection, prefix, limit=limit)

    @_reported
    def versions(self, id: str) -> list[StatementRow]:
        with snapshot(self.connection):
            return reading.versions(self.connection, id)

    @_rows_reported
    def reviews(self, id: str | None = None) -> Iterator[Review]:
        return reading.reviews(self.connection, id)

    @_reported
    def actors(self, document: int) -> list[Actor]:
        return reading.actors(self.connection, document)

    @_rows_reported
    def search_statements(self, query: Query, *, limit: int | None) -> Iterator[StatementMatch]:
        return listing.search_statements(self.connection, query, limit=limit)

    @_rows_reported
    def search_documents(self, words: str, *, limit: int | None) -> Iterator[DocumentMatch]:
        return listing.search_documents(self.connection, words, limit=limit)

    @_reported
    def speakers(self, query: Query, *, limit: int | None) -> list[NameCount]:
        return counting.speakers(self.connection, query, limit=limit)

    @_reported
    def outlets(self, query: Query, *, limit: int | None) -> list[NameCount]:
        return counting.outlets(self.connection, query, limit=limit)

    @_reported
    def log(self, *, limit: int | None) -> list[LogRow]:
        return reading.log(self.connection, limit=limit)

    @_reported
    def failures(self) -> list[LogRow]:
        return reading.failures(self.connection)

    @_reported
    def status(self) -> Status:
        with snapshot(self.connection):
            return counting.status(self.connection, self.path)

    # checking

    @_reported
    def verify(self, *, watch: Callable[[int, int], None], head: str | None) -> Verification:
        # What lies in the file counts, not what this connection remembers of it.
        with closing(connection.connect(self.path)) as fresh:
            return verifying.verify(fresh, watch=watch, head=head)
