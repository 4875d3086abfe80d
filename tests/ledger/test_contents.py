from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.contents import TableName, contents
from onrecord.rows import Query
from tests.ledger.sample import filled

DENIALS = Query(type=("denial",))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", documents=3) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("name", "rows", "of_denials"),
    [("statements", 12, 3), ("quantities", 3, 0), ("dates", 6, 0), ("items", 9, 3)],
)
def test_tables_of_chosen_statements(
    ledger: Ledger, name: TableName, rows: int, of_denials: int
) -> None:
    table, given = contents(ledger, name, Query())
    assert (table.name, len(list(given))) == (name, rows)
    assert len(list(contents(ledger, name, DENIALS).rows)) == of_denials


def test_rows_come_in_the_order_of_adding(ledger: Ledger) -> None:
    numbers = [row.number for row in contents(ledger, "statements", Query()).rows]
    assert numbers == sorted(numbers)


def test_documents_and_reviews_come_whole(ledger: Ledger) -> None:
    assert [row.document for row in contents(ledger, "documents", Query()).rows] == [
        row.document for row in ledger.documents()
    ]
    id = next(ledger.statements()).id
    ledger.confirm(id, by="Ines Karrow")
    (review,) = contents(ledger, "reviews", Query()).rows
    assert (review.id, review.reviewer) == (id, "Ines Karrow")


@pytest.mark.parametrize("name", ["documents", "reviews"])
def test_they_cannot_be_chosen_from(ledger: Ledger, name: TableName) -> None:
    with pytest.raises(UsageError, match=name):
        contents(ledger, name, DENIALS)


def test_an_unknown_table_is_told_with_those_there_are(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="statements, quantities"):
        contents(ledger, cast("TableName", "speakers"), Query())


def test_data_frames_of_a_ledger(ledger: Ledger) -> None:
    frames: tuple[Any, ...] = (ledger.to_pandas(type="denial"), ledger.to_polars(type="denial"))
    for frame in frames:
        assert len(frame) == 3
        assert frame["negated"].all()
    assert ledger.to_polars("items", speaker="Venn")["unroca"].to_list() == ["VI", "VI"]
    assert len(ledger.to_pandas("documents")) == 3
