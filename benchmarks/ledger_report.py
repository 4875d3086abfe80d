"""The measurement of a ledger as tables and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any

import apsw
from rich.console import Console, Group
from rich.table import Table

from benchmarks.report import processor

SHARE_BAR = 0.10
"""What a ledger may cost `add`, as a share of extraction."""
_LARGEST = 12


def as_record(grown: Sequence[Mapping[str, Any]], adding: Mapping[str, float]) -> dict[str, Any]:
    """Everything that was measured and where, ready for JSON; `grown` from small to large."""
    return {
        "machine": {
            "processor": processor(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "sqlite": apsw.sqlite_lib_version(),
        },
        "adding": dict(adding),
        "sizes": [dict(one) for one in grown],
    }


def show(record: Mapping[str, Any], console: Console) -> None:
    """Print `record` as tables."""
    machine = record["machine"]
    console.print(
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, "
        f"SQLite {machine['sqlite']}; wall-clock time, medians"
    )
    console.print(Group(answer_table(record), cost_table(record), size_table(record)))


def answer_table(record: Mapping[str, Any]) -> Table:
    """Milliseconds of every question at every size, and the bar that the last is held to."""
    sizes = record["sizes"]
    table = Table("milliseconds by number of statements", title="Questions")
    for one in sizes:
        table.add_column(f"{one['statements']:,}", justify="right")
    for column in ("worst", "rows", "bar"):
        table.add_column(column, justify="right")
    for asked in zip(*(one["answers"] for one in sizes), strict=True):
        last = asked[-1]
        bar = last["bar_milliseconds"]
        missed = bar is not None and last["median_milliseconds"] >= bar
        table.add_row(
            last["name"],
            *(f"{one['median_milliseconds']:.1f}" for one in asked),
            f"{last['worst_milliseconds']:.1f}",
            f"{last['rows']}",
            "" if bar is None else f"< {bar:.0f}{' missed' if missed else ''}",
        )
    return table


def cost_table(record: Mapping[str, Any]) -> Table:
    """What writing and proving cost as the ledger grows, and beside extraction."""
    table = Table("cost", title="Writing and proving")
    for one in record["sizes"]:
        table.add_column(f"{one['statements']:,}", justify="right")
    table.add_column("bar", justify="right")
    rows = {
        "ms a document, many in a commit": ("fill", "milliseconds_per_document"),
        "ms a document, each committed": ("append", "milliseconds_per_document"),
        "µs to verify a row": ("verify", "microseconds_per_row"),
        "bytes a statement": ("bytes_per_statement", "all"),
    }
    for name, (part, figure) in rows.items():
        table.add_row(name, *(f"{one[part][figure]:,.2f}" for one in record["sizes"]), "")
    adding = record["adding"]
    table.add_section()
    blank = [""] * (len(record["sizes"]) - 1)
    for name in ("extract", "append"):
        took = adding[f"{name}_milliseconds_per_document"]
        table.add_row(f"ms to {name} a bundled story", *blank, f"{took:.2f}", "")
    share = f"{adding['share_of_extraction']:.1%}"
    table.add_row("append as a share of extraction", *blank, share, f"< {SHARE_BAR:.0%}")
    return table


def size_table(record: Mapping[str, Any]) -> Table:
    """Bytes a statement by table and index at the last size, the largest first."""
    sizes: Mapping[str, float] = record["sizes"][-1]["bytes_per_statement"]["by_table"]
    table = Table("table or index", title="Size")
    table.add_column("bytes a statement", justify="right")
    ranked = sorted(sizes.items(), key=lambda one: -one[1])
    for name, size in ranked[:_LARGEST]:
        table.add_row(name, f"{size:,.1f}")
    table.add_row("all others", f"{sum(size for _, size in ranked[_LARGEST:]):,.1f}")
    return table
