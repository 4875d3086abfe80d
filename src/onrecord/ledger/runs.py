"""What the log says of a run over many documents: its start, its failures, its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from onrecord.ledger.store import Store
from onrecord.records import Failure, ProducedBy


def start(store: Store, command: str, producer: ProducedBy) -> int:
    """Note that a run starts, on which command and with what; its number."""
    with store.writing():
        return store.write_log("started", detail={"command": command, **asdict(producer)})


def note_failure(store: Store, run: int, failure: Failure) -> None:
    """Note a document that failed, under its name, and why."""
    error = failure.error
    with store.writing():
        store.write_log(
            "failed",
            run=run,
            name=failure.id,
            detail={"kind": error.kind, "message": str(error)},
        )


def finish(store: Store, run: int, counts: Mapping[str, int]) -> None:
    """Note that a run came to its end, and to what."""
    with store.writing():
        store.write_log("finished", run=run, detail=dict(counts))
