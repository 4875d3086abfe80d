from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli.changes import decision, field_changes
from onrecord.ledger import Ledger
from tests.ledger.sample import filled, story

ID = story(0).statements[0].id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "ledger.db", extractions=[story(0)]) as opened:
        yield opened


def test_changes_are_told_by_field_before_and_after(ledger: Ledger) -> None:
    first = ledger.statement(ID)
    assert list(field_changes(first, first)) == []
    second = ledger.correct(ID, "type", "plan", by="Ada")
    third = ledger.correct(ID, "negated", "true", by="Ben")
    assert list(field_changes(first, second)) == [("type", "export_volume", "plan")]
    assert list(field_changes(second, third)) == [("negated", "false", "true")]
    assert list(field_changes(third, second)) == [("negated", "true", "false")]


def test_two_values_never_read_the_same(ledger: Ledger) -> None:
    row = ledger.statement(ID)
    assert row.speaker is not None
    promoted = replace(row.speaker, roles=(*row.speaker.roles, "president"))
    before_and_after = [row, replace(row, actors=(promoted,))]
    (change,) = field_changes(*before_and_after)
    assert change.field == "speaker"
    assert change.before != change.after
    assert change.after.startswith(row.speaker.name)
    assert change.after.endswith("president")


def test_a_decision_is_told_with_both_values_of_a_corrected_field(ledger: Ledger) -> None:
    ledger.correct(ID, "type", "plan", by="Ada")
    ledger.confirm(ID, by="Ben")
    ledger.note(ID, "See page 4.", by="Cem")
    versions = ledger.versions(ID)
    assert [decision(review, versions) for review in ledger.reviews(ID)] == [
        "corrected type: export_volume → plan",
        "confirmed",
        "noted",
    ]
