from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.records import Actor, Span
from onrecord.rows import Query, StatementRow
from tests.ledger.sample import filled

MARA = Actor(
    id="actor-m", kind="person", name="Mara Tolm", mentions=(Span(0, 4),), roles=("envoy",)
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", 2) as opened:
        yield opened
        assert opened.verify().faults == ()


def decide(ledger: Ledger, row: StatementRow, action: Any, **details: Any) -> int:
    with ledger.store.writing():
        return ledger.store.write_review(row.number, action, reviewer="Ada", **details)


def now(ledger: Ledger, row: StatementRow) -> tuple[str, str | None]:
    newest = ledger.versions(row.id)[-1]
    return newest.standing, newest.reviewed


def first(ledger: Ledger) -> StatementRow:
    return next(ledger.statements(Query(type=("denial",))))


def test_a_decision_sets_what_follows_from_it(ledger: Ledger) -> None:
    row = first(ledger)
    for action, then in (
        ("note", ("current", None)),
        ("correct", ("current", None)),
        ("reject", ("rejected", None)),
        ("note", ("rejected", None)),
        ("restore", ("current", None)),
        ("confirm", ("current", "confirmed")),
        ("reject", ("rejected", "confirmed")),
        ("restore", ("current", "confirmed")),
    ):
        decide(ledger, row, action)
        assert now(ledger, row) == then
        assert ledger.verify().faults == ()
    others = [other for other in ledger.statements() if other.id != row.id]
    assert {(other.standing, other.reviewed) for other in others} == {("current", None)}
    assert ledger.versions(row.id)[0].hash == row.hash


def test_a_decision_is_kept_with_who_and_why(ledger: Ledger) -> None:
    row = first(ledger)
    number = decide(
        ledger, row, "correct", field="countries", value=["VR", "OK"], reason="names two"
    )
    decide(ledger, row, "note", reason="look again")
    corrected, noted = ledger.reviews(row.id)
    assert (corrected.number, corrected.statement, corrected.id) == (number, row.number, row.id)
    assert (corrected.action, corrected.field, corrected.value) == (
        "correct",
        "countries",
        ["VR", "OK"],
    )
    assert (corrected.reviewer, corrected.reason) == ("Ada", "names two")
    assert (noted.field, noted.value) == (None, None)


def test_a_field_can_be_corrected_to_nothing(ledger: Ledger) -> None:
    decide(ledger, first(ledger), "correct", field="stage", value=None)
    (review,) = ledger.reviews()
    assert (review.field, review.value) == ("stage", None)


def test_a_correction_makes_a_version_under_the_same_id(ledger: Ledger) -> None:
    row = first(ledger)
    review = decide(ledger, row, "correct", field="type", value="policy")
    with ledger.store.writing():
        statement = replace(row.statement, id="another", type="policy")
        ledger.store.write_version(row.number, statement, review=review)
    old, new = ledger.versions(row.id)
    assert (old.standing, new.standing, new.reviewed) == ("superseded", "current", "corrected")
    assert new.statement == replace(row.statement, type="policy")
    assert (new.version, new.supersedes) == (2, row.number)
    assert (new.attribution, new.actors) == (row.attribution, row.actors)
    decide(ledger, new, "confirm")
    assert now(ledger, row) == ("current", "confirmed")


def test_a_version_may_speak_for_somebody_a_reviewer_names(ledger: Ledger) -> None:
    row = first(ledger)
    document = ledger.store.has_document(row.document.id)
    assert document is not None
    with ledger.store.writing():
        ledger.store.write_actor(document, MARA)
        review = ledger.store.write_review(
            row.number, "correct", reviewer="Ada", field="speaker", value=MARA.name
        )
        statement = replace(row.statement, speaker=MARA.id, attribution=None, via=())
        ledger.store.write_version(row.number, statement, review=review)
    new = ledger.versions(row.id)[-1]
    assert new.speaker == MARA
    assert new.attribution is None
    assert [found.id for found in ledger.statements(Query(speaker=("mara",)))] == [row.id]
    assert MARA in ledger.store.actors(document)


def test_a_version_that_has_been_superseded_is_not_corrected(ledger: Ledger) -> None:
    row = first(ledger)
    review = decide(ledger, row, "correct")
    with ledger.store.writing():
        ledger.store.write_version(row.number, row.statement, review=review)

    def again() -> None:
        with ledger.store.writing():
            ledger.store.write_version(row.number, row.statement, review=review)

    with pytest.raises(LedgerError, match="superseded meanwhile"):
        again()
    assert len(ledger.versions(row.id)) == 2


def test_there_must_be_a_statement(ledger: Ledger) -> None:
    def version() -> None:
        with ledger.store.writing():
            ledger.store.write_version(1, first(ledger).statement, review=1)

    def review() -> None:
        with ledger.store.writing():
            ledger.store.write_review(1, "confirm", reviewer="Ada")

    with pytest.raises(LedgerError, match="number 1"):
        version()
    with pytest.raises(apsw.ConstraintError):
        review()
    assert list(ledger.reviews()) == []
