"""What a ledger asks of a store, and that the store in SQLite can be asked just that."""

from __future__ import annotations

import inspect

import pytest

from onrecord.ledger.sqlite import SqliteStore
from onrecord.ledger.store import Store

METHODS = sorted(
    name for name, value in vars(Store).items() if callable(value) and not name.startswith("_")
)


def test_a_store_reads_writes_and_verifies() -> None:
    assert {"close", "writing", "write_document", "statements", "verify"} <= set(METHODS)


@pytest.mark.parametrize("name", METHODS)
def test_the_store_in_sqlite_is_asked_as_the_interface_says(name: str) -> None:
    asked = inspect.signature(getattr(Store, name))
    kept = inspect.signature(getattr(SqliteStore, name))
    assert list(kept.parameters.values()) == list(asked.parameters.values())


@pytest.mark.parametrize("name", METHODS)
def test_every_promise_is_written_down(name: str) -> None:
    assert inspect.getdoc(getattr(Store, name))
