"""Reviewed statements written as gold or for training, and what was left out told."""

from __future__ import annotations

from pathlib import Path

from onrecord.cli.ending import tell
from onrecord.cli.options import Status
from onrecord.cli.output import destination
from onrecord.export.gold import encode_gold, encode_training
from onrecord.export.wording import counted
from onrecord.ledger import Ledger
from onrecord.ledger.reviewed import reviewed_documents, sentences_of


def write_gold(ledger: Ledger, output: Path | None, *, partial: bool) -> Status:
    """A line for each document that is wholly reviewed, and with `partial` for the others too."""
    complete = incomplete = 0
    with destination(output) as to:
        for document in reviewed_documents(ledger.store):
            complete += document.complete
            incomplete += not document.complete
            if document.complete or partial:
                to.write(encode_gold(document))
    untouched = ledger.status().documents - complete - incomplete
    told = [f"{counted(complete, 'document')} wholly reviewed"]
    if incomplete:
        what = "marked as partial" if partial else "left out, --partial adds them"
        told.append(f"{counted(incomplete, 'document')} reviewed in part, {what}")
    if untouched:
        told.append(f"{counted(untouched, 'document')} that nobody reviewed, left out")
    tell("; ".join(told))
    return Status.ok


def write_training(ledger: Ledger, output: Path | None) -> Status:
    """A line for each reviewed statement whose sentence is wholly reviewed."""
    written = left_out = 0
    with destination(output) as to:
        for document in reviewed_documents(ledger.store):
            lines = list(encode_training(document, sentences_of(document.document)))
            to.writelines(lines)
            written += len(lines)
            left_out += len(document.kept) + len(document.rejected) - len(lines)
    tell(f"{written:,} labelled; {left_out:,} left out, whose sentence is not wholly settled")
    return Status.ok
