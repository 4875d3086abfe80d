from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.export.gold import encode_gold
from onrecord.ledger import Ledger
from onrecord.ledger.reviewed import reviewed_documents
from onrecord.rows import Query, StatementRow
from tests.ledger.sample import filled


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", documents=3) as opened:
        yield opened


def rows(ledger: Ledger, document: int) -> list[StatementRow]:
    """The statements of the document of this place in the order of adding, in text order."""
    id = list(ledger.documents())[document].document.id
    found = ledger.statements(Query(document=id))
    return sorted(found, key=lambda row: row.statement.content)


def test_nothing_reviewed_is_nothing(ledger: Ledger) -> None:
    assert list(reviewed_documents(ledger.store)) == []


def test_statements_are_told_apart_by_what_became_of_them(ledger: Ledger) -> None:
    sold, denied, condition, shown = rows(ledger, 1)
    ledger.confirm(shown.id, by="Ada")
    ledger.correct(sold.id, "type", "plan", by="Ada")
    ledger.reject(denied.id, by="Ada", reason="no")
    (document,) = reviewed_documents(ledger.store)
    assert document.document == sold.document
    assert [row.id for row in document.kept] == [sold.id, shown.id]
    assert document.kept[0].statement.type == "plan"
    assert [row.id for row in document.rejected] == [denied.id]
    assert [row.id for row in document.unreviewed] == [condition.id]
    assert not document.complete
    ledger.confirm(condition.id, by="Ben")
    (document,) = reviewed_documents(ledger.store)
    assert document.complete
    assert [s["type"] for s in json.loads(encode_gold(document))["gold"]["statements"]] == [
        *("plan", "export_condition", "disclosure"),
    ]


def test_what_was_restored_is_to_be_looked_at_again(ledger: Ledger) -> None:
    sold, denied, *_ = rows(ledger, 0)
    ledger.confirm(denied.id, by="Ada")
    ledger.reject(sold.id, by="Ada", reason="no")
    ledger.restore(sold.id, by="Ben")
    (document,) = reviewed_documents(ledger.store)
    assert document.rejected == ()
    assert sold.id in [row.id for row in document.unreviewed]


def test_documents_come_in_the_order_of_adding_also_with_nothing_kept(ledger: Ledger) -> None:
    ledger.confirm(rows(ledger, 2)[0].id, by="Ada")
    for row in rows(ledger, 0):
        ledger.reject(row.id, by="Ada", reason="no")
    first, last = reviewed_documents(ledger.store)
    assert [first.document.title, last.document.title] == [
        row.document.title for n, row in enumerate(ledger.documents()) if n != 1
    ]
    assert (first.complete, first.kept, len(first.rejected)) == (True, (), 4)
