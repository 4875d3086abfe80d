from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.cli.command import onrecord
from tests.ledger.sample import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with filled(tmp_path / "l.db", documents=1) as ledger:
        first, second, third, fourth = ledger.statements()
        ledger.confirm(first.id, by="Ada")
        ledger.confirm(first.id, by="Ben")
        ledger.reject(second.id, by="Ada", reason="weather")
        for row in (third, fourth):
            ledger.confirm(row.id, by="Ben")
    return tmp_path / "l.db"


def rows(*arguments: str | Path) -> list[dict[str, object]]:
    done = onrecord("review", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_decisions_are_listed_by_whom_and_of_which_kind(path: Path) -> None:
    assert [row["action"] for row in rows("list", "-l", path)] == [
        *("confirm", "confirm", "reject", "confirm", "confirm"),
    ]
    assert [row["reviewer"] for row in rows("list", "-l", path, "--by", "Ada")] == ["Ada", "Ada"]
    (rejected,) = rows("list", "-l", path, "--action", "reject", "--by", "Ada")
    assert rejected["reason"] == "weather"
    assert len(rows("list", "-l", path, "--limit", "2")) == 2


def test_agreement_is_one_object(path: Path) -> None:
    (agreement,) = rows("agreement", "-l", path)
    assert (agreement["reviewers"], agreement["statements"]) == (["Ada", "Ben"], 1)
    fields = agreement["fields"]
    assert isinstance(fields, list)
    assert (fields[0]["field"], fields[0]["share"], fields[0]["alpha"]) == ("whole", 1.0, None)


def test_gold_goes_to_a_file_or_to_standard_output(path: Path, tmp_path: Path) -> None:
    (line,) = rows("export", "-l", path)
    done = onrecord("review", "export", "-l", path, "-o", tmp_path / "gold.jsonl")
    assert done.stdout == b""
    assert json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8")) == line
    assert b"1 document wholly reviewed" in done.stderr
    assert len(rows("export", "-l", path, "--format", "training")) == 4
    wrong = onrecord("review", "export", "-l", path, "--format", "training", "--partial")
    assert wrong.returncode == 2
    with Ledger(path) as ledger:
        assert ledger.status().reviews == 5  # reading wrote nothing


def test_a_reviewer_goes_by_the_name_in_any_case(path: Path) -> None:
    lines = onrecord("review", "list", "--by", "aDA", "--format", "jsonl", "--ledger", path).stdout
    assert lines
    assert {json.loads(line)["reviewer"] for line in lines.splitlines()} == {"Ada"}
