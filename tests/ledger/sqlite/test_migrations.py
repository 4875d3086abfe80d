from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from onrecord.errors import InternalError, LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite import connection as opening
from onrecord.ledger.sqlite.migrations import SCHEMA, migrate, newest
from onrecord.version import __version__
from tests.ledger.sample import filled, story


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """Two invented migrations."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0002_pages.sql").write_text("ALTER TABLE document ADD COLUMN page INTEGER;")
    (folder / "0003_by_page.sql").write_text(
        "CREATE INDEX document_page ON document (page);\n"
        "CREATE VIEW pages AS SELECT page, title FROM document;"
    )
    (folder / "README.md").write_text("no step")
    return folder


def opened(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", True)
    return connection


def test_the_schema_is_part_of_the_package() -> None:
    assert SCHEMA.parent == Path(opening.__file__).parent
    assert "CREATE TABLE statement" in SCHEMA.read_text(encoding="utf-8")


def test_the_newest_version_is_that_of_the_last_step(tmp_path: Path, steps: Path) -> None:
    assert newest(tmp_path / "none") == 1
    assert newest(steps) == 3


def test_steps_are_taken_once_and_noted(tmp_path: Path, steps: Path) -> None:
    with filled(tmp_path / "l.db", 2) as ledger:
        before = [row.hash for row in ledger.statements()]
        connection = opened(ledger.path)
        migrate(connection, steps)
        migrate(connection, steps)
        assert connection.pragma("user_version") == 3
        assert connection.execute("SELECT count(*), max(page) FROM pages").fetchall() == [(2, None)]
        log = [(row.event, row.detail and row.detail["schema"]) for row in ledger.log(limit=2)]
        assert log == [("migrated", 3), ("migrated", 2)]
        assert [row.hash for row in ledger.statements()] == before


def test_rows_from_before_a_step_still_hold_after_it(tmp_path: Path, steps: Path) -> None:
    with filled(tmp_path / "l.db", 2) as ledger:
        migrate(opened(ledger.path), steps)
    with filled(tmp_path / "other.db", 0):
        pass
    path = tmp_path / "l.db"
    connection = opened(path)
    connection.pragma("user_version", 1)  # so that it opens although no such steps exist
    with Ledger(path) as ledger:
        ledger.append(story(7))
        broken = {fault.number for fault in ledger.verify().faults if fault.number is not None}
    assert broken == set()


def test_a_step_that_fails_leaves_the_ledger_at_the_one_before(tmp_path: Path, steps: Path) -> None:
    (steps / "0003_by_page.sql").write_text("CREATE TABLE half (a);\nCREATE TABLE half (a);")
    with filled(tmp_path / "l.db", 1) as ledger:
        connection = opened(ledger.path)
        with pytest.raises(apsw.SQLError, match="half"):
            migrate(connection, steps)
        assert connection.pragma("user_version") == 2
        names = connection.execute("SELECT name FROM sqlite_schema").fetchall()
        assert ("document",) in names
        assert ("half",) not in names
        assert not connection.in_transaction


def test_steps_are_numbered_without_gaps(steps: Path) -> None:
    (steps / "0005_more.sql").write_text("SELECT 1;")
    with pytest.raises(InternalError, match="0002"):
        newest(steps)


def test_an_older_ledger_is_brought_up_to_date_when_it_is_opened(
    tmp_path: Path, steps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "l.db", 1).close()
    monkeypatch.setattr(opening, "newest", lambda: newest(steps))
    monkeypatch.setattr(opening, "migrate", lambda connection: migrate(connection, steps))
    with Ledger(tmp_path / "l.db") as ledger:
        assert ledger.status().schema == 3
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="newer onrecord"):
        Ledger(tmp_path / "l.db")


def test_a_new_ledger_notes_how_it_was_made(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "l.db") as ledger:
        (row,) = ledger.log(limit=None)
    assert row.event == "created"
    assert row.detail == {"onrecord": __version__, "schema": 1}


def test_an_older_ledger_that_may_only_be_read_is_not_brought_up_to_date(
    tmp_path: Path, steps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    monkeypatch.setattr(opening, "newest", lambda: newest(steps))
    # As SQLite opens a file without permission to write, whoever runs this test.
    monkeypatch.setattr(apsw, "SQLITE_OPEN_READWRITE", apsw.SQLITE_OPEN_READONLY)
    with pytest.raises(LedgerError, match="older onrecord and can only be read"):
        Ledger(path)
