from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.cli.verification import verification_page
from onrecord.rows import Fault, Verification

HEAD = "5f" * 32


def shown(
    *faults: Fault,
    rows: int = 20332,
    sources: int = 1,
    noted: int | None = None,
    columns: int = 80,
) -> list[str]:
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    found = Verification(rows=rows, sources=sources, head=HEAD, faults=faults, noted=noted)
    console.print(verification_page(found, columns))
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= columns
    return [" ".join(line.split()) for line in lines]


def test_what_holds_is_one_line_and_the_head() -> None:
    assert shown() == ["20,332 rows, 1 source: all hold", f"head {HEAD}"]
    assert shown(rows=1, sources=0)[0] == "1 row, 0 sources: all hold"


@pytest.mark.parametrize("columns", [80, 116])
def test_each_fault_names_its_row(columns: int) -> None:
    lines = shown(
        Fault(number=1412, table="statement", what="does not fit its hash\x1b[2J"),
        Fault(number=None, table=None, what="the file is torn"),
        columns=columns,
    )
    assert lines[0] == "20,332 rows, 1 source: 2 faults"
    assert "1,412 statement does not fit its hash␛[2J" in lines
    assert "the file is torn" in lines
    assert lines[-1] == f"head {HEAD}"


def test_a_head_noted_earlier_is_told_with_its_row() -> None:
    promise = "up to there all is as it was then."
    told = "The head that was noted is that of row 1,412"
    assert shown(noted=1412)[1] == f"{told}; {promise}"
    assert f"{told}." in shown(Fault(number=7, table=None, what="is missing"), noted=1412)
    assert not any(promise in line for line in shown())
