"""Rows of a ledger written as a page for readers or as a table for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from onrecord.cli.ending import tell
from onrecord.cli.options import Status, choice, named, settled
from onrecord.cli.output import destination, page_parts

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.export.tables import Table

Row = TypeVar("Row")
Page = Callable[[Iterable[Row], int], "Iterable[RenderableType]"]
"""How rows look in a number of columns, part by part."""

A_PAGE = 20  # rows that are shown unless more are asked for


class RowFormat(StrEnum):
    """How rows are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


SUFFIXES = {
    ".txt": RowFormat.table,
    ".jsonl": RowFormat.jsonl,
    ".ndjson": RowFormat.jsonl,
    ".csv": RowFormat.csv,
}

RowFormatOption = Annotated[
    RowFormat | None,
    typer.Option(
        "--format",
        parser=choice(RowFormat, "format"),
        metavar="table|jsonl|csv",
        help="How to write rows; by default what the suffix of FILE says, a table on a terminal,"
        " else jsonl.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, which appears when complete.",
        show_default=False,
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=0,
        metavar="N",
        help=f"Give N rows, 0 for all; by default {A_PAGE} in a table and all in other formats.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOptions:
    """How rows are to be written, defaults settled; `limit` None is all of them."""

    format: RowFormat
    output: Path | None
    limit: int | None

    @property
    def asked(self) -> int | None:
        """How many rows to ask for: one more than shown tells whether there are more."""
        return None if self.limit is None else self.limit + 1


def row_options(format: RowFormat | None, output: Path | None, limit: int | None) -> RowOptions:
    """What the options `--format`, `--output` and `--limit` ask for."""
    format = named(format, output, SUFFIXES) or RowFormat(settled(None, output))
    if limit is None:
        limit = A_PAGE if format is RowFormat.table else 0
    return RowOptions(format=format, output=output, limit=limit or None)


def write_rows(rows: Iterable[Row], how: RowOptions, table: Table[Row], page: Page[Row]) -> Status:
    """Write `rows` as `how` says; that there are none, or more, is told on standard error."""
    left = iter(rows)
    first = list(islice(left, 1))
    shown = islice(chain(first, left), how.limit)
    with destination(how.output) as to:
        if how.format is RowFormat.table:
            if first:
                to.writelines(page_parts(lambda columns: page(shown, columns), how.output))
        elif how.format is RowFormat.csv:
            from onrecord.export.csv import write_csv

            write_csv(table, shown, to, mark=how.output is not None)
        else:
            from onrecord.export.json_rows import write_json_rows

            write_json_rows(table, shown, to)
    if not first:
        tell("nothing found")
    elif how.format is RowFormat.table and how.limit and next(left, None) is not None:
        tell(f"these are the first {how.limit}; --limit {how.limit * 5} shows more, --limit 0 all")
    return Status.ok
