"""docs/columns.md says of every column what the list of columns says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.export.catalogue import DOCUMENTS, REVIEWS
from onrecord.export.columns import STATEMENTS
from onrecord.export.parts import DATES, ITEMS, QUANTITIES
from onrecord.export.tables import Column, Table

PAGE = (Path(__file__).parents[2] / "docs" / "columns.md").read_text(encoding="utf-8")
TABLES: tuple[Table[Any], ...] = (STATEMENTS, QUANTITIES, DATES, ITEMS, DOCUMENTS, REVIEWS)


def described(column: Column[Any]) -> str:
    filled = "" if column.required else " ○"
    return f"| `{column.name}` | {column.type}{filled} | {column.description} |"


def section(table: Table[Any]) -> str:
    lines = [
        f"## {table.name}",
        "",
        table.description,
        "",
        "| column | holds | meaning |",
        "|---|---|---|",
        *map(described, table.columns),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_describes_the_table(table: Table[Any]) -> None:
    assert section(table) in PAGE, f"docs/columns.md should say:\n\n{section(table)}"


def test_the_page_describes_no_other_table() -> None:
    assert PAGE.count("\n## ") == len(TABLES)
