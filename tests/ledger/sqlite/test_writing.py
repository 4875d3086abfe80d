from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite import SqliteStore
from onrecord.ledger.sqlite.connection import connect
from onrecord.records import Extraction, ProducedBy, Source
from onrecord.rows import Query
from tests.ledger.sample import Said, extraction, filled, story


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "l.db"


def select(path: Path, sql: str) -> list[Any]:
    connection = connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_what_is_appended_is_given_back(path: Path) -> None:
    with filled(path, 8) as ledger:
        for n in range(8):
            given = story(n)
            back = ledger.extraction(given.document.id)
            assert replace(back, document=given.document) == given
            assert back.document == given.document


def test_a_source_is_kept_once_and_compressed(path: Path) -> None:
    source = Source(media_type="text/plain", data=b"The minister said so. " * 500)
    one = extraction("The minister said so.", title="One", source=source)
    two = extraction("The minister said so.", title="Two", source=source)
    with filled(path, extractions=[one, two]) as ledger:
        sha256 = hashlib.sha256(source.data).hexdigest()
        assert [document.source for document in ledger.documents()] == [sha256, sha256]
        assert ledger.source(sha256) == source
    ((size, packed),) = select(path, "SELECT size, packed FROM source")
    assert size == len(source.data)
    assert len(packed) < size / 10
    assert zlib.decompress(packed) == source.data


def test_a_producer_is_kept_once(path: Path) -> None:
    newer = ProducedBy(onrecord="0.2.0", model="aa", resources="bb")
    given = [extraction("One."), extraction("Two."), extraction("Three.", produced_by=newer)]
    with filled(path, extractions=given) as ledger:
        assert [d.produced_by for d in ledger.documents()] == [e.produced_by for e in given]
    assert select(path, "SELECT onrecord FROM producer") == [("0.1.0",), ("0.2.0",)]


def test_a_document_that_is_there_is_known(path: Path) -> None:
    with filled(path, 1) as ledger:
        before = ledger.status().head
        again = ledger.append(story(0), name="elsewhere.html")
        assert again.known
        assert again.statements == 0
        assert ledger.status().head == before


@pytest.mark.parametrize(
    ("told", "published", "said", "last"),
    [
        ((("Monday", "2026-03-09"),), "2026-03-14", "2026-03-09", "2026-03-09"),
        ((("Monday", None), ("March", "2026-03")), "2026-03-14", "2026-03-01", "2026-03-31"),
        ((("Monday", "../2026-03-09"),), "2026-03-14", "2026-03-14", "2026-03-14"),
        ((("March", "XXXX-03"),), None, None, None),
        ((), "2026-03-14", "2026-03-14", "2026-03-14"),
        ((), None, None, None),
    ],
)
def test_the_days_of_the_saying_are_those_the_text_gives(
    path: Path,
    told: tuple[tuple[str, str | None], ...],
    published: str | None,
    said: str | None,
    last: str | None,
) -> None:
    given = extraction(
        "On Monday in March, Orla Venn said that the boats of 1999 were sold.",
        Said(
            words="the boats of 1999 were sold",
            speaker="Orla Venn",
            cue="said",
            dates=(("1999", "1999"),),
            told=told,
        ),
        published=published,
    )
    with filled(path, extractions=[given]) as ledger:
        assert [(row.said, row.said_last) for row in ledger.statements()] == [(said, last)]


def test_what_is_found_beside_statements_is_kept(path: Path) -> None:
    given = story(3)
    with filled(path, extractions=[given]) as ledger:
        back = ledger.extraction(given.document.id)
        assert back.timexes == given.timexes
        assert back.quantities == given.quantities
        assert back.rejections == given.rejections
    assert select(path, "SELECT rejected FROM extraction") == [(1,)]


def test_names_and_details_that_utf8_cannot_carry_are_kept_readable(path: Path) -> None:
    with filled(path, 0) as ledger, ledger.store.writing():
        ledger.store.write_document(story(0), name="caf\udce9.html", source=None, run=None)
        ledger.store.write_log("failed", name="\udcff", detail={"message": "caf\udce9 \u00e9"})
    with Ledger(path) as ledger:
        assert [document.name for document in ledger.documents()] == ["caf\\udce9.html"]
        (row,) = ledger.log(limit=1)
        assert (row.name, row.detail) == ("\\udcff", {"message": "caf\\udce9 \u00e9"})
        assert ledger.verify().faults == ()


def test_values_are_stored_as_they_were_hashed(path: Path) -> None:
    """What SQLite would change on its way: whole and negative zero confidences, text with NUL."""
    given = story(0)
    odd = [-0.0, 1, 0, 1e-300]
    statements = tuple(replace(s, confidence=c) for s, c in zip(given.statements, odd, strict=True))
    nul = extraction("A\0B said: nothing.\0", title="T\0U", outlet="", published="")
    with filled(path, extractions=[replace(given, statements=statements), nul]) as ledger:
        assert ledger.verify().faults == ()
        found = {row.statement.confidence for row in ledger.statements()}
        assert found == {0.0, 1.0, 1e-300}


# a further extraction


@pytest.fixture
def second() -> Extraction:
    """The first story as a newer onrecord reads it: one statement more, one of another type."""
    first = story(0)
    newer = ProducedBy(onrecord="0.2.0", model="aa", resources="bb")
    kept, changed, lost, _ = first.statements
    more = replace(lost, id="statement-more", type="plan")
    return replace(
        first,
        statements=(kept, replace(changed, id="statement-moved", type="policy"), more),
        produced_by=newer,
    )


def numbers(ledger: Ledger) -> dict[str, int]:
    """By id: the newest row of each statement."""
    query = Query(standing=("current", "withdrawn", "rejected"))
    return {row.id: row.number for row in ledger.statements(query)}


def reread(store: SqliteStore, at: dict[str, int], second: Extraction) -> int:
    kept, changed, lost, last = (statement.id for statement in story(0).statements)
    with store.writing():
        run = store.write_log("started")
        return store.write_extraction(
            second,
            kept=[at[kept]],
            superseded=[(at[changed], second.statements[1])],
            withdrawn=[at[lost], at[last]],
            run=run,
        )


def test_a_further_extraction_adds_versions_and_takes_back(path: Path, second: Extraction) -> None:
    kept, changed, lost, last = story(0).statements
    with filled(path, 2) as ledger:
        before = numbers(ledger)
        reread(SqliteStore(path), before, second)
        after = {row.id: row for row in ledger.statements(Query(document=second.document.id))}
        assert set(after) == {kept.id, changed.id, "statement-more"}
        assert after[kept.id].number == before[kept.id]
        first, newest = ledger.versions(changed.id)
        assert (first.standing, newest.standing) == ("superseded", "current")
        assert (newest.version, newest.supersedes) == (2, first.number)
        assert (first.statement.type, newest.statement.type) == ("denial", "policy")
        assert newest.produced_by == second.produced_by
        assert newest.attribution == first.attribution
        assert {row.id for row in ledger.statements(Query(standing=("withdrawn",)))} == {
            lost.id,
            last.id,
        }
        assert ledger.verify().faults == ()
    assert select(path, "SELECT run IS NOT NULL FROM extraction ORDER BY number DESC LIMIT 1") == [
        (1,)
    ]


def test_a_superseded_row_is_not_superseded_again(path: Path, second: Extraction) -> None:
    with filled(path, 1) as ledger:
        before = numbers(ledger)
        reread(SqliteStore(path), before, second)
        rows = ledger.status().rows
        with pytest.raises(LedgerError, match="superseded meanwhile; look at version 2"):
            reread(SqliteStore(path), before, second)
        assert ledger.status().rows == rows


@pytest.mark.parametrize(
    ("n", "kept", "told"), [(5, [], "add it first"), (0, [99999], "number 99999")]
)
def test_what_is_not_there_cannot_be_read_again(
    path: Path, n: int, kept: list[int], told: str
) -> None:
    with filled(path, 1) as ledger:
        rows = ledger.status().rows
        with pytest.raises(LedgerError, match=told), ledger.store.writing():
            ledger.store.write_extraction(
                story(n), kept=kept, superseded=(), withdrawn=(), run=None
            )
        assert ledger.status().rows == rows


def test_columns_are_json_of_the_extract_contract(path: Path) -> None:
    filled(path, 1).close()
    ((quantities, dates, items, content),) = select(
        path, "SELECT quantities, dates, items, content FROM statement WHERE quantities <> '[]'"
    )
    given = story(0).statements[0]
    assert json.loads(content) == [list(given.content[0])]
    assert json.loads(dates)[1] == {
        "span": list(given.dates[1].span),
        "value": given.dates[1].value,
        "role": "utterance",
    }
    assert json.loads(quantities)[0]["low"] == 2
    assert json.loads(items)[0]["unroca"] == "VI"


def test_every_version_knows_the_number_of_the_first(path: Path) -> None:
    with filled(path, 2) as ledger:
        row = ledger.select(sort="added")[0]
        for type in ("plan", "denial"):
            ledger.correct(row.id, "type", type, by="Ada")
    versions = select(path, "SELECT id, version, first, number FROM statement ORDER BY number")
    firsts = {id: number for id, version, _, number in versions if version == 1}
    assert [version for id, version, *_ in versions if id == row.id] == [1, 2, 3]
    assert [first for _, _, first, _ in versions] == [firsts[id] for id, *_ in versions]


@pytest.mark.parametrize(
    "trigger",
    [
        "BEFORE INSERT ON review WHEN new.reviewer = 'Bo' BEGIN SELECT raise(IGNORE); END",
        "AFTER UPDATE ON head BEGIN"
        " UPDATE head SET number = old.number, hash = old.hash WHERE new.number > old.number; END",
        "BEFORE UPDATE OF standing ON statement BEGIN SELECT raise(IGNORE); END",
    ],
)
def test_what_a_trigger_keeps_from_being_written_is_not_told_as_written(
    tmp_path: Path, trigger: str
) -> None:
    path = tmp_path / "l.db"
    with filled(path, 1) as ledger:
        id = next(ledger.statements()).id
    connection = apsw.Connection(str(path))
    connection.execute(f"CREATE TRIGGER mine {trigger}")
    connection.close()
    with Ledger(path) as ledger:
        with pytest.raises(LedgerError, match=r"keeps rows from being written.*verify"):
            ledger.reject(id, by="Bo", reason="invented")
        assert ledger.statement(id).standing == "current"
        assert list(ledger.reviews()) == []
        assert [fault.table for fault in ledger.verify().faults] == ["mine"]


def test_a_confidence_that_is_no_number_is_a_wrong_call(tmp_path: Path) -> None:
    given = story(1)
    torn = replace(given, statements=(replace(given.statements[0], confidence=float("nan")),))
    with filled(tmp_path / "l.db", 0) as ledger:
        with pytest.raises(UsageError, match="not nan"):
            ledger.append(torn)
        assert list(ledger.documents()) == []


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("number", ["number", "number + 1", "NULL", "-1"])
def test_no_row_takes_the_place_of_another(tmp_path: Path, verb: str, number: str) -> None:
    filled(tmp_path / "l.db", 1).close()
    connection = apsw.Connection(str(tmp_path / "l.db"))
    before = connection.execute("SELECT * FROM log").fetchall()
    with pytest.raises(apsw.ConstraintError, match="behind the last one"):
        connection.execute(
            f"{verb} INTO log (number, at, event, name, hash)"
            f" SELECT {number}, at, event, 'forged', hash FROM log WHERE number = 1"
        )
    assert connection.execute("SELECT * FROM log").fetchall() == before
