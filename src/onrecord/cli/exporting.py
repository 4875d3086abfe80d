"""The command `export`: statements in the forms that other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.filters import filtered
from onrecord.cli.opening import DEFAULT, LedgerOption
from onrecord.cli.options import STATUSES, choice, named
from onrecord.cli.output import to_terminal
from onrecord.rows import Query


class ExportFormat(StrEnum):
    """What is written: tables, whole extractions, and standards of other programs."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    extraction = "extraction"
    annotation = "annotation"
    ftm = "ftm"
    jsonld = "jsonld"
    html = "html"


class ExportTable(StrEnum):
    """Which table of docs/columns.md."""

    statements = "statements"
    quantities = "quantities"
    dates = "dates"
    items = "items"
    documents = "documents"
    reviews = "reviews"


TABULAR = (ExportFormat.csv, ExportFormat.jsonl, ExportFormat.parquet)
SUFFIXES = {
    ".csv": ExportFormat.csv,
    ".jsonl": ExportFormat.jsonl,
    ".ndjson": ExportFormat.jsonl,
    ".parquet": ExportFormat.parquet,
    ".jsonld": ExportFormat.jsonld,
    ".html": ExportFormat.html,
    ".htm": ExportFormat.html,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What was asked for, defaults settled."""

    query: Query
    format: ExportFormat
    table: ExportTable
    output: Path | None
    raw: bool


FormatOption = Annotated[
    ExportFormat | None,
    typer.Option(
        "--format",
        "-f",
        parser=choice(ExportFormat, "format"),
        metavar="FORMAT",
        help="csv, jsonl, parquet, extraction (a line a document, as `extract` writes it),"
        " annotation (W3C), ftm (FollowTheMoney), jsonld (schema.org) or html. By default what"
        " the suffix of FILE says, else jsonl.",
        show_default=False,
    ),
]
FileOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, which appears when complete; beside a CSV, FILE-metadata.json says"
        " what its columns mean.",
        show_default=False,
    ),
]
TableOption = Annotated[
    ExportTable,
    typer.Option(
        parser=choice(ExportTable, "table"),
        metavar="TABLE",
        help="In csv, jsonl and parquet: statements, quantities, dates, items, documents or"
        " reviews.",
    ),
]
RawOption = Annotated[
    bool,
    typer.Option(
        "--raw",
        help="CSV for programs: no apostrophe before what a spreadsheet may take for a formula,"
        " no byte order mark.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(epilog=STATUSES)(filtered(export))


def export(
    query: Query,
    format: FormatOption = None,
    output: FileOption = None,
    table: TableOption = ExportTable.statements,
    raw: RawOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write statements for other programs, all or those that the options choose.

    A table that spreadsheets open, with its data dictionary beside it:

      [cyan]onrecord export -o statements.csv[/cyan]

    Every number that was claimed of exports, one in a row, for a pivot table:

      [cyan]onrecord export --table quantities --type export_volume -o numbers.csv[/cyan]

    Typed columns for pandas, polars, DuckDB and R:

      [cyan]onrecord export -o statements.parquet[/cyan]

    One page that shows the sources with the statements marked, to hand on:

      [cyan]onrecord export --type export_request --published 2026 -o page.html[/cyan]

    Web annotations, FollowTheMoney entities, schema.org quotations:

      [cyan]onrecord export --format ftm | ftm validate > entities.ftm.json[/cyan]
    """
    from onrecord.cli.export_run import run  # here, so that --help stays quick

    how = named(format, output, SUFFIXES) or ExportFormat.jsonl
    asked = Export(query=query, format=how, table=table, output=output, raw=raw)
    _check(asked)
    raise typer.Exit(run(ledger, asked))


def _check(asked: Export) -> None:
    """Refuse what has no meaning together."""
    if asked.raw and asked.format is not ExportFormat.csv:
        raise typer.BadParameter("is for CSV alone", param_hint="--raw")
    if asked.table is not ExportTable.statements and asked.format not in TABULAR:
        raise typer.BadParameter("is for csv, jsonl and parquet", param_hint="--table")
    if asked.format is ExportFormat.parquet and to_terminal(asked.output):
        raise typer.BadParameter(
            "Parquet is nothing to read on a terminal; name a file", param_hint="--output"
        )
