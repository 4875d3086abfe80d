from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.rows import Review
from tests.cli.command import onrecord
from tests.ledger.sample import filled


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "l.db"))
    monkeypatch.setenv("ONRECORD_REVIEWER", "Ada Moor")
    filled(tmp_path / "l.db", documents=1).close()
    return tmp_path / "l.db"


@pytest.fixture
def ids(path: Path) -> list[str]:
    with Ledger(path) as ledger:
        return [row.id for row in ledger.statements(sort="added", descending=False)]


def reviews(path: Path) -> list[Review]:
    with Ledger(path) as ledger:
        return list(ledger.reviews())


def test_several_are_confirmed_and_one_that_fails_is_told(path: Path, ids: list[str]) -> None:
    done = onrecord("review", "confirm", ids[0][10:20], "zz", ids[1], "--reason", "read twice")
    assert done.returncode == 1
    assert done.stdout.decode().count("  confirmed  ") == 2
    assert b"No statement 'zz'" in done.stderr
    assert {(r.action, r.reviewer, r.reason) for r in reviews(path)} == {
        ("confirm", "Ada Moor", "read twice")
    }


def test_fields_are_corrected_together(path: Path, ids: list[str]) -> None:
    wrong = onrecord("review", "correct", ids[0], "type=plan", "stage=sold")
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    assert b"stage cannot be 'sold'" in wrong.stderr
    assert reviews(path) == []
    changes = ("type=plan", "quantities[0].high=40")
    done = onrecord("review", "correct", ids[0], *changes, "--by", "Ben")
    assert done.returncode == 0, done.stderr
    assert [(r.field, r.reviewer) for r in reviews(path)] == [
        ("type", "Ben"),
        ("quantities", "Ben"),
    ]


def test_a_statement_is_rejected_restored_and_noted(path: Path, ids: list[str]) -> None:
    assert onrecord("review", "reject", ids[0]).returncode == 2  # nobody to ask why
    assert onrecord("review", "reject", *ids[:2], "--reason", "weather").returncode == 0
    assert onrecord("review", "confirm", ids[0]).returncode == 1
    assert onrecord("review", "restore", ids[0]).returncode == 0
    assert onrecord("review", "note", ids[1], "see May").returncode == 0
    assert [r.action for r in reviews(path)] == ["reject", "reject", "restore", "note"]


def test_next_needs_a_terminal(path: Path, ids: list[str]) -> None:
    done = onrecord("review", "next")
    assert done.returncode == 2
    assert b"waits for keys on a terminal" in done.stderr


def test_every_command_has_help_with_an_example() -> None:
    names = (
        "confirm",
        "correct",
        "reject",
        "restore",
        "note",
        "next",
        "list",
        "agreement",
        "export",
    )
    listed = onrecord("review", "--help").stdout.decode()
    assert all(f" {name} " in listed for name in names)
    for name in ("correct", "agreement"):
        assert f"onrecord review {name}" in onrecord("review", name, "--help").stdout.decode()
