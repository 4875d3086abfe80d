from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import ledger as measured
from benchmarks.invention import STATEMENTS
from benchmarks.ledger import measure_adding, measure_growth, table_sizes
from tests.ledger.sample import filled


def test_a_ledger_is_measured_at_every_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured, "SINGLE", 2)
    grown = list(measure_growth(tmp_path / "l.db", [30, 100]))
    assert [one["statements"] for one in grown] == [30, 100]
    assert [one["documents"] * STATEMENTS for one in grown] == [30, 100]
    assert [one["fill"]["documents"] for one in grown] == [1, 5]
    assert all(one["append"]["documents"] == 2 for one in grown)
    for one in grown:
        sizes = one["bytes_per_statement"]
        assert sum(sizes["by_table"].values()) == pytest.approx(sizes["all"])
        assert one["verify"]["microseconds_per_row"] > 0


def test_appending_is_set_against_extracting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured, "EXTRACTED", 2)
    took = measure_adding(tmp_path / "l.db")
    assert took["documents"] == 2
    assert took["statements"] > 2
    share = took["append_milliseconds_per_document"] / took["extract_milliseconds_per_document"]
    assert took["share_of_extraction"] == pytest.approx(share)


def test_every_page_of_the_file_belongs_to_a_table_or_index(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with filled(path, 2):
        sizes = table_sizes(path)
    assert sum(sizes.values()) == path.stat().st_size
    assert {"statement", "document", "statement_fts_data"} <= set(sizes)
