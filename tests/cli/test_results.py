from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import typer
from rich.text import Text

from onrecord.cli.options import Status
from onrecord.cli.results import A_PAGE, RowFormat, RowOptions, row_options, write_rows
from onrecord.errors import LedgerError, OutputError
from onrecord.export.tables import Column, Table

NUMBERS: Table[int] = Table(
    name="numbers",
    description="Numbers.",
    key=("number",),
    columns=(Column(name="number", type="integer", description="It.", read=lambda number: number),),
)


def page(rows: Iterable[int], columns: int) -> Iterator[Text]:
    return (Text(f"{row} in {columns}") for row in rows)


def written(rows: Iterator[int], format: RowFormat, limit: int | None, output: Path) -> str:
    how = RowOptions(format=format, output=output, limit=limit)
    assert write_rows(rows, how, NUMBERS, page) is Status.ok
    return output.read_text()


@pytest.mark.parametrize(
    ("format", "limit", "settled"),
    [
        (RowFormat.table, None, A_PAGE),
        (RowFormat.table, 0, None),
        (RowFormat.table, 7, 7),
        (RowFormat.jsonl, None, None),
        (RowFormat.csv, None, None),
        (RowFormat.csv, 7, 7),
    ],
)
def test_a_table_is_a_page_and_other_formats_are_all(
    format: RowFormat, limit: int | None, settled: int | None
) -> None:
    how = row_options(format, None, limit)
    assert how.limit == settled
    assert how.asked == (settled + 1 if settled else None)


def test_what_is_not_for_a_terminal_is_json_lines(tmp_path: Path) -> None:
    assert row_options(None, tmp_path / "out.jsonl", None).format is RowFormat.jsonl
    assert row_options(None, None, None).format is RowFormat.jsonl


@pytest.mark.parametrize(
    ("name", "format"),
    [("b.csv", "csv"), ("B.CSV", "csv"), ("b.ndjson", "jsonl"), ("b.txt", "table")],
)
def test_the_suffix_of_a_file_says_the_format(name: str, format: str, tmp_path: Path) -> None:
    assert row_options(None, tmp_path / name, None).format.value == format
    assert row_options(RowFormat.jsonl, tmp_path / name, None).format is RowFormat.jsonl


def test_a_suffix_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match="give one of table, jsonl, csv"):
        row_options(None, tmp_path / "b.xlsx", None)


def test_a_page_is_written_as_its_rows_come(tmp_path: Path) -> None:
    out = tmp_path / "out"
    partial = tmp_path / "out.partial"
    sizes: list[int] = []

    def rows() -> Iterator[int]:
        for number in range(3000):
            sizes.append(partial.stat().st_size if partial.exists() else 0)
            yield number

    written(rows(), RowFormat.table, None, out)
    assert sizes[0] == 0 < sizes[-1] < out.stat().st_size


def test_rows_are_written_up_to_the_limit(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert written(iter(range(9)), RowFormat.jsonl, 2, out) == '{"number":0}\n{"number":1}\n'
    assert written(iter(range(9)), RowFormat.csv, 1, out) == "\ufeffnumber\n0\n"
    assert written(iter(range(9)), RowFormat.table, 2, out) == "0 in 100\n1 in 100\n"
    assert written(iter(range(3)), RowFormat.jsonl, None, out).count("\n") == 3


def test_only_a_table_that_is_cut_speaks_of_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    written(iter(range(3)), RowFormat.jsonl, 2, out)
    written(iter(range(2)), RowFormat.table, 2, out)
    written(iter(range(3)), RowFormat.table, None, out)
    assert capsys.readouterr().err == ""
    written(iter(range(3)), RowFormat.table, 2, out)
    assert "--limit 10 shows more, --limit 0 all" in capsys.readouterr().err


def test_no_rows_are_told_and_csv_keeps_its_head(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(iter(()), RowFormat.csv, None, tmp_path / "out") == "\ufeffnumber\n"
    assert "nothing found" in capsys.readouterr().err


def test_a_ledger_that_fails_half_way_leaves_no_file_under_the_name(tmp_path: Path) -> None:
    def rows() -> Iterator[int]:
        yield 1
        raise LedgerError("torn")

    with pytest.raises(LedgerError):
        written(rows(), RowFormat.jsonl, None, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="missing"):
        written(iter(range(3)), RowFormat.jsonl, None, tmp_path / "missing" / "out")
