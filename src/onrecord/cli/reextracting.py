"""The work of `reextract`: documents extracted anew, differences out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord.cli.ending import tell, tell_failure
from onrecord.cli.opening import with_ledger
from onrecord.cli.options import Format, Status
from onrecord.cli.output import writing
from onrecord.cli.progress import Meter
from onrecord.ledger.reextracting import outdated, reextract
from onrecord.records import Failure
from onrecord.rows import Difference, Reextracted
from onrecord.work import Extractor

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which documents to extract anew and how; without `ids` those that another version read."""

    ids: Sequence[str]
    everything: bool
    dry_run: bool
    jobs: int
    format: Format


def extract_anew(path: Path, wanted: Wanted, *, command: str) -> Status:
    """Extract documents of the ledger in `path` anew; write what changes to standard output."""
    meter = Meter("failed")

    def work(ledger: Ledger) -> Status:
        extractor = Extractor(jobs=wanted.jobs)
        ids = _chosen(ledger, wanted, extractor)
        if not ids:
            tell("nothing to do: this version extracted all documents; --all takes them anew")
            return Status.ok
        put = _lines if wanted.format is Format.jsonl else _tables()

        def watch(outcome: Difference | Failure) -> None:
            failed = isinstance(outcome, Failure)
            meter.count("failed" if failed else "read")
            with meter.hidden(), writing("standard output"):
                if isinstance(outcome, Failure):
                    tell_failure(outcome)
                else:
                    put(outcome)

        try:
            done = reextract(
                ledger,
                list(meter.watch(ids)),
                extractor=extractor,
                command=command,
                watch=watch,
                dry_run=wanted.dry_run,
            )
        finally:
            meter.close()
        tell(_summary(done, dry_run=wanted.dry_run))
        return Status.some_failed if done.failures else Status.ok

    def interrupted() -> str:
        kept = "nothing was written" if wanted.dry_run else "what was written is kept"
        return f"interrupted after {meter.summary()}; {kept}"

    return with_ledger(path, work, interrupted=interrupted)


def _chosen(ledger: Ledger, wanted: Wanted, extractor: Extractor) -> list[str]:
    if wanted.everything:
        return [row.document.id for row in ledger.documents()]
    if wanted.ids:
        return [ledger.document(id).document.id for id in wanted.ids]
    return outdated(ledger, extractor)


def _lines(difference: Difference) -> None:
    from onrecord.cli.differences import encode_difference

    sys.stdout.buffer.write(encode_difference(difference))
    sys.stdout.buffer.flush()


def _tables() -> Callable[[Difference], None]:
    from rich.console import Console

    from onrecord.cli.differences import difference_page

    cast(io.TextIOWrapper, sys.stdout).reconfigure(errors="replace")
    console = Console(highlight=False)

    def put(difference: Difference) -> None:
        if difference.changes:
            console.print(difference_page(difference, console.width))

    return put


def _summary(done: Reextracted, *, dry_run: bool) -> str:
    counts = [
        f"{done.documents:,} document{'s' * (done.documents != 1)} extracted anew",
        f"{done.unchanged:,} statement{'s' * (done.unchanged != 1)} unchanged",
        f"{done.changed:,} changed",
        f"{done.added:,} added",
        f"{done.withdrawn:,} withdrawn",
    ]
    if done.kept:
        counts.append(f"{done.kept:,} left as people decided")
    if done.failures:
        counts.append(f"{len(done.failures):,} failed")
    return ", ".join(counts) + ("; nothing was written" if dry_run else "")
