"""Filling a ledger: the work of `add`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import sources
from onrecord.cli.ending import tell, tell_failure
from onrecord.cli.listing import short_id
from onrecord.cli.opening import with_ledger
from onrecord.cli.options import Status
from onrecord.cli.progress import Meter
from onrecord.export.wording import counted
from onrecord.ledger.adding import add as add_documents
from onrecord.ledger.metadata import complete
from onrecord.records import Failure
from onrecord.rows import Appended
from onrecord.work import Extractor

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def add(
    path: Path, paths: list[str], *, jobs: int, command: str, metadata: Mapping[str, str]
) -> Status:
    """Add the documents of `paths` to the ledger in `path`; tell what became of them.

    `metadata` holds for documents that do not say it themselves.
    """
    meter = Meter("added", "known", "failed")

    def work(ledger: Ledger) -> Status:
        def watch(outcome: Appended | Failure) -> None:
            if isinstance(outcome, Failure):
                meter.count("failed")
                with meter.hidden():
                    tell_failure(outcome)
                return
            meter.count("known" if outcome.known else "added")
            if outcome.unread or outcome.beside:
                with meter.hidden():
                    _tell_of(outcome)

        documents = complete(sources.named(paths, keep_source=True), metadata)
        try:
            done = add_documents(
                ledger,
                meter.watch(documents),
                extractor=Extractor(jobs=jobs),
                command=command,
                watch=watch,
            )
        finally:
            meter.close()
        new = f"{counted(done.statements, 'statement')} new in {path}"
        unread = f"; {done.unread:,} not read for the language" if done.unread else ""
        tell(f"{meter.summary()}; {new}{unread}")
        return Status.some_failed if done.failures else Status.ok

    def interrupted() -> str:
        return (
            f"interrupted after {meter.summary()}; what was added is kept, and the same command"
            " goes on from there"
        )

    sources.tell_of_keyboard(paths)
    return with_ledger(path, work, interrupted=interrupted)


def _tell_of(outcome: Appended) -> None:
    """What somebody who adds a document may not expect."""
    if outcome.unread:
        tell(f"{outcome.name}: {outcome.unread}; the document is kept, without statements")
    if outcome.beside:
        older = ", ".join(map(short_id, outcome.beside))
        tell(
            f"{outcome.name}: another text, or other facts about it, than what was added under this"
            f" name before ({older}); both are kept"
        )
