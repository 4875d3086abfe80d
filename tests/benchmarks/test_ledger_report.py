from __future__ import annotations

import io
import json
from typing import Any

from rich.console import Console

from benchmarks.ledger_report import as_record, show


def size(statements: int, median: float) -> dict[str, Any]:
    return {
        "statements": statements,
        "documents": statements // 10,
        "rows": statements * 3,
        "answers": [
            {
                "name": "search, a word",
                "median_milliseconds": median,
                "worst_milliseconds": median * 2,
                "rows": 20,
                "bar_milliseconds": 10,
            }
        ],
        "fill": {"documents": 1, "milliseconds_per_document": 1.25},
        "append": {"documents": 1, "milliseconds_per_document": 2.5},
        "verify": {"microseconds_per_row": 7.125},
        "bytes_per_statement": {"all": 1500.0, "by_table": {"statement": 1000.0, "head": 500.0}},
    }


ADDING = {
    "documents": 1,
    "statements": 10,
    "extract_milliseconds_per_document": 80.0,
    "append_milliseconds_per_document": 4.0,
    "share_of_extraction": 0.05,
}


def printed(*sizes: dict[str, Any]) -> str:
    console = Console(file=io.StringIO(), width=100, color_system=None)
    record = as_record(sizes, ADDING)
    assert json.loads(json.dumps(record)) == record
    show(record, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_every_size_has_a_column_and_the_last_is_held_to_the_bar() -> None:
    text = printed(size(100, 4.0), size(1000, 9.5))
    (row,) = [line for line in text.splitlines() if "search, a word" in line]
    assert [cell.strip() for cell in row.split("│")[2:-1]] == ["4.0", "9.5", "19.0", "20", "< 10"]
    assert "missed" not in text
    assert "missed" in printed(size(100, 4.0), size(1000, 10.0))


def test_costs_and_sizes_are_shown() -> None:
    text = printed(size(100, 4.0))
    for figure in ("1.25", "2.50", "7.12", "1,500.00", "80.00", "4.00", "5.0%", "< 10%"):
        assert figure in text
    lines = [line for line in text.splitlines() if "statement " in line or "head" in line]
    assert [line.split("│")[2].strip() for line in lines[-2:]] == ["1,000.0", "500.0"]
