from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli.options import Format, Status
from onrecord.cli.reextracting import Reextraction, extract_anew
from onrecord.ledger import Ledger
from onrecord.ledger.comparing import Difference
from onrecord.records import ProducedBy
from tests.ledger.sample import extraction, filled

ASKED = Reextraction(ids=(), everything=False, dry_run=False, jobs=1, format=Format.jsonl)
ELSEWHERE = ProducedBy(onrecord="0.0.1", model="m", resources="r")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two documents, by a version that found nothing in them."""
    texts = [f"Varania sold {n} boats, its minister Ada Kolvani said on Monday." for n in (3, 4)]
    made = [extraction(text, produced_by=ELSEWHERE) for text in texts]
    filled(tmp_path / "said.db", extractions=made).close()
    return tmp_path / "said.db"


def test_lines_of_what_changed_and_a_summary(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert extract_anew(path, ASKED, command="onrecord reextract") is Status.ok
    shown = capsys.readouterr()
    lines = [json.loads(line) for line in shown.out.splitlines()]
    added = sum(len(line["changes"]) for line in lines)
    assert added >= 2
    assert shown.err == (
        f"onrecord: 2 documents extracted anew, 0 statements unchanged, 0 changed, {added} added,"
        " 0 withdrawn\n"
    )
    with Ledger(path) as ledger:
        assert len(list(ledger.statements())) == added
        assert (ledger.log()[1].detail or {})["command"] == "onrecord reextract"


def test_a_dry_run_says_that_it_is_one(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract_anew(path, replace(ASKED, dry_run=True), command="") is Status.ok
    assert capsys.readouterr().err.endswith("; nothing was written\n")
    with Ledger(path) as ledger:
        assert list(ledger.statements()) == []


def test_a_table_is_for_documents_that_changed_alone(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = replace(ASKED, format=Format.table)
    assert extract_anew(path, table, command="") is Status.ok
    first = capsys.readouterr().out
    assert first.count("0 unchanged") == 2
    assert extract_anew(path, replace(table, everything=True), command="") is Status.ok
    assert capsys.readouterr().out == ""


def test_chosen_documents_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger(path) as ledger:
        _, second = (row.document.id for row in ledger.documents())
    assert extract_anew(path, replace(ASKED, ids=[second]), command="") is Status.ok
    assert [json.loads(line)["document"] for line in capsys.readouterr().out.splitlines()] == [
        second
    ]


def test_an_interruption_keeps_what_was_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(outcome: Difference, format: Format) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.reextracting._shown", broken_off)
    assert extract_anew(path, ASKED, command="") is Status.interrupted
    assert "what was written is kept" in capsys.readouterr().err
    with Ledger(path) as ledger:
        produced = [row.produced_by == ELSEWHERE for row in ledger.documents()]
    assert produced == [False, True]
