"""A ledger: what was said, kept so that nothing stored is ever lost or altered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Unpack

from onrecord.errors import UsageError
from onrecord.ledger import frames, reviewing
from onrecord.ledger.adding import Given, add, read_given
from onrecord.ledger.agreement import Agreement, measure_agreement
from onrecord.ledger.comparing import Difference
from onrecord.ledger.contents import TableName, contents
from onrecord.ledger.metadata import Metadata, complete
from onrecord.ledger.reextracting import Reextracted, outdated, reextract
from onrecord.ledger.selecting import Filters, only_one, query_of, read_limit, read_sort, settled
from onrecord.ledger.sqlite import SqliteStore
from onrecord.ledger.statements import Statements
from onrecord.ledger.store import Store
from onrecord.records import Document, Extraction, Failure, Source
from onrecord.rows import (
    Added,
    Appended,
    DocumentMatch,
    DocumentRow,
    LogRow,
    NameCount,
    Query,
    Review,
    Sort,
    StatementMatch,
    StatementRow,
    Status,
    Verification,
    document_id,
)
from onrecord.work import Extractor

if TYPE_CHECKING:
    import pandas
    import polars

EVERYTHING = Query()


class Ledger:
    """The ledger in the file `path`, which `Ledger.create` or `onrecord init` made.

    Opening raises LedgerError where there is none, or where the file is no ledger or one of a newer
    onrecord. A ledger can be read by many at once, also while one writes.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.store: Store = SqliteStore(self.path)

    @classmethod
    def create(cls, path: str | Path) -> Ledger:
        """Make an empty ledger. Raises LedgerError where there is a file of that name."""
        SqliteStore.create(Path(path))
        return cls(path)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({str(self.path)!r})"

    def _repr_html_(self) -> str:
        from onrecord.export.notebook import status_html  # here, so that commands start quickly

        return status_html(self.status())

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    # writing

    def append(
        self,
        extraction: Extraction,
        *,
        name: str | None = None,
        source: Source | None = None,
        run: int | None = None,
    ) -> Appended:
        """Keep an extraction; a document that is there already is left as it is.

        The document must carry its ledger id (`onrecord.rows.document_id`), since the ids of
        statements hang on it. Raises UsageError where it does not.
        """
        document = extraction.document
        if document.id != document_id(document):
            raise UsageError(
                f"Document {document.id!r} was extracted under another id than the one it has in a"
                " ledger. Set its id to onrecord.rows.document_id(document) and extract it anew."
            )
        with self.store.writing():
            number = self.store.has_document(document.id)
            if number is not None:
                return Appended(document=number, known=True, statements=0)
            number = self.store.write_document(
                extraction, name=name or document.id, source=source or document.source, run=run
            )
        return Appended(document=number, known=False, statements=len(extraction.statements))

    def add(
        self,
        given: Given,
        *,
        jobs: int = 1,
        watch: Callable[[Appended | Failure], None] = lambda outcome: None,
        **metadata: Unpack[Metadata],
    ) -> Added:
        """Read and extract documents and keep them: `ledger.add("stories/")`.

        `given` is the path of a file or folder (text, HTML, JSON lines), an `onrecord.Document`, or
        any number of documents. Those that the ledger knows are passed over before extraction, so
        that adding goes on where it was broken off. A document that fails stands in the log and in
        the result's `failures`, and the others go on. With `jobs` it works in so many processes
        (then call it under `if __name__ == "__main__":`). `watch` is told of each document once it
        is kept, known or failed. `metadata`, such as outlet="Tarsis Post", holds for documents that
        do not say it themselves. Raises UsageError where it is wrong, and for a title or url of
        several.
        """
        return add(
            self,
            complete(read_given(given), metadata),
            extractor=Extractor(jobs=jobs),
            command="Ledger.add",
            watch=watch,
        )

    # what people decide; `by` is the name of who does

    def confirm(self, id: str, *, by: str, reason: str | None = None) -> StatementRow:
        """Say that every field of a statement is right as it stands."""
        return reviewing.confirm(self.store, self.statement(id).id, reviewer=by, reason=reason)

    def correct(
        self, id: str, field: str, value: object, *, by: str, reason: str | None = None
    ) -> StatementRow:
        """Set a field of a statement anew, which makes a new version of it.

        `field` is one of `onrecord.ledger.fields.FIELDS`, or a part such as quantities[0].high;
        `value` is as docs/review.md says, or in the types of the extract contract. Raises
        UsageError where either is wrong.
        """
        changes = ((field, value),)
        return reviewing.correct(
            self.store, self.statement(id).id, changes, reviewer=by, reason=reason
        )

    def reject(self, id: str, *, by: str, reason: str) -> StatementRow:
        """Say that this is no statement for the ledger; it stays, but is no longer current."""
        return reviewing.reject(self.store, self.statement(id).id, reviewer=by, reason=reason)

    def restore(self, id: str, *, by: str, reason: str | None = None) -> StatementRow:
        """Make current again what was rejected, or withdrawn by a new extraction."""
        return reviewing.restore(self.store, self.statement(id).id, reviewer=by, reason=reason)

    def note(self, id: str, text: str, *, by: str) -> StatementRow:
        """Write something down beside a statement, however it stands."""
        return reviewing.note(self.store, self.statement(id).id, text, reviewer=by)

    def agreement(self) -> Agreement:
        """How far the reviewers agree where two or more have judged a statement."""
        return measure_agreement(self.store)

    def reextract(
        self,
        ids: Iterable[str] | None = None,
        *,
        jobs: int = 1,
        dry_run: bool = False,
        watch: Callable[[Difference | Failure], None] = lambda outcome: None,
    ) -> Reextracted:
        """Extract anew the documents of these ids, or all that another version had extracted.

        A statement that differs becomes the next version of its row, one not found again is
        withdrawn, a new one added; what a person decided about stays as it is. `watch` is told of
        each document what changed or why it failed; with `dry_run` that is all that is done. `jobs`
        is as in `add`. Raises LedgerError where there is no document of an id.
        """
        extractor = Extractor(jobs=jobs)
        chosen = outdated(self, extractor) if ids is None else list(ids)
        return reextract(
            self,
            chosen,
            extractor=extractor,
            command="Ledger.reextract",
            watch=watch,
            dry_run=dry_run,
        )

    # reading

    def statements(
        self,
        query: Query = EVERYTHING,
        *,
        sort: Sort = "published",
        descending: bool = True,
        limit: int | None = None,
    ) -> Iterator[StatementRow]:
        """The statements that `query` asks for, as they stand now; ties in the order of the texts.

        By speaker, A to Z and a to z are one, and accented capitals come after them. Raises
        UsageError where a country, day, sort or limit is none, LedgerError where the document is.
        """
        by, most = read_sort(sort), read_limit(limit)
        query = settled(query, self.find_document)
        return self.store.statements(query, sort=by, descending=descending, limit=most)

    def select(
        self,
        *,
        sort: Sort = "published",
        descending: bool = True,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Statements:
        """The statements that `filters` leave, in memory: `select(type="denial", country="FR")`.

        Raises UsageError where a filter is not known.
        """
        query = query_of(filters)
        return Statements(self.statements(query, sort=sort, descending=descending, limit=limit))

    def to_pandas(
        self, table: TableName = "statements", **filters: Unpack[Filters]
    ) -> pandas.DataFrame:
        """One of the tables of docs/columns.md as a pandas DataFrame, in the order of adding.

        `filters` as for `select`; documents and reviews take none. Raises UsageError where that
        does not hold, or where pandas is missing: pip install 'onrecord[pandas]'.
        """
        return frames.to_pandas(*contents(self, table, query_of(filters)))

    def to_polars(
        self, table: TableName = "statements", **filters: Unpack[Filters]
    ) -> polars.DataFrame:
        """The same as a polars DataFrame: pip install 'onrecord[polars]'."""
        return frames.to_polars(*contents(self, table, query_of(filters)))

    def statement(self, id: str) -> StatementRow:
        """The newest version of a statement, by its id or the unique beginning of it.

        Raises LedgerError where there is none, or where several begin so.
        """
        return self.versions(id)[-1]

    def versions(self, id: str) -> list[StatementRow]:
        """All versions of a statement, the first one first. Raises LedgerError, as `statement`."""
        none = f"No statement {id!r} in {self.path}; `onrecord search` finds ids."
        return self.store.versions(only_one(self.store.statement_ids, id, none=none))

    def reviews(self, id: str | None = None) -> Iterator[Review]:
        """What people decided, about one statement or all, in the order of deciding."""
        return self.store.reviews(id)

    def document(self, id: str) -> DocumentRow:
        """The document of this id, as `find_document` finds it."""
        return self.store.document(self.find_document(id))

    def find_document(self, id: str) -> str:
        """The full id of a document by its id, a beginning that only one has, or its name.

        Raises LedgerError where there is none, or where several begin so.
        """
        none = f"No document {id!r} in {self.path}; `onrecord documents` lists them."
        return only_one(self.store.document_ids, id, none=none)

    def documents(self) -> Iterator[DocumentRow]:
        """All documents, in the order of adding."""
        return self.store.documents()

    def extraction(self, id: str) -> Extraction:
        """What was read out of the document of this id, with its statements as they stand now."""
        return self.store.extraction(self.find_document(id))

    def source(self, sha256: str) -> Source:
        """The bytes that a document was read from."""
        return self.store.source(sha256)

    def knows(self, document: Document) -> bool:
        """Whether this document is in the ledger, under whatever name."""
        return self.store.has_document(document_id(document)) is not None

    def search(
        self, words: str, query: Query = EVERYTHING, *, limit: int | None = None
    ) -> Iterator[StatementMatch]:
        """The statements with these words, the latest published first.

        A word finds its inflected forms, "words in quotation marks" are found as they stand, and a
        star stands for any ending (negotiat*). All of them must occur; signs that are not part of a
        word separate words. Raises UsageError where there is no word.
        """
        query = settled(replace(query, words=words), self.find_document)
        return self.store.search_statements(query, limit=read_limit(limit))

    def search_documents(self, words: str, *, limit: int | None = None) -> Iterator[DocumentMatch]:
        """The documents with these words in title or text; `words` as in `search`."""
        return self.store.search_documents(words, limit=read_limit(limit))

    def speakers(self, query: Query = EVERYTHING, *, limit: int | None = None) -> list[NameCount]:
        """Who speaks in the statements that `query` asks for, the most frequent first."""
        return self.store.speakers(settled(query, self.find_document), limit=read_limit(limit))

    def outlets(self, query: Query = EVERYTHING, *, limit: int | None = None) -> list[NameCount]:
        """In which outlets they stand, the most frequent first."""
        return self.store.outlets(settled(query, self.find_document), limit=read_limit(limit))

    def log(self, *, limit: int | None = None) -> list[LogRow]:
        """What was done to the ledger, the latest first."""
        return self.store.log(limit=read_limit(limit))

    def failures(self) -> list[LogRow]:
        """Documents that failed and have not been added since."""
        return self.store.failures()

    def status(self) -> Status:
        """The ledger in figures."""
        return self.store.status()

    def verify(
        self,
        *,
        watch: Callable[[int, int], None] = lambda done, total: None,
        head: str | None = None,
    ) -> Verification:
        """Check that nothing was lost, torn or altered; `watch` is told rows done and in all.

        `head` is a hash noted earlier (`status().head`): where no row has it any more, rows were
        cut off or written anew since. Writers go on meanwhile. Raises UsageError where it is none.
        """
        return self.store.verify(watch=watch, head=head)
