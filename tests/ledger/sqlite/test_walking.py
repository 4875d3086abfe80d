from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.ledger.sqlite.chain import link
from onrecord.ledger.sqlite.walking import BrokenTable, walk
from tests.ledger.sample import filled


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    filled(tmp_path / "l.db", 3).close()
    connection = apsw.Connection(str(tmp_path / "l.db"))
    for table in ("document", "actor"):
        connection.execute(f"DROP TRIGGER {table}_stays")
    return connection


def last_number(connection: apsw.Connection) -> int:
    rows: Any = connection.execute("SELECT number FROM head").fetchall()
    return int(rows[0][0])


def test_rows_of_all_tables_come_in_one_order_and_link(connection: apsw.Connection) -> None:
    broken: list[BrokenTable] = []
    before = bytes(32)
    numbers = []
    for row in walk(connection, broken):
        assert row.values is not None
        assert "standing" not in row.values
        before = link(before, row.table, row.values)
        assert before == row.hash
        numbers.append(row.number)
    assert numbers == list(range(1, last_number(connection) + 1))
    assert broken == []


def test_a_text_that_is_no_utf8_is_passed_over(connection: apsw.Connection) -> None:
    ((number, digest),) = connection.execute("SELECT number, hash FROM actor LIMIT 1").fetchall()
    connection.execute("UPDATE actor SET name = CAST(x'4fff' AS TEXT) WHERE number = ?", (number,))
    broken: list[BrokenTable] = []
    rows = list(walk(connection, broken))
    assert [row.number for row in rows] == list(range(1, last_number(connection) + 1))
    (unread,) = (row for row in rows if row.values is None)
    assert (unread.number, unread.table, unread.hash) == (number, "actor", digest)
    assert "utf-8" in unread.problem
    assert broken == []


def test_a_table_that_is_gone_is_told_and_the_others_are_read(connection: apsw.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = OFF; DROP TABLE attribution")
    broken: list[BrokenTable] = []
    tables = {row.table for row in walk(connection, broken)}
    assert tables == {"log", "source", "producer", "document", "extraction", "actor", "statement"}
    assert [(end.table, end.after) for end in broken] == [("attribution", 0)]


def test_a_torn_page_ends_its_table_only(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 60).close()
    connection = apsw.Connection(str(path))
    rows: Any = connection.execute(
        "SELECT pageno FROM dbstat WHERE name = 'actor' AND pagetype = 'leaf' ORDER BY path"
    ).fetchall()
    ((total,),) = connection.execute("SELECT count(*) FROM actor").fetchall()
    connection.close()
    assert len(rows) > 2
    content = bytearray(path.read_bytes())
    start = (rows[1][0] - 1) * 4096
    content[start : start + 4096] = bytes(4096)
    path.write_bytes(content)
    broken: list[BrokenTable] = []
    read = list(walk(apsw.Connection(str(path)), broken))
    actors = [row for row in read if row.table == "actor"]
    assert 0 < len(actors) < int(total)  # type: ignore[arg-type]
    assert [(end.table, end.after) for end in broken] == [("actor", actors[-1].number)]
    assert sum(row.table == "statement" for row in read) == 240
