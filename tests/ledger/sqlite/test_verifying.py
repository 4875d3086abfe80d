"""Whatever of a ledger is altered, `verify` names it. Each test alters a real file."""

from __future__ import annotations

import random
import shutil
import zlib
from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.records import Actor, Extraction
from onrecord.rows import Fault, Query, StatementRow
from tests.ledger.sample import filled, story

CHAINED = (
    "log",
    "source",
    "producer",
    "document",
    "extraction",
    "actor",
    "attribution",
    "review",
    "statement",
)
OUTSIDE = {("statement", "standing"), ("statement", "reviewed")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with rows in all tables, and hardly a column that is null everywhere."""
    path = tmp_path_factory.mktemp("whole") / "l.db"
    with filled(path, 7) as ledger:
        store = ledger.store
        first, second, third = (rows_of(ledger, story(n)) for n in (0, 1, 2))
        document = store.has_document(first[0].document.id)
        assert document is not None
        mara = Actor(id="actor-m", kind="person", name="Mara Tolm", mentions=(), roles=("envoy",))
        with store.writing():
            run = store.write_log("started", detail={"command": ["add", "stories"]})
            store.write_document(story(7), name="7.html", source=None, run=run)
            store.write_log("failed", run=run, name="torn.html", detail={"kind": "read"})
            store.write_log("known", run=run, name="one.html", document=document)
            store.write_review(first[0].number, "confirm", reviewer="Ada")
            store.write_review(first[1].number, "reject", reviewer="Ada", reason="another said it")
            store.write_actor(document, mara)
            review = store.write_review(
                second[0].number, "correct", reviewer="Bo", field="type", value="policy"
            )
            store.write_version(second[0].number, second[0].statement, review=review)
            store.write_extraction(
                story(2),
                kept=[third[0].number],
                superseded=[(third[1].number, third[1].statement)],
                withdrawn=[third[2].number],
                run=run,
            )
        assert ledger.verify().faults == ()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "l.db"))


def rows_of(ledger: Ledger, extraction: Extraction) -> list[StatementRow]:
    return list(ledger.statements(Query(document=extraction.document.id)))


def faults(path: Path, *, head: str | None = None) -> tuple[Fault, ...]:
    with Ledger(path) as ledger:
        return ledger.verify(head=head).faults


def rows_named(path: Path) -> set[tuple[str | None, int | None]]:
    return {(fault.table, fault.number) for fault in faults(path)}


class Forger:
    """Somebody with the file and SQLite, who drops what keeps rows as they are and restores it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = apsw.Connection(str(path))
        self.connection.pragma("foreign_keys", False)
        self.connection.pragma("ignore_check_constraints", True)
        self.triggers: Any = self.connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            " AND (name LIKE '%_stays' OR name LIKE '%_remains' OR name LIKE '%_follows')"
        ).fetchall()
        for name, _ in self.triggers:
            self.connection.execute(f"DROP TRIGGER {name}")

    def do(self, sql: str, *values: Any) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()

    def leave(self) -> None:
        for _, sql in self.triggers:
            self.connection.execute(sql)
        self.connection.close()


def columns(path: Path) -> list[tuple[str, str]]:
    connection = apsw.Connection(str(path))
    found = []
    for table in CHAINED:
        rows: Any = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        found += [(table, name) for (name,) in rows if name != "number"]
    connection.close()
    return found


def altered(value: Any, chance: random.Random) -> Any:
    """`value` with one bit flipped."""
    if isinstance(value, bytes):
        at = chance.randrange(len(value))
        return value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :]
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(8)
    if isinstance(value, float):
        return value + 2**-30
    at = chance.randrange(len(value)) if value else 0
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :] if value else "x"


def test_a_whole_ledger_has_no_faults(path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Ledger(path) as ledger:
        found = ledger.verify(watch=lambda done, total: told.append((done, total)))
        assert found.faults == ()
        assert found.head == ledger.status().head
        assert found.rows == ledger.status().rows
        assert found.sources == 7
    assert told[-1] == (found.rows, found.rows)


def test_an_empty_ledger_has_no_faults(tmp_path: Path) -> None:
    filled(tmp_path / "l.db", 0).close()
    assert faults(tmp_path / "l.db") == ()


def test_one_bit_of_any_column_of_any_table_is_found(whole: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    tried = 0
    for table, column in columns(whole):
        path = Path(shutil.copy(whole, tmp_path / f"{table}-{column}.db"))
        forger = Forger(path)
        there = forger.do(f"SELECT number, {column} FROM {table} WHERE {column} IS NOT NULL")
        if (table, column) in OUTSIDE:
            there = [
                (n, {"confirmed": "corrected", "current": "rejected"}.get(v)) for n, v in there
            ]
            number, value = chance.choice([pair for pair in there if pair[1]])
        else:
            assert there, f"the sample has no {table}.{column}"
            number, value = chance.choice(there)
            value = altered(value, chance)
        forger.do("PRAGMA ignore_check_constraints = 1")
        forger.do(f"UPDATE {table} SET {column} = ? WHERE number = ?", value, number)
        forger.leave()
        found = faults(path)
        assert (table, number) in {(f.table, f.number) for f in found}, (column, value)
        blamed = {(f.table, f.number) for f in found if f.what.startswith("does not hold")}
        assert blamed <= {(table, number)}, column
        tried += 1
        path.unlink()
    assert tried > 70


def test_a_value_that_is_taken_away_or_put_where_none_was_is_found(path: Path) -> None:
    forger = Forger(path)
    ((title,),) = forger.do("SELECT max(number) FROM document WHERE title IS NOT NULL")
    ((outlet,),) = forger.do("SELECT min(number) FROM document WHERE outlet IS NULL")
    forger.do("UPDATE document SET title = NULL WHERE number = ?", title)
    forger.do("UPDATE document SET outlet = '' WHERE number = ?", outlet)
    forger.leave()
    assert {("document", title), ("document", outlet)} <= rows_named(path)


def test_a_flipped_bit_in_the_file_is_found(whole: Path, tmp_path: Path) -> None:
    """Bits of stored values, wherever they lie in the file: within pages and overflow pages."""
    chance = random.Random(300)
    content = whole.read_bytes()
    places = []
    connection = apsw.Connection(str(whole))
    for table, column in columns(whole):
        rows: Any = connection.execute(f"SELECT number, CAST({column} AS BLOB) FROM {table}")
        for number, value in rows:
            # A value that stands in the file once, so that it is known which row is hit.
            if value and len(value) > 11 and content.count(value) == 1:
                places.append((table, column, number, content.index(value), len(value)))
    connection.close()
    assert {place[0] for place in places} >= set(CHAINED) - {"producer"}
    for i in range(300):
        table, column, number, start, size = chance.choice(places)
        at = start + chance.randrange(size)
        torn = bytearray(content)
        torn[at] ^= 1 << chance.randrange(8)
        path = tmp_path / "torn.db"
        path.write_bytes(torn)
        assert (table, number) in rows_named(path), (i, table, column, number, at)


def test_a_torn_page_is_a_fault_and_no_traceback(whole: Path, tmp_path: Path) -> None:
    content = whole.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    drawn = _pages_of(whole, "name = 'sqlite_schema'")  # without these it does not open
    for page in _pages_of(whole, "TRUE") - drawn:
        for name, block in (("zeros", bytes(size)), ("noise", random.Random(page).randbytes(size))):
            path = tmp_path / f"{page}-{name}.db"
            path.write_bytes(content[: page * size] + block + content[(page + 1) * size :])
            if content[page * size :][:size] != block:
                assert faults(path), (page, name)
            path.unlink()


def _pages_of(path: Path, which: str) -> set[int]:
    """The pages, from 0, that hold something."""
    connection = apsw.Connection(str(path))
    rows: Any = connection.execute(f"SELECT pageno FROM dbstat WHERE {which}").fetchall()
    connection.close()
    return {number - 1 for (number,) in rows}


def test_the_first_row_that_does_not_hold_stands_first(path: Path) -> None:
    forger = Forger(path)
    for number in (30, 12, 21):
        for table in CHAINED:
            forger.do(f"UPDATE {table} SET hash = zeroblob(32) WHERE number = ?", number)
    forger.leave()
    assert [fault.number for fault in faults(path)][:3] == [12, 21, 30]


def test_a_row_that_was_deleted_is_missing(path: Path) -> None:
    forger = Forger(path)
    ((number,),) = forger.do("SELECT min(number) FROM attribution")
    forger.do("DELETE FROM attribution WHERE number = ?", number)
    forger.leave()
    first = faults(path)[0]
    assert (first.number, first.what) == (number, "is missing")


def test_a_row_that_was_replaced_behind_the_triggers_is_found(path: Path) -> None:
    forger = Forger(path)
    ((number, columns),) = forger.do(
        "SELECT (SELECT min(number) FROM review), group_concat(iif(name = 'reviewer', "
        "quote('Mallory'), name)) FROM pragma_table_info('review')"
    )
    # Without PRAGMA recursive_triggers, REPLACE deletes without asking the triggers.
    forger.do(f"REPLACE INTO review SELECT {columns} FROM review WHERE number = {number}")
    forger.leave()
    assert ("review", number) in rows_named(path)


def test_rows_that_changed_places_do_not_hold(path: Path) -> None:
    forger = Forger(path)
    (a,), (b,) = forger.do("SELECT number FROM actor ORDER BY number LIMIT 2")
    for old, new in ((a, -1), (b, a), (-1, b)):
        forger.do("UPDATE actor SET number = ? WHERE number = ?", new, old)
    forger.leave()
    assert {("actor", a), ("actor", b)} <= rows_named(path)


def test_rows_cut_off_the_end_are_missing(path: Path) -> None:
    forger = Forger(path)
    ((last,),) = forger.do("SELECT number FROM head")
    for table in CHAINED:
        forger.do(f"DELETE FROM {table} WHERE number > ?", last - 3)
    forger.leave()
    first = faults(path)[0]
    assert first.number == last - 2
    assert first.what == f"and all up to row {last} are missing"


def test_a_cut_that_is_covered_up_shows_against_a_hash_noted_earlier(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with filled(path, 1) as ledger:
        before = ledger.status().head
        with ledger.store.writing():
            ledger.store.write_log("started")
        noted = ledger.status().head
        assert ledger.verify(head=before).faults == ()
        assert ledger.verify(head=noted.upper()).faults == ()
        assert ledger.verify(head=noted).noted == ledger.status().rows
        with pytest.raises(UsageError, match="before the first row; it proves nothing"):
            ledger.verify(head="00" * 32)
        assert ledger.verify(head="11" * 32).noted is ledger.verify().noted is None
    forger = Forger(path)
    ((last, _),) = forger.do("SELECT number, hash FROM head")
    forger.do("DELETE FROM log WHERE number = ?", last)
    forger.do("UPDATE head SET number = ?, hash = ?", last - 1, bytes.fromhex(before))
    forger.leave()
    assert faults(path) == ()
    assert faults(path, head=before) == ()
    (fault,) = faults(path, head=noted)
    assert noted in fault.what


@pytest.mark.parametrize("head", ["", "12", "zz" * 32, "ab" * 33])
def test_what_is_no_hash_proves_nothing(path: Path, head: str) -> None:
    with pytest.raises(UsageError, match="64 hex digits"):
        faults(path, head=head)


def test_a_row_put_behind_the_last_is_found(path: Path) -> None:
    forger = Forger(path)
    ((last, digest),) = forger.do("SELECT number, hash FROM head")
    forger.do(
        "INSERT INTO log (number, at, event, hash) VALUES (?, '', 'note', ?)", last + 1, digest
    )
    forger.leave()
    assert [(f.number, f.table) for f in faults(path)] == [(last + 1, "log"), (last + 1, None)]


@pytest.mark.parametrize("number", [-(2**63), -5, 0, 4])
def test_a_row_put_among_the_others_is_found(path: Path, number: int) -> None:
    forger = Forger(path)
    forger.do("INSERT INTO log (number, at, event, hash) VALUES (?, '', 'x', zeroblob(32))", number)
    forger.leave()
    found = [(f.number, f.table) for f in faults(path) if "CHECK constraint" not in f.what]
    assert found == [(number, "log")]


def test_no_row_can_be_put_before_the_first(path: Path) -> None:
    forger = Forger(path)
    forger.connection.pragma("ignore_check_constraints", False)
    for table in CHAINED:
        with pytest.raises(apsw.ConstraintError, match="number > 0"):
            forger.do(f"UPDATE {table} SET number = -number")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE head SET hash = zeroblob(32)",
        "UPDATE head SET number = number - 1",
        "UPDATE head SET number = number + 1",
        "DELETE FROM head",
    ],
)
def test_a_head_that_does_not_fit_is_found(path: Path, sql: str) -> None:
    forger = Forger(path)
    forger.do(sql)
    forger.leave()
    assert faults(path)


def test_bytes_that_are_not_those_of_their_hash_are_found_even_in_a_chain_that_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(zlib, "compress", lambda data: b"not zlib")
        filled(tmp_path / "l.db", 1).close()
    told = {(fault.table, fault.what) for fault in faults(tmp_path / "l.db")}
    assert ("source", "does not give back the bytes of its hash") in told


def test_writers_go_on_while_a_ledger_is_verified(path: Path) -> None:
    with Ledger(path) as ledger, Ledger(path) as other:
        written: list[int] = []

        def write(done: int, total: int) -> None:
            written.append(other.append(story(100 + len(written))).document)

        before = ledger.status().rows
        found = ledger.verify(watch=write)
        assert written
        assert (found.rows, found.faults) == (before, ())
        assert ledger.verify().faults == ()
