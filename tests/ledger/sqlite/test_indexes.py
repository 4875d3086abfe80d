from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.ledger.sqlite.indexes import check_indexes
from tests.ledger.sample import Said, extraction, filled

INDEXED = "text, speaker_name, type, stage, countries, items, outlet"


def opened(path: Path) -> apsw.Connection:
    return apsw.Connection(str(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    filled(tmp_path / "l.db", 4).close()
    return tmp_path / "l.db"


def one(connection: apsw.Connection, sql: str) -> Any:
    return connection.execute(sql).fetchall()[0]


def test_indexes_as_they_were_made_hold(path: Path) -> None:
    assert check_indexes(opened(path)) == []


def test_what_the_check_says_is_what_sqlite_says(path: Path) -> None:
    """Both checks of the same index, whole and with a row that is not indexed."""
    connection = opened(path)
    check = "INSERT INTO statement_fts (statement_fts, rank) VALUES ('integrity-check', 1)"
    connection.execute(check)
    number, *values = one(connection, f"SELECT number, {INDEXED} FROM statement LIMIT 1")
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO statement_fts (statement_fts, rowid, {INDEXED})"
        f" VALUES ('delete', ?, {marks})",
        (number, *values),
    )
    with pytest.raises(apsw.CorruptError):
        connection.execute(check)
    (fault,) = check_indexes(opened(path))
    assert (fault.table, fault.number) == ("statement_fts", number)


def test_words_in_another_place_or_column_are_found(path: Path) -> None:
    connection = opened(path)
    number, title, text = one(connection, "SELECT number, title, text FROM document LIMIT 1")
    swap = "INSERT INTO document_fts (document_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)"
    add = "INSERT INTO document_fts (rowid, title, text) VALUES (?, ?, ?)"
    before, after = text.split(" ", 1)
    for other in ((text, title), (title, f"{after} {before}")):
        connection.execute(swap, (number, title, text))
        connection.execute(add, (number, *other))
        assert [fault.number for fault in check_indexes(opened(path))] == [number]
        connection.execute(swap, (number, *other))
        connection.execute(add, (number, title, text))
        assert check_indexes(opened(path)) == []


def test_words_of_another_row_are_found_in_both(path: Path) -> None:
    connection = opened(path)
    rows: Any = connection.execute("SELECT number, text FROM statement LIMIT 2").fetchall()
    (a, first), (b, second) = rows
    for number, old, new in ((a, first, second), (b, second, first)):
        values = one(connection, f"SELECT {INDEXED} FROM statement WHERE number = {number}")[1:]
        marks = ", ".join("?" * len(values))
        connection.execute(
            f"INSERT INTO statement_fts (statement_fts, rowid, {INDEXED})"
            f" VALUES ('delete', ?, ?, {marks})",
            (number, old, *values),
        )
        connection.execute(
            f"INSERT INTO statement_fts (rowid, {INDEXED}) VALUES (?, ?, {marks})",
            (number, new, *values),
        )
    assert [fault.number for fault in check_indexes(opened(path))] == [a, b]


def test_words_put_where_the_sums_of_their_places_stay_the_same_are_found(tmp_path: Path) -> None:
    given = [extraction("boats tanks tanks boats", title="Sold")]
    filled(tmp_path / "l.db", extractions=given).close()
    connection = opened(tmp_path / "l.db")
    number, title, text = one(connection, "SELECT number, title, text FROM document")
    connection.execute(
        "INSERT INTO document_fts (document_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (number, title, text),
    )
    connection.execute(
        "INSERT INTO document_fts (rowid, title, text) VALUES (?, ?, 'tanks boats boats tanks')",
        (number, title),
    )
    assert [fault.number for fault in check_indexes(opened(tmp_path / "l.db"))] == [number]


def test_words_of_any_length_and_script_are_compared(tmp_path: Path) -> None:
    texts = [
        "x" * 40_000 + " and " + "y" * 40_000,
        "é" * 20_000 + " Ça, déjà vu: ÉTÉ",
        "漢字" * 20_000,
        "a\0b \0 c",
        "",
    ]
    given = [extraction(text, title=str(n)) for n, text in enumerate(texts)]
    given.append(extraction("Orla Venn said: “Нет, 3½ лет.”", Said(words="Нет, 3½ лет")))
    filled(tmp_path / "l.db", extractions=given).close()
    assert check_indexes(opened(tmp_path / "l.db")) == []


def test_an_index_that_cannot_be_read_is_a_fault(path: Path) -> None:
    connection = opened(path)
    connection.execute("DELETE FROM document_fts_data WHERE id > 10")
    connection.close()
    found = check_indexes(opened(path))
    assert {fault.table for fault in found} == {"document_fts"}


def test_the_file_may_be_one_to_read_only(path: Path) -> None:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    somebody = opened(path)
    somebody.execute("BEGIN IMMEDIATE")
    assert check_indexes(connection) == []
