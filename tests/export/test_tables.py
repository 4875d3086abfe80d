from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.export.tables import Column, Table, Type, columnwise


def table(type: Type) -> Table[dict[str, object]]:
    columns: tuple[Column[dict[str, object]], ...] = (
        Column(name="a", type=type, description="", read=lambda row: row["a"]),
        Column(name="b", type="text", description="", read=lambda row: row["b"]),
    )
    return Table(name="t", description="", key=(), columns=columns)


def test_cells_stand_in_the_order_of_the_columns() -> None:
    assert table("integer").values({"b": "x", "a": 1}) == (1, "x")
    assert list(table("integer").record({"b": "x", "a": 1}).items()) == [("a", 1), ("b", "x")]


@pytest.mark.parametrize(
    ("type", "values", "typed"),
    [
        ("day", ["2026-03-14", None], [date(2026, 3, 14), None]),
        ("day", ["2026-02-30", "0000-01-01", "May 2026"], [None, None, None]),
        ("time", ["2026-03-14T08:30:00Z"], [datetime(2026, 3, 14, 8, 30, tzinfo=UTC)]),
        ("texts", [("x", "y"), ()], [("x", "y"), ()]),
        ("number", [1.5, None], [1.5, None]),
    ],
)
def test_columns_are_typed(type: Type, values: list[object], typed: list[object]) -> None:
    rows = [{"a": value, "b": str(place)} for place, value in enumerate(values)]
    assert columnwise(table(type), rows) == {"a": typed, "b": [row["b"] for row in rows]}


def test_no_rows_leave_empty_columns() -> None:
    assert columnwise(table("day"), []) == {"a": [], "b": []}
