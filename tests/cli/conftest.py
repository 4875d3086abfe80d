"""Ledgers that tests of commands read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.sample import filled


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Thirty stories with 120 statements, to be read only."""
    with filled(tmp_path_factory.mktemp("ledger") / "stories.db", 30) as ledger:
        yield ledger


@pytest.fixture
def path(stories: Ledger) -> Path:
    """The file of `stories`."""
    return stories.path
