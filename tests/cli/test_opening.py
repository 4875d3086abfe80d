from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.opening import with_ledger
from onrecord.cli.options import Status
from onrecord.ledger import Ledger


def test_the_work_gets_the_ledger_and_its_status_counts(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    Ledger.create(path).close()
    seen: list[int] = []

    def work(ledger: Ledger) -> Status:
        seen.append(ledger.status().statements)
        return Status.some_failed

    assert with_ledger(path, work) is Status.some_failed
    assert seen == [0]


def test_a_missing_ledger_is_told_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert with_ledger(tmp_path / "none.db", lambda ledger: Status.ok) is Status.ledger
    told = capsys.readouterr().err
    assert "none.db" in told
    assert "onrecord init" in told
