"""What a ledger asks of the place where its rows lie.

`onrecord.ledger.Ledger` holds what a ledger does; a store holds rows and gives them back. The one
in `ledger/sqlite/` keeps one file; another that keeps these promises can take its place:

- What `writing` commits is on disk when it returns; what breaks off in it leaves nothing behind.
- Rows are only ever appended, each under the next number and with a hash over the row before.
- Reading never waits for writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

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


class Store(Protocol):
    """Rows of a ledger. Every method raises LedgerError where it cannot do what it is asked."""

    def close(self) -> None:
        """Let go of the file or connection."""

    # writing; all of it inside `writing`

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: all of what is written in it, or nothing; blocks of it do not nest.

        Waits for another writer, and says who it is where that takes too long.
        """

    def write_log(
        self,
        event: Event,
        *,
        run: int | None = None,
        name: str | None = None,
        document: int | None = None,
        detail: dict[str, object] | None = None,
    ) -> int:
        """Note what was done; the number of the row."""

    def write_document(
        self, extraction: Extraction, *, name: str, source: Source | None, run: int | None
    ) -> int:
        """A new document with its first extraction: actors, attributions, statements; its number.

        `extraction.document.id` must be its `onrecord.rows.document_id`.
        """

    def write_extraction(
        self,
        extraction: Extraction,
        *,
        kept: Iterable[int],
        superseded: Iterable[tuple[int, Statement]],
        withdrawn: Iterable[int],
        run: int | None,
    ) -> int:
        """A further extraction of a document that is there; the number of the extraction.

        `kept`: numbers of current rows that it leaves as they are. `superseded`: for the number of
        a current row, the statement of `extraction` that becomes its next version. `withdrawn`:
        numbers of current rows that it takes back. Statements of `extraction` that are in none of
        these, and whose ids are new, become statements of their own.
        """

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
        """A decision about the row of number `statement`.

        `confirm` sets its `reviewed` to confirmed, `reject` its standing to rejected, `restore` its
        standing to current (one that was withdrawn too). `correct` and `note` set nothing:
        `write_version` adds what a correction makes. Whether a decision is one that can be taken
        about this row is not for the store to say.
        """

    def write_version(self, before: int, statement: Statement, *, review: int) -> int:
        """The version of a statement that a correction makes: current, and reviewed as corrected.

        It supersedes row `before`, and may have no attribution where that one had one.
        """

    def write_actor(self, document: int, actor: Actor) -> int:
        """An actor that a reviewer names in a document."""

    # reading

    def has_document(self, id: str) -> int | None:
        """The number of the document of this id, if it is there."""

    def document(self, id: str) -> DocumentRow:
        """The document of this id."""

    def document_ids(self, prefix: str, *, limit: int) -> list[str]:
        """Ids that are `prefix` or, behind `document-`, begin with it; those of this name too."""

    def documents(self) -> Iterator[DocumentRow]:
        """All documents, in the order of adding."""

    def source(self, sha256: str) -> Source:
        """The bytes of this hash, checked against it."""

    def extraction(self, id: str) -> Extraction:
        """The latest extraction of the document of this id, with its statements as they are now."""

    def statements(
        self, query: Query, *, sort: Sort, descending: bool, limit: int | None
    ) -> Iterator[StatementRow]:
        """The statements that `query` asks for; those without a value to sort by come last."""

    def statement_ids(self, prefix: str, *, limit: int) -> list[str]:
        """Ids that are `prefix` or, behind their `statement-`, begin with it."""

    def versions(self, id: str) -> list[StatementRow]:
        """All versions of the statement of this id, the first one first."""

    def reviews(self, id: str | None = None) -> Iterator[Review]:
        """Reviews, of one statement or all, in the order they were made."""

    def actors(self, document: int) -> list[Actor]:
        """Everybody named in the document of this number."""

    def search_statements(self, query: Query, *, limit: int | None) -> Iterator[StatementMatch]:
        """The statements with the words `query.words`, the latest published first."""

    def search_documents(self, words: str, *, limit: int | None) -> Iterator[DocumentMatch]:
        """The documents with these words, the latest published first."""

    def speakers(self, query: Query, *, limit: int | None) -> list[NameCount]:
        """Who speaks in the statements that `query` asks for, the most frequent first."""

    def outlets(self, query: Query, *, limit: int | None) -> list[NameCount]:
        """In which outlets they stand, the most frequent first."""

    def log(self, *, limit: int | None) -> list[LogRow]:
        """What was done, the latest first."""

    def failures(self) -> list[LogRow]:
        """Documents that failed and have not been added since, the latest failure of each."""

    def status(self) -> Status:
        """The ledger in figures."""

    def verify(self, *, watch: Callable[[int, int], None], head: str | None) -> Verification:
        """Check rows against the chain, sources against their hashes, and the file itself.

        What is derived is checked against what it is derived from. `watch` is told rows done and
        rows in all. `head`, a hash noted earlier (`Status.head`), must be that of a row.
        """
