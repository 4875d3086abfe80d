"""The store of a ledger in one SQLite file: each method hands its work to a module beside it."""

# What the methods do is written in `onrecord.ledger.store`.
# ruff: noqa: D102

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.ledger.sqlite import connection, writing
from onrecord.records import Actor, Extraction, Source, Statement
from onrecord.rows import Action, Event


class SqliteStore:
    """Keeps the promises of `onrecord.ledger.store.Store`, whose methods are described there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connection.connect(path)

    @classmethod
    def create(cls, path: Path) -> None:
        """Make the file of an empty ledger. Raises LedgerError where there is a file."""
        connection.create(path)

    def close(self) -> None:
        self.connection.close()

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self.connection:
            yield

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

    def write_document(
        self, extraction: Extraction, *, name: str, source: Source | None, run: int | None
    ) -> int:
        return writing.write_document(
            self.connection, extraction, name=name, source=source, run=run
        )

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
            self.connection, extraction, kept=kept, superseded=superseded, withdrawn=withdrawn
        )

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
        return writing.write_review(
            self.connection,
            statement,
            action,
            reviewer=reviewer,
            reason=reason,
            field=field,
            value=value,
        )

    def write_version(self, before: int, statement: Statement, *, review: int) -> int:
        return writing.write_version(self.connection, before, statement, review=review)

    def write_actor(self, document: int, actor: Actor) -> int:
        return writing.write_actor(self.connection, document, actor)

    # reading

    def has_document(self, id: str) -> int | None:
        return writing.has_document(self.connection, id)

    # checking
