"""Adding documents: what the ledger knows is passed over, the rest is extracted and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ReadError, UsageError
from onrecord.ledger.runs import finish, note_failure, start
from onrecord.records import Document, Extraction, Failure, Source
from onrecord.rows import Added, Appended, document_id
from onrecord.work import Extractor, check_encodes

if TYPE_CHECKING:
    from onrecord.ledger.ledger import Ledger

Given = str | Path | Document | Iterable[Document | Failure]
"""A file or folder by its path, a document, or any number of documents."""
Watch = Callable[[Appended | Failure], None]
_MOST_BESIDE = 20  # documents of one name that are looked for


def read_given(given: Given) -> Iterable[Document | Failure]:
    """The documents of what was given, with the bytes that they were read from."""
    if isinstance(given, str | Path):
        return _read(Path(given))
    return [given] if isinstance(given, Document) else given


def add(
    ledger: Ledger,
    documents: Iterable[Document | Failure],
    *,
    extractor: Extractor,
    command: str,
    watch: Watch,
) -> Added:
    """Extract and keep all `documents` that the ledger does not know; count what became of each.

    A document is known by its text and what is known about it, whatever its name, and is then not
    extracted. Each is committed when it is done: what breaks off loses none of those that `watch`
    was told, and adding the same again goes on where it stopped. `command` stands in the log.
    """
    run = _Run(ledger, watch, number=start(ledger.store, command, extractor.producer()))
    with closing(extractor.run(run.unknown(documents))) as outcomes:
        for outcome in outcomes:
            run.keep(outcome)
    return run.finish()


@dataclass(frozen=True, slots=True)
class _OnItsWay:
    """What is put back when a document comes out of extraction: its names and its source."""

    names: list[str]
    source: Source | None


class _Run:
    """One run of adding: what is on its way through extraction, and what it came to so far."""

    def __init__(self, ledger: Ledger, watch: Watch, *, number: int) -> None:
        self.ledger = ledger
        self.store = ledger.store
        self.watch = watch
        self.number = number
        self.on_its_way: dict[str, _OnItsWay] = {}
        self.added = self.known = self.statements = self.unread = 0
        self.failures: list[Failure] = []

    def unknown(self, documents: Iterable[Document | Failure]) -> Iterator[Document]:
        """Those that must be extracted, under their ledger ids and without their sources.

        Sources stay here, so that none is sent to another process and back.
        """
        for document in documents:
            if isinstance(document, Failure):
                self._fail(document)
                continue
            try:
                _check(document)
            except ReadError as error:
                self._fail(Failure(id=document.id, error=error))
                continue
            id, name = document_id(document), document.id
            if id in self.on_its_way:
                self.on_its_way[id].names.append(name)
            elif (number := self.store.has_document(id)) is not None:
                self._know(id, number, name)
            else:
                self.on_its_way[id] = _OnItsWay([name], document.source)
                yield replace(document, id=id, source=None)

    def keep(self, outcome: Extraction | Failure) -> None:
        """Commit what came out of extraction, for all names that its document was given under."""
        if isinstance(outcome, Failure):
            for name in self.on_its_way.pop(outcome.id).names:
                self._fail(Failure(id=name, error=outcome.error))
            return
        id = outcome.document.id
        given = self.on_its_way.pop(id)
        first, *others = given.names
        beside = self._beside(first)
        appended = self.ledger.append(outcome, name=first, source=given.source, run=self.number)
        if appended.known:  # another process was quicker
            others = given.names
        else:
            unread = _unread(outcome)
            self.added += 1
            self.unread += unread is not None
            self.statements += appended.statements
            self.watch(replace(appended, name=first, unread=unread, beside=beside))
        for name in others:
            self._know(id, appended.document, name)

    def finish(self) -> Added:
        counts = {"added": self.added, "known": self.known, "failed": len(self.failures)}
        finish(self.store, self.number, counts)
        return Added(
            added=self.added,
            known=self.known,
            statements=self.statements,
            failures=tuple(self.failures),
            unread=self.unread,
        )

    def _know(self, id: str, number: int, name: str) -> None:
        """Count a document that is there already; note a name that it was never given under."""
        if (number, name) not in self._noted and self.store.document(id).name != name:
            with self.store.writing():
                self.store.write_log(
                    "known", run=self.number, name=name, document=number, detail={"id": id}
                )
            self._noted.add((number, name))
        self.known += 1
        self.watch(Appended(document=number, known=True, statements=0, name=name))

    def _beside(self, name: str) -> tuple[str, ...]:
        """The ids of documents that were added under `name` before."""
        ids = self.store.document_ids(name, limit=_MOST_BESIDE)
        return tuple(id for id in ids if self.store.document(id).name == name)

    @cached_property
    def _noted(self) -> set[tuple[int | None, str | None]]:
        """Documents with the further names that the log has for them."""
        return {(r.document, r.name) for r in self.store.log(limit=None) if r.event == "known"}

    def _fail(self, failure: Failure) -> None:
        note_failure(self.store, self.number, failure)
        self.failures.append(failure)
        self.watch(failure)


def _check(document: Document) -> None:
    """Raise ReadError for what no ledger can hold, UsageError for what is no document at all."""
    if not isinstance(document, Document):
        raise UsageError(
            f"A ledger takes an onrecord.Document, not {type(document).__name__}; a path is given"
            " by itself."
        )
    from onrecord.read import is_date

    check_encodes(document)
    if document.published is not None and not is_date(document.published):
        raise ReadError(
            f"published is {document.published!r}, which is no ISO 8601 date; write it like"
            ' "2031-05-24", or None',
            where=document.id,
        )


def _unread(extraction: Extraction) -> str | None:
    """Why nothing was extracted, where the language is one that is not read."""
    reasons = (one.reason for one in extraction.rejections if one.stage == "annotate")
    return next(reasons, None)


def _read(path: Path) -> Iterator[Document | Failure]:
    from onrecord.read import LanguageDetector, PageReader, read_path  # for a quick start of others

    with PageReader() as pages:
        yield from read_path(path, detector=LanguageDetector(), pages=pages, keep_source=True)
