from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import Ledger
from onrecord.ledger.statements import Statements
from tests.ledger.sample import filled


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", 3) as made:
        yield made


def test_they_are_a_sequence(ledger: Ledger) -> None:
    found = ledger.select(sort="added", descending=False)
    assert len(found) == 12
    assert [row.id for row in found] == [
        row.id for row in ledger.statements(sort="added", descending=False)
    ]
    assert found[-1].id == list(found)[11].id
    assert found[2:4] == Statements([found[2], found[3]])
    assert found[2:4] != found[3:5]
    assert repr(found) == "Statements(12 rows)"


def test_filters_and_limits_hold(ledger: Ledger) -> None:
    denials = ledger.select(type="denial", negated=True)
    assert {row.statement.type for row in denials} == {"denial"}
    assert len(denials) == 3
    assert len(ledger.select(speaker="venn")) == 2
    assert len(ledger.select(limit=5)) == 5
    assert len(ledger.select(words="parliament")) == 3


def test_they_become_data_frames(ledger: Ledger) -> None:
    denials = ledger.select(type="denial")
    assert list(denials.to_pandas()["id"]) == [row.id for row in denials]
    assert list(denials.to_polars()["id"]) == [row.id for row in denials]


def test_notebooks_show_them(ledger: Ledger) -> None:
    assert ledger.select()._repr_html_().count("<tr>") == 13
    assert "<mark" in ledger.select()[0]._repr_html_()
    assert ledger.status().head in ledger._repr_html_()
