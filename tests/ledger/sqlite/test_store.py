from __future__ import annotations

import inspect
from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite import SqliteStore
from onrecord.ledger.store import Store
from onrecord.rows import Query
from tests.ledger.sample import filled, story

CHAINED = ("log", "source", "producer", "document", "extraction", "actor", "attribution", "review")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with filled(tmp_path / "l.db", 2) as ledger:
        row = next(ledger.statements())
        with ledger.store.writing():
            ledger.store.write_review(row.number, "note", reviewer="Ada")
    return tmp_path / "l.db"


def promised() -> list[str]:
    return [name for name in vars(Store) if not name.startswith("_")]


@pytest.mark.parametrize("name", promised())
def test_a_promise_is_kept_under_the_same_parameters(name: str) -> None:
    kept = inspect.signature(getattr(SqliteStore, name))
    assert kept.parameters == inspect.signature(getattr(Store, name)).parameters


def test_rows_are_told_of_as_ledger_errors_while_they_are_read(path: Path) -> None:
    store = SqliteStore(path)
    rows = store.statements(Query(), sort="published", descending=True, limit=None)
    store.close()
    with pytest.raises(LedgerError, match="closed"):
        list(rows)


def test_a_block_of_writing_holds_many_documents_or_none(path: Path) -> None:
    store = SqliteStore(path)

    def write(fail: bool) -> None:
        with store.writing():
            for n in range(10, 15):
                store.write_document(story(n), name=f"{n}.html", source=None, run=None)
            if fail:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(fail=True)
    assert len(list(store.documents())) == 2
    write(fail=False)
    assert len(list(store.documents())) == 7


def columns(path: Path) -> list[tuple[str, str]]:
    connection = apsw.Connection(str(path))
    found = []
    for table in (*CHAINED, "statement"):
        rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        found += [(table, str(name)) for (name,) in rows]
    connection.close()
    return found


def test_no_column_of_a_written_row_can_be_changed(path: Path) -> None:
    connection = apsw.Connection(str(path))
    tried = columns(path)
    for table, column in tried:
        if column in ("standing", "reviewed"):
            continue
        with pytest.raises(apsw.ConstraintError, match="never changed"):
            connection.execute(f"UPDATE {table} SET {column} = {column}")
    assert len(tried) > 80


@pytest.mark.parametrize("table", [*CHAINED, "statement"])
def test_no_written_row_can_be_deleted(path: Path, table: str) -> None:
    connection = apsw.Connection(str(path))
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    with pytest.raises(apsw.ConstraintError, match="never deleted"):
        connection.execute(f"DELETE FROM {table}")
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_ledger_stays_the_same_file_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    filled(tmp_path / "other" / "l.db", 1).close()
    filled(tmp_path / "l.db", 2).close()
    monkeypatch.chdir(tmp_path)
    with Ledger("l.db") as ledger:
        monkeypatch.chdir("other")
        status = ledger.status()
        assert (status.documents, status.path) == (2, str(tmp_path / "l.db"))
        assert ledger.verify().rows == status.rows


@pytest.mark.parametrize("by", [None, "another.db"])
def test_nothing_is_added_to_a_file_that_is_gone(tmp_path: Path, by: str | None) -> None:
    with filled(tmp_path / "l.db", 1) as ledger:
        if by is None:
            (tmp_path / "l.db").unlink()
        else:
            filled(tmp_path / by, 1).close()
            (tmp_path / by).replace(tmp_path / "l.db")
        with pytest.raises(LedgerError, match=r"deleted or replaced .*open the ledger again"):
            ledger.append(story(2))
