from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite import SqliteStore, deciding, fetching
from onrecord.ledger.sqlite.fetching import document_rows, readable, statement_rows
from tests.ledger.sample import PRODUCED_BY, filled, story


def connection(path: Path, documents: int = 3) -> apsw.Connection:
    filled(path, documents).close()
    return SqliteStore(path).connection


def numbers(connection: apsw.Connection, table: str = "statement") -> list[int]:
    return [n for (n,) in connection.execute(f"SELECT number FROM {table} ORDER BY number")]


def test_a_row_has_all_that_its_extraction_had(tmp_path: Path) -> None:
    reader = connection(tmp_path / "l.db", 1)
    told = story(0)
    rows = list(statement_rows(reader, numbers(reader)))
    assert tuple(row.statement for row in rows) == told.statements
    assert [row.attribution for row in rows] == [*told.attributions, None]
    assert [row.document for row in rows] == [told.document] * 4
    cast = {actor.id: actor for actor in told.actors}
    for row in rows:
        named = (row.statement.speaker, *row.statement.via)
        assert row.actors == tuple(cast[id] for id in named if id)
        assert (row.version, row.supersedes, row.standing, row.reviewed) == (
            1,
            None,
            "current",
            None,
        )
        assert row.produced_by == PRODUCED_BY
        assert row.name == f"{told.document.title}.html"
        assert row.said == row.said_last == told.document.published
    assert {row.added for row in rows} == {reader.execute("SELECT at FROM extraction").get}
    digests = reader.execute("SELECT hex(hash) FROM statement ORDER BY number")
    assert [row.hash for row in rows] == [digest.lower() for (digest,) in digests]


def test_a_correction_is_added_when_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path / "l.db", 1) as ledger:
        first = ledger.select(sort="added")[-1]
        monkeypatch.setattr(deciding, "now", lambda: "2099-05-09T10:00:00Z")
        corrected = ledger.correct(first.id, "type", "plan", by="Ada")
        assert corrected.added == "2099-05-09T10:00:00Z"
        assert ledger.versions(first.id)[0].added == first.added != corrected.added
        assert corrected.produced_by == first.produced_by
        assert ledger.select(sort="added")[0] == corrected


@pytest.mark.parametrize("at_once", [1, 2, 5, 100])
def test_rows_come_in_the_order_asked_for_however_many_are_read_at_once(
    tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = connection(tmp_path / "l.db")
    asked = numbers(reader)[::-1]
    monkeypatch.setattr(fetching, "AT_ONCE", at_once)
    assert [row.number for row in statement_rows(reader, asked)] == asked


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    reader = connection(tmp_path / "l.db")
    rows = statement_rows(reader, numbers(reader))
    next(rows)
    reader.close()
    assert next(rows).version == 1  # of the same page, which was read with the first


def test_a_document_has_what_its_latest_extraction_says_of_it(tmp_path: Path) -> None:
    reader = connection(tmp_path / "l.db")
    rows = list(document_rows(reader, numbers(reader, "document")))
    assert [row.document for row in rows] == [story(n).document for n in range(3)]
    assert [row.rejected for row in rows] == [1, 1, 1]
    assert [row.number for row in rows] == numbers(reader, "document")
    sources = [digest for (digest,) in reader.execute("SELECT sha256 FROM source ORDER BY number")]
    assert [row.source for row in rows] == sources
    assert list(document_rows(reader, [rows[2].number, rows[0].number])) == [rows[0], rows[2]]


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    reader = connection(tmp_path / "l.db")
    reader.execute("DROP TRIGGER statement_stays")
    reader.execute("UPDATE statement SET countries = '[1'")
    with pytest.raises(LedgerError, match=r"statements cannot be read.*verify"):
        next(statement_rows(reader, numbers(reader)))
    with pytest.raises(LedgerError, match="of this"), readable("this"):
        raise KeyError("key")
