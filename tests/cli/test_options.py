from __future__ import annotations

from pathlib import Path

import pytest
import typer

from onrecord.cli.options import Format, Status, choice, settled

DOCUMENTED = Path(__file__).parents[2] / "docs" / "cli.md"


def test_every_exit_status_is_documented() -> None:
    rows = [line.split("|") for line in DOCUMENTED.read_text().splitlines() if line.count("|") > 2]
    documented = {int(row[1]) for row in rows if row[1].strip().isdigit()}
    assert documented == {int(status) for status in Status}


def test_a_terminal_gets_a_table_and_all_else_json_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert settled(None) is Format.table
    assert settled(None, tmp_path / "out") is Format.jsonl
    assert settled(Format.jsonl) is Format.jsonl
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert settled(None) is Format.jsonl
    assert settled(Format.table) is Format.table


def test_a_wrong_choice_is_told_with_the_nearest_and_all() -> None:
    read = choice(Format, "format")
    assert read("JSONL") is read(Format.jsonl) is Format.jsonl
    with pytest.raises(typer.BadParameter, match=r"Did you mean jsonl\? It is one of table, jsonl"):
        read("json")
