from __future__ import annotations

from typing import Any

from onrecord.export.columns import STATEMENTS
from onrecord.export.parts import DATES, ITEMS, QUANTITIES, dates, items, quantities
from onrecord.export.tables import Table
from tests.export.sample import rows


def cells(table: Table[Any], row: object) -> dict[str, object]:
    names = [column.name for column in table.columns]
    return dict(zip(names, table.values(row), strict=True))


def test_a_quantity_with_its_statement() -> None:
    row = rows(1)[0]
    (part,) = quantities(rows(1))
    assert cells(QUANTITIES, part) == {
        "statement": row.id,
        "version": 1,
        "place": 1,
        "published": "2026-01-01",
        "speaker": "Orla Venn",
        "type": "export_volume",
        "words": "2",
        "low": 2,
        "high": 2,
        "unit": None,
        "relation": "exact",
        "direction": None,
        "measure": "count",
        "baseline": None,
    }


def test_dates_are_numbered_in_their_statement() -> None:
    got = [cells(DATES, part) for part in dates(rows(2))]
    assert [(one["place"], one["words"], one["value"], one["date_role"]) for one in got] == [
        (1, "2025", "2025", "content"),
        (2, "Monday", "2026-01-01", "utterance"),
        (1, "2025", "2025", "content"),
        (2, "Monday", "2026-02-02", "utterance"),
    ]


def test_items_of_the_outlet_itself_have_no_speaker() -> None:
    got = [cells(ITEMS, part) for part in items(rows(1))]
    assert [(one["words"], one["unroca"], one["sipri"]) for one in got] == [
        ("patrol boats", "VI", "Patrol craft")
    ] * 3
    assert [one["speaker"] for one in got] == ["Orla Venn", "Orla Venn", None]


def test_keys_tell_rows_apart() -> None:
    tables: tuple[tuple[Table[Any], list[Any]], ...] = (
        (QUANTITIES, list(quantities(rows(5)))),
        (DATES, list(dates(rows(5)))),
        (ITEMS, list(items(rows(5)))),
        (STATEMENTS, rows(5)),
    )
    for table, given in tables:
        keys = [tuple(cells(table, row)[name] for name in table.key) for row in given]
        assert len(given) == len(set(keys)) > 3
