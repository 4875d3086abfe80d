from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from onrecord.cli.exporting import ExportFormat, ExportTable, register
from onrecord.ledger.contents import TableName
from tests.ledger.sample import filled

COMMAND = str(Path(sys.executable).with_name("onrecord"))


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    register(app)
    app.callback()(lambda: None)
    return app


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--raw", "--format", "jsonl"], "--raw"),
        (["--table", "dates", "--format", "html"], "--table"),
        (["--output", "said.txt"], "--format"),
        (["--type", "denail"], "denial"),
    ],
)
def test_what_has_no_meaning_is_refused(app: typer.Typer, arguments: list[str], told: str) -> None:
    result = CliRunner().invoke(app, ["export", *arguments])
    assert result.exit_code == 2
    assert told in result.output


def test_tables_of_documents_and_reviews_are_whole(app: typer.Typer, tmp_path: Path) -> None:
    filled(tmp_path / "l.db").close()
    for table in ("documents", "reviews"):
        wanted = ["export", "--table", table, "--type", "denial"]
        result = CliRunner().invoke(app, [*wanted, "--ledger", str(tmp_path / "l.db")])
        assert result.exit_code == 2


def test_the_tables_are_those_of_the_library() -> None:
    assert tuple(ExportTable) == get_args(TableName)


def test_the_help_names_every_format_and_table(app: typer.Typer) -> None:
    shown = CliRunner().invoke(app, ["export", "--help"]).output
    for name in (*ExportFormat, *ExportTable):
        assert re.search(rf"\b{name}\b", shown), name


def test_a_terminal_is_no_place_for_parquet(tmp_path: Path) -> None:
    filled(tmp_path / "l.db").close()
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, "export", "--ledger", str(tmp_path / "l.db"), "--format", "parquet"],
        stdout=follower,
        stderr=subprocess.PIPE,
    )
    os.close(follower)
    shown = b""
    with suppress(OSError):  # Linux says EIO when the last writer is gone
        shown = os.read(leader, 65536)
    os.close(leader)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, shown) == (2, b"")
    assert b"--output" in told
