"""The work of `reextract`: documents extracted anew, differences out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.ending import tell, tell_failure
from onrecord.cli.opening import with_ledger
from onrecord.cli.options import Format, Status
from onrecord.cli.output import destination, page_bytes
from onrecord.cli.progress import Meter
from onrecord.export.wording import counted
from onrecord.ledger.comparing import Difference
from onrecord.ledger.reextracting import Reextracted, outdated, reextract
from onrecord.records import Failure
from onrecord.work import Extractor

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Reextraction:
    """Which documents to extract anew and how; without `ids` those that another version read."""

    ids: Sequence[str]
    everything: bool
    dry_run: bool
    jobs: int
    format: Format


def extract_anew(path: Path, asked: Reextraction, *, command: str) -> Status:
    """Extract documents of the ledger in `path` anew; write what changes to standard output."""
    meter = Meter("failed")

    def work(ledger: Ledger) -> Status:
        extractor = Extractor(jobs=asked.jobs)
        ids = _chosen(ledger, asked, extractor)
        if not ids:
            tell("nothing to do: this version extracted all documents; --all takes them anew")
            return Status.ok

        def watch(outcome: Difference | Failure) -> None:
            failed = isinstance(outcome, Failure)
            meter.count("failed" if failed else "read")
            with meter.hidden(), destination(None) as to:
                if isinstance(outcome, Failure):
                    tell_failure(outcome)
                else:
                    to.write(_shown(outcome, asked.format))

        try:
            done = reextract(
                ledger,
                list(meter.watch(ids)),
                extractor=extractor,
                command=command,
                watch=watch,
                dry_run=asked.dry_run,
            )
        finally:
            meter.close()
        tell(_summary(done, dry_run=asked.dry_run))
        return Status.some_failed if done.failures else Status.ok

    def interrupted() -> str:
        kept = "nothing was written" if asked.dry_run else "what was written is kept"
        return f"interrupted after {meter.summary()}; {kept}"

    return with_ledger(path, work, interrupted=interrupted)


def _chosen(ledger: Ledger, asked: Reextraction, extractor: Extractor) -> list[str]:
    if asked.everything:
        return [row.document.id for row in ledger.documents()]
    if asked.ids:
        return [ledger.document(id).document.id for id in asked.ids]
    return outdated(ledger, extractor)


def _shown(difference: Difference, format: Format) -> bytes:
    """A line of JSON, or a page of what changed, if anything did."""
    from onrecord.cli.differences import difference_page, encode_difference

    if format is Format.jsonl:
        return encode_difference(difference)
    if not difference.changes:
        return b""
    return page_bytes(lambda columns: difference_page(difference), None)


def _summary(done: Reextracted, *, dry_run: bool) -> str:
    counts = [
        f"{counted(done.documents, 'document')} extracted anew",
        f"{counted(done.unchanged, 'statement')} unchanged",
        f"{done.changed:,} changed",
        f"{done.added:,} added",
        f"{done.withdrawn:,} withdrawn",
    ]
    if done.kept:
        counts.append(f"{done.kept:,} left as people decided")
    if done.failures:
        counts.append(f"{len(done.failures):,} failed")
    return ", ".join(counts) + ("; nothing was written" if dry_run else "")
