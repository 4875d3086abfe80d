from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from onrecord.ledger.sqlite.deriving import check_derived, check_file, check_schema
from tests.ledger.sample import filled


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    """Three documents; one statement is rejected, one confirmed."""
    with filled(tmp_path / "l.db", 3) as ledger:
        rows = sorted(ledger.statements(), key=lambda row: row.number)
        with ledger.store.writing():
            ledger.store.write_review(rows[0].number, "reject", reviewer="Ada")
            ledger.store.write_review(rows[1].number, "confirm", reviewer="Ada")
    connection = apsw.Connection(str(tmp_path / "l.db"))
    assert check_file(connection) == check_schema(connection) == check_derived(connection) == []
    return connection


@pytest.mark.parametrize(
    "change",
    [
        "standing = 'current' WHERE standing = 'rejected'",
        "standing = 'superseded' WHERE number = (SELECT max(number) FROM statement)",
        "reviewed = 'corrected' WHERE reviewed = 'confirmed'",
        "reviewed = NULL WHERE reviewed = 'confirmed'",
        "reviewed = 'confirmed' WHERE number = (SELECT max(number) FROM statement)",
    ],
)
def test_a_standing_that_nobody_decided_is_named(connection: apsw.Connection, change: str) -> None:
    changed = connection.execute(f"UPDATE statement SET {change} RETURNING number").fetchall()
    found = [(fault.number,) for fault in check_derived(connection) if fault.table == "statement"]
    assert found == changed
    assert len(found) == 1


def test_derived_rows_that_cannot_be_read_are_a_fault(connection: apsw.Connection) -> None:
    connection.execute("DROP TRIGGER extraction_stays")
    connection.execute("UPDATE extraction SET withdrawn = '[1'")
    (fault,) = check_derived(connection)
    assert (fault.table, "malformed JSON" in fault.what) == ("statement", True)


@pytest.mark.parametrize(
    ("sql", "name", "told"),
    [
        ("DROP TRIGGER statement_remains", "statement_remains", "is missing"),
        ("DROP INDEX statement_document", "statement_document", "is missing"),
        ("DROP VIEW failures", "failures", "is missing"),
        (
            "DROP TRIGGER log_stays;"
            "CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT 1; END",
            "log_stays",
            "is not as the schema draws it",
        ),
    ],
)
def test_a_schema_that_was_altered_is_told(
    connection: apsw.Connection, sql: str, name: str, told: str
) -> None:
    connection.execute(sql)
    (fault,) = check_schema(connection)
    assert fault.table == name
    assert fault.what.startswith(told)


@pytest.mark.parametrize("table", ["review", "head", "statement_fts_data"])
def test_a_trigger_that_no_ledger_has_is_named(connection: apsw.Connection, table: str) -> None:
    connection.execute(
        f"CREATE TRIGGER mine BEFORE INSERT ON {table} BEGIN SELECT raise(IGNORE); END"
    )
    (fault,) = check_schema(connection)
    assert (fault.table, fault.what) == ("mine", f"is a trigger on {table} that no ledger has")


def test_what_indexes_and_triggers_are_of_counts_too(connection: apsw.Connection) -> None:
    connection.pragma("writable_schema", True)
    connection.execute("UPDATE sqlite_schema SET tbl_name = 'log' WHERE name = 'review_stays'")
    connection.execute("DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_statement_1'")
    told = {fault.table for fault in check_schema(connection)}
    assert told == {"review_stays", "sqlite_autoindex_statement_1"}


def test_another_version_than_that_of_the_schema_is_told(connection: apsw.Connection) -> None:
    connection.pragma("user_version", 0)
    (fault,) = check_schema(connection)
    assert fault.what == "has the number 0 for its version instead of 1"


def test_a_view_of_ones_own_is_no_fault(connection: apsw.Connection) -> None:
    connection.execute("CREATE VIEW mine AS SELECT text FROM statement")
    assert check_schema(connection) == []


def test_a_reference_to_nothing_is_named(connection: apsw.Connection) -> None:
    connection.execute("DROP TRIGGER actor_stays")
    ((number,),) = connection.execute("SELECT min(number) FROM actor").fetchall()
    connection.execute("UPDATE actor SET extraction = 9999 WHERE number = ?", (number,))
    (fault,) = check_file(connection)
    assert (fault.table, fault.number) == ("actor", number)
    assert "row of extraction that is not there" in fault.what


def test_an_index_that_lacks_a_row_is_told(connection: apsw.Connection, tmp_path: Path) -> None:
    ((page,),) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'actor_document'"
    ).fetchall()
    connection.close()
    path = tmp_path / "l.db"
    content = bytearray(path.read_bytes())
    count = (int(page) - 1) * 4096 + 3  # type: ignore[arg-type]
    content[count : count + 2] = (int.from_bytes(content[count : count + 2]) - 1).to_bytes(2)
    path.write_bytes(content)
    told = [fault.what for fault in check_file(apsw.Connection(str(path)))]
    assert any("actor_document" in what for what in told)
