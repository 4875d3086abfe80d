"""Filling a ledger: the work of `add`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import sources
from onrecord.cli.ending import tell, tell_failure
from onrecord.cli.opening import with_ledger
from onrecord.cli.options import Status
from onrecord.cli.progress import Meter
from onrecord.export.wording import counted
from onrecord.ledger.adding import add as add_documents
from onrecord.records import Failure
from onrecord.rows import Appended
from onrecord.work import Extractor

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def add(path: Path, paths: list[str], *, jobs: int, command: str) -> Status:
    """Add the documents of `paths` to the ledger in `path`; tell what became of them."""
    meter = Meter("added", "known", "failed")

    def work(ledger: Ledger) -> Status:
        def watch(outcome: Appended | Failure) -> None:
            if isinstance(outcome, Failure):
                meter.count("failed")
                with meter.hidden():
                    tell_failure(outcome)
            else:
                meter.count("known" if outcome.known else "added")

        documents = sources.named(paths, keep_source=True)
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
        tell(f"{meter.summary()}; {counted(done.statements, 'statement')} new in {path}")
        return Status.some_failed if done.failures else Status.ok

    def interrupted() -> str:
        return (
            f"interrupted after {meter.summary()}; what was added is kept, and the same command"
            " goes on from there"
        )

    sources.tell_of_keyboard(paths)
    return with_ledger(path, work, interrupted=interrupted)
