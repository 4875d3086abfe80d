from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from onrecord.ledger.sqlite.transactions import snapshot, transaction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    connection = apsw.Connection(str(tmp_path / "t.db"))
    connection.pragma("journal_mode", "wal")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    return tmp_path / "t.db"


@pytest.fixture
def connection(path: Path) -> Iterator[apsw.Connection]:
    opened = apsw.Connection(str(path))
    yield opened
    opened.close()


def count(connection: apsw.Connection) -> int:
    (row,) = connection.execute("SELECT count(*) FROM t").fetchall()
    return int(row[0])  # type: ignore[arg-type]


def test_what_is_written_in_a_block_is_there_for_others_at_its_end(
    connection: apsw.Connection, path: Path
) -> None:
    other = apsw.Connection(str(path))
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")
        assert count(other) == 0
    assert count(other) == 1


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_block_that_breaks_off_leaves_nothing(
    connection: apsw.Connection, error: type[BaseException]
) -> None:
    def write() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (1)")
            raise error

    with pytest.raises(error):
        write()
    assert count(connection) == 0
    assert not connection.in_transaction


def test_a_block_in_a_block_is_refused_and_both_leave_nothing(connection: apsw.Connection) -> None:
    def write() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (1)")
            with transaction(connection):
                pass

    with pytest.raises(apsw.SQLError):
        write()
    assert count(connection) == 0


def test_a_snapshot_sees_one_moment(connection: apsw.Connection, path: Path) -> None:
    other = apsw.Connection(str(path))
    with snapshot(connection):
        assert count(connection) == 0
        with transaction(other):  # nor does it keep anybody from writing
            other.execute("INSERT INTO t VALUES (1)")
        assert count(connection) == 0
    assert count(connection) == 1
