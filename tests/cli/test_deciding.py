from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli.deciding import decide, read_change, reviewer
from onrecord.cli.options import Status
from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.rows import StatementRow
from tests.ledger.sample import filled


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", documents=1) as opened:
        yield opened


def confirm(ledger: Ledger, id: str) -> StatementRow:
    return ledger.confirm(id, by="Ada")


def test_each_is_told_and_the_rest_goes_on_where_one_fails(
    ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, *_ = (row.id for row in ledger.statements())
    assert decide(ledger, [first, "zz", second], confirm, "confirm") is Status.some_failed
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert [line.split("  ")[:2] for line in lines] == [[first, "confirmed"], [second, "confirmed"]]
    assert all(len(line) < 100 for line in lines)
    assert "No statement 'zz'" in told.err
    assert len(list(ledger.reviews())) == 2
    assert decide(ledger, [first], confirm, "confirm") is Status.ok


def test_a_change_is_split_at_the_first_sign() -> None:
    assert read_change("condition=if x = y") == ("condition", "if x = y")
    with pytest.raises(UsageError, match="write it as FIELD=VALUE"):
        read_change("type")


def test_the_user_of_the_system_decides_unless_a_name_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "mirel")
    assert reviewer("Ada") == "Ada"
    assert reviewer(None) == "mirel"

    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", unknown)
    with pytest.raises(UsageError, match="--by NAME"):
        reviewer(None)
