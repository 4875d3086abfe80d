from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.gold import write_gold, write_training
from onrecord.cli.options import Status
from onrecord.ledger import Ledger
from onrecord.rows import Query
from tests.ledger.sample import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three documents: the first wholly reviewed, the second in part, the third not at all."""
    with filled(tmp_path / "l.db", documents=3) as ledger:
        first, second, _ = (row.document.id for row in ledger.documents())
        for row in list(ledger.statements(Query(document=first))):
            ledger.confirm(row.id, by="Ada")
        ledger.confirm(next(ledger.statements(Query(document=second))).id, by="Ada")
    return tmp_path / "l.db"


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_what_is_left_out_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger(path) as ledger:
        assert write_gold(ledger, tmp_path / "gold.jsonl", partial=False) is Status.ok
        assert [list(line) for line in lines(tmp_path / "gold.jsonl")] == [["document", "gold"]]
        assert capsys.readouterr().err == (
            "onrecord: 1 document wholly reviewed; 1 document reviewed in part, left out,"
            " --partial adds them; 1 document that nobody reviewed, left out\n"
        )
        write_gold(ledger, tmp_path / "gold.jsonl", partial=True)
        keys = [list(line)[1] for line in lines(tmp_path / "gold.jsonl")]
        assert keys == ["gold", "partial"]
        assert "marked as partial" in capsys.readouterr().err


def test_training_takes_sentences_of_all_documents(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger(path) as ledger:
        assert write_training(ledger, tmp_path / "t.jsonl") is Status.ok
    written = lines(tmp_path / "t.jsonl")
    assert len(written) == 5
    assert len({line["story"] for line in written}) == 2
    assert all(str(line["content"]) in str(line["sentence"]) for line in written)
    assert capsys.readouterr().err.startswith("onrecord: 5 labelled; 0 left out")
