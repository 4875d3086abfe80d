from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.text import Text

from onrecord.cli.options import Status
from onrecord.cli.results import A_PAGE, Form, Wanted, wanted, write_rows
from onrecord.errors import LedgerError, OutputError
from onrecord.export.tables import Column, Table

NUMBERS: Table[int] = Table(
    name="numbers",
    description="Numbers.",
    key=("number",),
    columns=(Column(name="number", type="integer", description="It.", read=lambda number: number),),
)


def page(rows: object, columns: int) -> Text:
    return Text(f"{rows} in {columns}")


def written(rows: Iterator[int], form: Form, limit: int | None, output: Path) -> str:
    how = Wanted(form=form, output=output, limit=limit)
    assert write_rows(rows, how, NUMBERS, page) is Status.ok
    return output.read_text()


@pytest.mark.parametrize(
    ("form", "limit", "settled"),
    [
        (Form.table, None, A_PAGE),
        (Form.table, 0, None),
        (Form.table, 7, 7),
        (Form.jsonl, None, None),
        (Form.csv, None, None),
        (Form.csv, 7, 7),
    ],
)
def test_a_table_is_a_page_and_other_forms_are_all(
    form: Form, limit: int | None, settled: int | None
) -> None:
    how = wanted(form, None, limit)
    assert how.limit == settled
    assert how.asked == (settled + 1 if settled else None)


def test_what_is_not_for_a_terminal_is_json_lines(tmp_path: Path) -> None:
    assert wanted(None, tmp_path / "out", None).form is Form.jsonl


def test_rows_are_written_up_to_the_limit(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert written(iter(range(9)), Form.jsonl, 2, out) == '{"number":0}\n{"number":1}\n'
    assert written(iter(range(9)), Form.csv, 1, out) == "number\n0\n"
    assert written(iter(range(9)), Form.table, 2, out) == "[0, 1] in 100\n"
    assert written(iter(range(3)), Form.jsonl, None, out).count("\n") == 3


def test_only_a_table_that_is_cut_speaks_of_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    written(iter(range(3)), Form.jsonl, 2, out)
    written(iter(range(2)), Form.table, 2, out)
    written(iter(range(3)), Form.table, None, out)
    assert capsys.readouterr().err == ""
    written(iter(range(3)), Form.table, 2, out)
    assert "--limit 10 shows more, --limit 0 all" in capsys.readouterr().err


def test_no_rows_are_told_and_csv_keeps_its_head(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(iter(()), Form.csv, None, tmp_path / "out") == "number\n"
    assert "nothing found" in capsys.readouterr().err


def test_a_ledger_that_fails_half_way_leaves_no_file_under_the_name(tmp_path: Path) -> None:
    def rows() -> Iterator[int]:
        yield 1
        raise LedgerError("torn")

    with pytest.raises(LedgerError):
        written(rows(), Form.jsonl, None, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="missing"):
        written(iter(range(3)), Form.jsonl, None, tmp_path / "missing" / "out")
