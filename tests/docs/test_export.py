"""What docs/export.md shows is run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import polars
import pytest
from typer.testing import CliRunner

from onrecord import Ledger
from onrecord.cli.app import app
from onrecord.cli.exporting import SUFFIXES, ExportFormat, ExportTable
from tests.ledger.sample import filled

PAGE = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^onrecord (export[^|\n]*)", PAGE, re.MULTILINE)))


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 4


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "onrecord.db").close()
    result = CliRunner().invoke(app, shlex.split(command))
    assert result.exit_code == 0, result.output
    named = re.search(r"--output (\S+)", command)
    assert named is None or (tmp_path / named[1]).exists()


@pytest.mark.parametrize("name", [*ExportFormat, *ExportTable])
def test_every_format_and_table_is_told_of(name: str) -> None:
    assert re.search(rf"^\|[^|]*`{name}`", PAGE, re.MULTILINE)


def test_the_suffixes_are_told() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| `(\.\w+)`", PAGE, re.MULTILINE))
    assert told
    for format, suffix in told.items():
        assert SUFFIXES[suffix] == format


def test_data_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "onrecord.db").close()
    (code,) = re.findall(r"```python\n(from onrecord import .*?)```", PAGE, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert names["Ledger"] is Ledger
    assert isinstance(names["numbers"], polars.DataFrame)
    assert len(names["numbers"]) == 3
