from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.records import Actor
from tests.ledger.sample import filled, story


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", 3) as ledger:
        yield ledger


def test_what_was_appended_comes_back(ledger: Ledger) -> None:
    for n in range(3):
        told = story(n)
        assert ledger.extraction(told.document.id) == told
        row = ledger.document(told.document.id)
        assert row.document == told.document
        assert ledger.store.actors(row.number) == list(told.actors)
        assert row.source is not None
        assert ledger.source(row.source) == told.document.source
    assert [row.document for row in ledger.documents()] == [story(n).document for n in range(3)]


def test_an_extraction_has_its_statements_as_they_stand_now(ledger: Ledger) -> None:
    told = story(0)
    first, second = (ledger.statement(one.id) for one in told.statements[:2])
    document = ledger.document(told.document.id).number
    newcomer = Actor(id="actor-new", kind="person", name="Ada Renn", mentions=(), roles=())
    corrected = replace(first.statement, speaker=newcomer.id, type="plan", attribution=None)
    with ledger.store.writing():
        ledger.store.write_actor(document, newcomer)
        review = ledger.store.write_review(first.number, "correct", reviewer="Kim", field="type")
        ledger.store.write_version(first.number, corrected, review=review)
        ledger.store.write_review(second.number, "reject", reviewer="Kim")
    now = ledger.extraction(told.document.id)
    assert now.statements == (corrected, *told.statements[2:])
    assert now.actors == (*told.actors, newcomer)
    assert now.attributions == told.attributions
    assert ledger.store.actors(document) == [*told.actors, newcomer]


def test_a_newer_extraction_takes_the_place_of_an_older_one(ledger: Ledger) -> None:
    told = story(0)
    rows = [ledger.statement(one.id) for one in told.statements]
    newer = replace(
        told,
        statements=told.statements[:2],
        attributions=told.attributions[:1],
        rejections=(),
        produced_by=replace(told.produced_by, onrecord="0.2.0"),
    )
    with ledger.store.writing():
        ledger.store.write_extraction(
            newer,
            kept=[rows[0].number, rows[1].number, rows[2].number],
            superseded=[],
            withdrawn=[rows[3].number],
            run=None,
        )
    now = ledger.extraction(told.document.id)
    assert now.statements == told.statements[:3]
    # The second and third attribution stand behind statements that were kept.
    assert now.attributions == told.attributions
    assert now.produced_by == newer.produced_by
    assert ledger.document(told.document.id).rejected == 0
    assert [row.produced_by.onrecord for row in ledger.versions(told.statements[0].id)] == ["0.1.0"]


def test_versions_of_a_statement_come_first_to_last_and_reviews_as_they_were_made(
    ledger: Ledger,
) -> None:
    row = next(ledger.statements())
    other = list(ledger.statements())[-1]
    with ledger.store.writing():
        note = ledger.store.write_review(row.number, "note", reviewer="Kim", reason="odd")
        ledger.store.write_review(other.number, "confirm", reviewer="Ada")
        review = ledger.store.write_review(
            row.number, "correct", reviewer="Ada", field="countries", value=["VR"]
        )
        ledger.store.write_version(
            row.number, replace(row.statement, countries=("VR",)), review=review
        )
    first, second = ledger.versions(row.id)
    assert (first.version, first.standing, first.reviewed) == (1, "superseded", None)
    assert (second.version, second.standing, second.reviewed) == (2, "current", "corrected")
    assert second.supersedes == first.number
    assert second.statement.countries == ("VR",)
    made = list(ledger.reviews(row.id))
    assert [(one.number, one.statement, one.id) for one in made] == [
        (note, row.number, row.id),
        (review, row.number, row.id),
    ]
    assert (made[0].reason, made[0].field, made[0].value) == ("odd", None, None)
    assert (made[1].action, made[1].field, made[1].value) == ("correct", "countries", ["VR"])
    assert [one.reviewer for one in ledger.reviews()] == ["Kim", "Ada", "Ada"]


def test_ids_are_found_by_their_beginnings(ledger: Ledger) -> None:
    ids = sorted(one.id for n in range(3) for one in story(n).statements)
    find = ledger.store.statement_ids
    assert find("", limit=100) == ids
    assert find("statement-", limit=5) == ids[:5]
    for id in ids:
        assert find(id, limit=2) == [id]
        assert find(id.removeprefix("statement-"), limit=2) == [id]
        beginning = id.removeprefix("statement-")[:3]
        assert id in find(beginning, limit=100)
        assert all(one.startswith(f"statement-{beginning}") for one in find(beginning, limit=100))
    for nothing in ("zz", "%", "statement", "\ud800", "actor-"):
        assert find(nothing, limit=2) == []


def test_documents_are_found_by_the_beginning_of_the_id_and_by_the_whole_name(
    ledger: Ledger,
) -> None:
    find = ledger.store.document_ids
    ids = sorted(row.document.id for row in ledger.documents())
    assert find("", limit=len(ids)) == find("document-", limit=len(ids)) == ids
    assert find("", limit=2) == ids[:2]
    for row in ledger.documents():
        id, digits = row.document.id, row.document.id.removeprefix("document-")
        assert find(id, limit=2) == find(digits, limit=2) == find(row.name, limit=2) == [id]
        assert id in find(digits[:2], limit=100)
        assert find(row.name[:-1], limit=2) == []
    for nothing in ("zz", "%", "document", "\ud800", "statement-"):
        assert find(nothing, limit=2) == []


@pytest.mark.parametrize("id", ["document-0", "", "\ud800"])
def test_what_is_not_there_is_said_not_to_be(ledger: Ledger, id: str) -> None:
    for ask in (ledger.store.document, ledger.store.extraction, ledger.source):
        with pytest.raises(LedgerError, match=r"^No (document|source) has the"):
            ask(id)
    assert list(ledger.reviews(id)) == []
    assert ledger.store.versions(id) == []


def test_a_source_that_is_not_what_was_read_is_not_given_out(ledger: Ledger) -> None:
    digest = ledger.document(story(0).document.id).source
    assert digest is not None
    store = ledger.store
    connection = store.connection  # type: ignore[attr-defined]
    connection.execute("DROP TRIGGER source_stays")
    connection.execute("UPDATE source SET packed = ?", (zlib.compress(b"other bytes"),))
    with pytest.raises(LedgerError, match="no longer those that were read"):
        ledger.source(digest)
    connection.execute("UPDATE source SET packed = x'00'")
    with pytest.raises(LedgerError, match="cannot be read"):
        ledger.source(digest)


def test_the_log_is_read_from_its_end(ledger: Ledger) -> None:
    with ledger.store.writing():
        run = ledger.store.write_log("started", detail={"command": "add", "paths": ["a", "b"]})
        ledger.store.write_log("finished", run=run)
    finished, started = ledger.log(limit=2)
    assert (finished.event, finished.run, finished.detail) == ("finished", run, None)
    assert (started.number, started.detail) == (run, {"command": "add", "paths": ["a", "b"]})
    assert ledger.log()[-1].event == "created"


def test_a_failure_is_told_until_the_document_comes_in(ledger: Ledger) -> None:
    with ledger.store.writing():
        for name, message in (("a.html", "torn"), ("b.html", "empty"), ("a.html", "torn again")):
            ledger.store.write_log("failed", name=name, detail={"kind": "read", "message": message})
    failed = [(row.name, row.detail and row.detail["message"]) for row in ledger.failures()]
    assert failed == [("b.html", "empty"), ("a.html", "torn again")]
    ledger.append(story(5), name="a.html")
    assert [row.name for row in ledger.failures()] == ["b.html"]
    with ledger.store.writing():
        ledger.store.write_log("known", name="b.html")
    assert ledger.failures() == []
    with ledger.store.writing():
        ledger.store.write_log("failed", name="a.html", detail={"kind": "read", "message": "gone"})
    assert [row.name for row in ledger.failures()] == ["a.html"]


def test_one_may_write_while_one_reads(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db", 2) as ledger, Ledger(ledger.path) as other:
        ledger.note(next(ledger.statements()).id, "seen", by="Ada")
        for count, document in enumerate(ledger.documents()):
            assert document.name
            ledger.append(story(10 + count))
            other.append(story(20 + count))
        assert len(list(ledger.documents())) == 6
        for review in ledger.reviews():
            ledger.note(review.id, "seen again", by="Bo")
        assert len(list(ledger.reviews())) == 2


def test_rows_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db", 1) as ledger:
        ledger.correct(next(ledger.statements()).id, "stage", "none", by="Ada")
    connection = apsw.Connection(str(tmp_path / "l.db"))
    connection.execute("DROP TRIGGER review_stays; DROP TRIGGER log_stays")
    connection.execute("UPDATE review SET value = 'Infinity'; UPDATE log SET detail = '[1'")
    connection.close()
    with Ledger(tmp_path / "l.db") as ledger:
        with pytest.raises(LedgerError, match=r"review \d+ cannot be read .*verify"):
            list(ledger.reviews())
        with pytest.raises(LedgerError, match=r"row 1 of the log cannot be read .*verify"):
            ledger.log()
