"""Rows of a ledger written as a page for readers or as a table for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TypeVar

import typer

from onrecord.cli.ending import tell
from onrecord.cli.options import Status
from onrecord.cli.output import whole_file, writing

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.export.tables import Table

Row = TypeVar("Row")
Page = Callable[[Iterable[Row], int], "RenderableType"]
"""How rows look in a number of columns."""

A_PAGE = 20  # rows that are shown unless more are asked for
FILE_COLUMNS = 100  # width of a page that is written to a file


class Form(StrEnum):
    """How rows are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


FormOption = Annotated[
    Form | None,
    typer.Option(
        "--format", help="How to write rows; by default a table on a terminal, else jsonl."
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, which appears when complete."
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=0,
        metavar="N",
        help=f"Give N rows, 0 for all; by default {A_PAGE} in a table and all in other forms.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How rows are to be written, defaults settled; `limit` None is all of them."""

    form: Form
    output: Path | None
    limit: int | None

    @property
    def asked(self) -> int | None:
        """How many rows to ask for: one more than shown tells whether there are more."""
        return None if self.limit is None else self.limit + 1


def wanted(form: Form | None, output: Path | None, limit: int | None) -> Wanted:
    """What the options `--format`, `--output` and `--limit` ask for."""
    if form is None:
        form = Form.table if output is None and sys.stdout.isatty() else Form.jsonl
    if limit is None:
        limit = A_PAGE if form is Form.table else 0
    return Wanted(form=form, output=output, limit=limit or None)


def write_rows(rows: Iterable[Row], how: Wanted, table: Table[Row], page: Page[Row]) -> Status:
    """Write `rows` as `how` says; that there are none, or more, is told on standard error."""
    left = iter(rows)
    first = list(islice(left, 1))
    shown = islice(chain(first, left), how.limit)
    with stream(how.output) as to, writing(how.output or "standard output"):
        if how.form is Form.table:
            listed = list(shown)
            if listed:
                to.write(page_bytes(lambda columns: page(listed, columns), how.output))
        elif how.form is Form.csv:
            from onrecord.export.csv import write_csv

            write_csv(table, shown, to, mark=how.output is not None)
        else:
            from onrecord.export.json_rows import write_json_rows

            write_json_rows(table, shown, to)
        to.flush()
    if not first:
        tell("nothing found")
    elif how.form is Form.table and how.limit and next(left, None) is not None:
        tell(f"these are the first {how.limit}; --limit {how.limit * 5} shows more, --limit 0 all")
    return Status.ok


@contextmanager
def stream(output: Path | None) -> Iterator[BinaryIO]:
    """The file asked for, which appears when complete, or standard output."""
    if output is None:
        yield sys.stdout.buffer
    else:
        with whole_file(output) as file:
            yield file


def page_bytes(page: Callable[[int], RenderableType], output: Path | None) -> bytes:
    """What `page` makes for the width and the colours of the terminal, or plainly for a file."""
    from rich.console import Console

    if output is None:
        console = Console(highlight=False)
        encoding = sys.stdout.encoding
    else:
        console = Console(width=FILE_COLUMNS, color_system=None, highlight=False)
        encoding = "utf-8"
    with console.capture() as captured:
        console.print(page(console.width))
    return captured.get().encode(encoding, "replace")
