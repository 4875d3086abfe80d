"""One export: rows of a ledger to a file or standard output, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

from onrecord.cli.ending import tell
from onrecord.cli.exporting import TABULAR, Export, ExportFormat, ExportTable
from onrecord.cli.opening import with_ledger
from onrecord.cli.options import Status
from onrecord.cli.output import destination, partial_of, to_terminal, whole_file
from onrecord.cli.progress import bar
from onrecord.export import encode
from onrecord.ledger import Ledger
from onrecord.ledger.contents import contents
from onrecord.rows import Query, StatementRow

Row = TypeVar("Row")

A_STEP = 1000  # rows from one sign of progress to the next


def run(path: Path, asked: Export) -> Status:
    """Export from the ledger in `path`; errors are told on standard error."""
    passed = _Passed()

    def work(ledger: Ledger) -> Status:
        status = ledger.status()
        whole = asked.query == Query() and asked.table is ExportTable.statements
        total = status.standing.get("current", 0) if whole else None
        with nullcontext() if to_terminal(asked.output) else bar("exporting") as watch:
            if watch is not None:
                passed.watch = lambda rows: watch(rows, total)
            _write(ledger, asked, passed, status.head)
        if not passed.rows:
            tell("nothing found")
        return Status.ok

    def interrupted() -> str:
        kept = partial_of(asked.output) if asked.output else None
        return "interrupted" + (f"; what was written so far is in {kept}" if kept else "")

    return with_ledger(path, work, interrupted=interrupted)


class _Passed:
    """Counts rows on their way and tells `watch` of them."""

    def __init__(self) -> None:
        self.rows = 0
        self.watch: Callable[[int], None] = lambda rows: None

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            if self.rows % A_STEP == 0:
                self.watch(self.rows)
            yield row


def _write(ledger: Ledger, asked: Export, passed: _Passed, head: str) -> None:
    if asked.format in TABULAR:
        _write_table(ledger, asked, passed, head)
        return
    with destination(asked.output) as to:
        if asked.format is ExportFormat.extraction:
            for id in passed.through(_documents(ledger, asked.query)):
                to.write(encode(ledger.extraction(id)))
            return
        statements = ledger.statements(asked.query, sort="added", descending=False)
        rows = passed.through(statements)
        if asked.format is ExportFormat.html:
            _write_page(ledger, rows, to, head)
        else:
            _statement_writer(asked.format)(rows, to)


def _write_table(ledger: Ledger, asked: Export, passed: _Passed, head: str) -> None:
    from onrecord.export.csv import write_csv
    from onrecord.export.csvw import write_csvw
    from onrecord.export.json_rows import write_json_rows
    from onrecord.export.parquet import write_parquet

    table, given = contents(ledger, asked.table.value, asked.query)
    rows = passed.through(given)
    described = asked.output is not None and not _is_device(asked.output)
    with destination(asked.output) as to:
        if asked.format is ExportFormat.parquet:
            write_parquet(table, rows, to, head=head)
        elif asked.format is ExportFormat.jsonl:
            write_json_rows(table, rows, to)
        else:
            write_csv(table, rows, to, raw=asked.raw, mark=described and not asked.raw)
    if asked.output is not None and described and asked.format is ExportFormat.csv:
        with whole_file(asked.output.with_name(f"{asked.output.name}-metadata.json")) as to:
            write_csvw(table, to, file=asked.output.name, head=head, raw=asked.raw)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _documents(ledger: Ledger, query: Query) -> Iterator[str]:
    """The ids of documents: all, or those that hold a statement that was asked for."""
    if query == Query():
        return (row.document.id for row in ledger.documents())
    rows = ledger.statements(query, sort="added", descending=False)
    return iter(dict.fromkeys(row.document.id for row in rows))


def _statement_writer(
    format: ExportFormat,
) -> Callable[[Iterable[StatementRow], BinaryIO], None]:
    from onrecord.export.annotation import write_annotations
    from onrecord.export.followthemoney import write_followthemoney
    from onrecord.export.quotation import write_quotations

    return {
        ExportFormat.annotation: write_annotations,
        ExportFormat.ftm: write_followthemoney,
        ExportFormat.jsonld: write_quotations,
    }[format]


def _write_page(ledger: Ledger, rows: Iterable[StatementRow], stream: BinaryIO, head: str) -> None:
    from onrecord.export.page import write_page

    write_page(
        rows,
        stream,
        title=f"Statements in {ledger.path.stem}",
        ledger=ledger.path.name,
        head=head,
        exported=datetime.now(UTC).date().isoformat(),
    )
