"""Extracting anew what another version of code, model or lexicons had read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.ledger.comparing import Change, Comparison, Difference, compare
from onrecord.ledger.reviewing import DONE
from onrecord.ledger.runs import finish, note_failure, start
from onrecord.records import Document, Extraction, Failure, ProducedBy
from onrecord.rows import Query, StatementRow
from onrecord.work import Extractor

if TYPE_CHECKING:
    from onrecord.ledger.ledger import Ledger

Watch = Callable[[Difference | Failure], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reextracted:
    """What extracting anew came to: documents, and statements by what became of them.

    `kept` ones differ, but a person had decided about them.
    """

    documents: int
    unchanged: int
    changed: int
    withdrawn: int
    added: int
    kept: int
    failures: tuple[Failure, ...]


def outdated(ledger: Ledger, extractor: Extractor) -> list[str]:
    """The ids of documents whose latest extraction is by another version than `extractor`'s."""
    current = extractor.producer()
    return [row.document.id for row in ledger.documents() if row.produced_by != current]


def reextract(
    ledger: Ledger,
    ids: Sequence[str],
    *,
    extractor: Extractor,
    command: str,
    watch: Watch,
    dry_run: bool = False,
) -> Reextracted:
    """Extract the documents of these ids anew and write what changed, each as it is done.

    A statement that is the same in all values stays as it is; one that differs becomes the next
    version of its row, one that is not found again is withdrawn, a new one is added. What a person
    decided about stays, and the difference says so. With `dry_run` nothing is written. `watch` is
    told of each document when it is done; what breaks off loses none of these, and asked for
    `outdated` documents again it goes on where it stopped.
    """
    run = None if dry_run else start(ledger.store, command, extractor.producer())
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    with closing(extractor.run(_documents(ledger, ids))) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                failure = replace(outcome, id=ledger.document(outcome.id).name)
                if run is not None:
                    note_failure(ledger.store, run, failure)
                failures.append(failure)
                watch(failure)
            else:
                difference = _take_over(ledger, outcome, run)
                counts += _counted(difference)
                watch(difference)
    if run is not None:
        finish(ledger.store, run, {**counts, "failed": len(failures)})
    return Reextracted(
        documents=counts["documents"],
        unchanged=counts["unchanged"],
        changed=counts["changed"],
        withdrawn=counts["withdrawn"],
        added=counts["added"],
        kept=counts["kept"],
        failures=tuple(failures),
    )


def _documents(ledger: Ledger, ids: Sequence[str]) -> Iterator[Document]:
    for id in ids:
        yield ledger.document(id).document


def _take_over(ledger: Ledger, extraction: Extraction, run: int | None) -> Difference:
    """Write what `extraction` changes in its document, unless there is no run; what it changes."""
    if run is None:
        return _compare(ledger, extraction)[0].difference
    # Compared and written in one transaction, so that no decision of a person comes in between.
    with ledger.store.writing():
        comparison, produced_by = _compare(ledger, extraction)
        if comparison.writes or produced_by != extraction.produced_by:
            ledger.store.write_extraction(
                replace(extraction, statements=comparison.statements),
                kept=comparison.kept,
                superseded=comparison.superseded,
                withdrawn=comparison.withdrawn,
                run=run,
            )
    return comparison.difference


def _compare(ledger: Ledger, extraction: Extraction) -> tuple[Comparison, ProducedBy]:
    """What `extraction` changes, and what produced the one before it."""
    document = ledger.document(extraction.document.id)
    rows = ledger.store.statements(
        Query(document=document.document.id, standing=("current", "rejected", "withdrawn")),
        sort="added",
        descending=False,
        limit=None,
    )

    def decided(row: StatementRow) -> str | None:
        decisions = [r.action for r in ledger.reviews(row.id) if r.action != "note"]
        return DONE[decisions[-1]] if decisions else None

    return compare(extraction, document, list(rows), decided), document.produced_by


def _counted(difference: Difference) -> Counter[str]:
    return Counter(documents=1, unchanged=difference.unchanged) + Counter(
        _outcome(change) for change in difference.changes
    )


def _outcome(change: Change) -> str:
    if change.kept_for:
        return "kept"
    if change.before is None:
        return "added"
    return "changed" if change.after else "withdrawn"
