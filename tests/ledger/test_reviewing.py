from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.reviewing import correct
from onrecord.rows import Query, StatementRow
from tests.ledger.sample import filled


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", documents=2) as opened:
        yield opened


@pytest.fixture
def row(ledger: Ledger) -> StatementRow:
    """The first statement: what somebody sold, with a quantity and two dates."""
    return min(ledger.statements(), key=lambda row: row.number)


def ids(ledger: Ledger, **query: object) -> set[str]:
    return {row.id for row in ledger.statements(Query(**query))}  # type: ignore[arg-type]


def sound(ledger: Ledger) -> bool:
    return ledger.verify().faults == ()


def test_a_confirmation_is_a_row_and_changes_nothing_else(
    ledger: Ledger, row: StatementRow
) -> None:
    after = ledger.confirm(row.id, by=" Ada  Moor ", reason="read twice")
    assert (after.reviewed, after.standing, after.version) == ("confirmed", "current", 1)
    assert after.statement == row.statement
    (review,) = ledger.reviews(row.id)
    assert (review.action, review.reviewer, review.reason) == ("confirm", "Ada Moor", "read twice")
    assert (review.statement, review.id, review.field) == (row.number, row.id, None)
    assert review.at.endswith("Z")
    assert ids(ledger, reviewed=True) == {row.id}
    assert sound(ledger)


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    ledger: Ledger, row: StatementRow
) -> None:
    after = ledger.correct(row.id, "type", "plan", by="Ada", reason="not sold yet")
    assert (after.version, after.supersedes, after.reviewed) == (2, row.number, "corrected")
    assert after.statement.type == "plan"
    first, second = ledger.versions(row.id)
    assert (first.standing, first.statement, first.hash) == ("superseded", row.statement, row.hash)
    assert (second.standing, second.id) == ("current", row.id)
    (review,) = ledger.reviews(row.id)
    assert (review.statement, review.field, review.value) == (row.number, "type", "plan")
    assert ids(ledger, type=("plan",)) == {row.id}
    assert row.id in ids(ledger, reviewed=True)
    assert sound(ledger)


def test_several_corrections_are_written_together_or_not_at_all(
    ledger: Ledger, row: StatementRow
) -> None:
    with pytest.raises(UsageError, match="stage cannot be"):
        correct(ledger.store, row.id, [("type", "plan"), ("stage", "signed")], reviewer="Ada")
    assert ledger.versions(row.id) == [row]
    assert list(ledger.reviews()) == []
    changes = [("type", "plan"), ("stage", "none"), ("quantities[0].high", "40")]
    after = correct(ledger.store, row.id, changes, reviewer="Ada")
    assert (after.version, after.statement.type, after.statement.stage) == (4, "plan", None)
    assert after.statement.quantities[0].high == 40
    assert [review.field for review in ledger.reviews(row.id)] == ["type", "stage", "quantities"]
    assert [r.standing for r in ledger.versions(row.id)] == ["superseded"] * 3 + ["current"]
    assert sound(ledger)


def test_a_speaker_may_be_one_whom_nobody_had_found(ledger: Ledger, row: StatementRow) -> None:
    after = ledger.correct(row.id, "speaker", "organisation: the ministry of Kesh", by="Ada")
    assert after.speaker is not None
    assert after.speaker.name == "the ministry of Kesh"  # found before, in another statement
    after = ledger.correct(row.id, "speaker", "state: Kesh", by="Ada")
    assert after.speaker is not None
    assert (after.speaker.name, after.speaker.kind) == ("Kesh", "state")
    text = after.document.text
    assert {text[start:end] for start, end in after.speaker.mentions} == {"Kesh"}
    again = ledger.correct(row.id, "via", "Kesh", by="Ada")
    assert again.via == (after.speaker,)
    assert ids(ledger, speaker=("Kesh",)) >= {row.id}
    assert sound(ledger)


def test_narration_keeps_no_attribution(ledger: Ledger, row: StatementRow) -> None:
    after = ledger.correct(row.id, "kind", "narration", by="Ada")
    assert (after.attribution, after.speaker, after.via) == (None, None, ())
    assert sound(ledger)


def test_what_was_rejected_can_only_be_restored(ledger: Ledger, row: StatementRow) -> None:
    after = ledger.reject(row.id, by="Ada", reason="on the weather")
    assert after.standing == "rejected"
    assert row.id not in ids(ledger)
    assert row.id in ids(ledger, standing=("rejected",))
    decisions: tuple[Callable[[], StatementRow], ...] = (
        lambda: ledger.confirm(row.id, by="Ben"),
        lambda: ledger.reject(row.id, by="Ben", reason="no"),
        lambda: ledger.correct(row.id, "type", "plan", by="Ben"),
    )
    for decide in decisions:
        with pytest.raises(LedgerError, match=r"rejected by Ada on .*on the weather. Restore it"):
            decide()
    back = ledger.restore(row.id, by="Ben")
    assert (back.standing, back.reviewed) == ("current", None)
    assert row.id in ids(ledger)
    assert [r.action for r in ledger.reviews(row.id)] == ["reject", "restore"]
    assert sound(ledger)


def test_what_stands_cannot_be_restored(ledger: Ledger, row: StatementRow) -> None:
    with pytest.raises(LedgerError, match="neither rejected nor withdrawn"):
        ledger.restore(row.id, by="Ada")
    assert list(ledger.reviews()) == []


def test_a_note_fits_however_the_statement_stands(ledger: Ledger, row: StatementRow) -> None:
    ledger.note(row.id, "see the other story", by="Ada")
    ledger.reject(row.id, by="Ada", reason="twice")
    after = ledger.note(row.id, "still", by="Ben")
    assert (after.standing, after.reviewed) == ("rejected", None)
    notes = [(r.action, r.reason) for r in ledger.reviews(row.id) if r.action == "note"]
    assert notes == [("note", "see the other story"), ("note", "still")]
    assert sound(ledger)


def test_a_corrected_version_can_be_confirmed(ledger: Ledger, row: StatementRow) -> None:
    assert ledger.correct(row.id, "type", "plan", by="Ada").reviewed == "corrected"
    assert ledger.confirm(row.id, by="Ben").reviewed == "confirmed"
    assert [r.reviewer for r in ledger.reviews(row.id)] == ["Ada", "Ben"]


def test_a_decision_needs_a_name_and_a_rejection_a_reason(
    ledger: Ledger, row: StatementRow
) -> None:
    with pytest.raises(UsageError, match="needs the name"):
        ledger.confirm(row.id, by="  ")
    with pytest.raises(UsageError, match="needs the name"):
        ledger.correct(row.id, "type", "plan", by="")
    with pytest.raises(UsageError, match="needs its reason"):
        ledger.reject(row.id, by="Ada", reason=" ")
    with pytest.raises(UsageError, match="note is empty"):
        ledger.note(row.id, "", by="Ada")
    with pytest.raises(UsageError, match="No correction"):
        correct(ledger.store, row.id, [], reviewer="Ada")
    assert list(ledger.reviews()) == []


def test_the_beginning_of_an_id_is_enough(ledger: Ledger, row: StatementRow) -> None:
    assert ledger.confirm(row.id[: len("statement-") + 12], by="Ada").id == row.id
    with pytest.raises(LedgerError, match="No statement 'statement-zz'"):
        ledger.confirm("statement-zz", by="Ada")


def test_what_was_written_is_there_for_the_next_reader(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with filled(path, documents=1) as ledger:
        row = next(ledger.statements())
        ledger.correct(row.id, "negated", not row.statement.modality.negated, by="Ada")
    with Ledger(path) as ledger:
        assert ledger.statement(row.id).reviewed == "corrected"
        assert ledger.agreement().statements == 0
        ledger.confirm(row.id, by="Ben")
        agreement = ledger.agreement()
        assert (agreement.reviewers, agreement.statements) == (("Ada", "Ben"), 1)
        assert agreement.disagreements == ()


def test_what_is_so_already_is_passed_over_where_another_field_differs(
    ledger: Ledger, row: StatementRow
) -> None:
    same = ("stage", row.statement.stage)
    after = correct(ledger.store, row.id, [same, ("type", "plan"), same], reviewer="Ada")
    assert (after.version, after.statement.type) == (2, "plan")
    assert [review.field for review in ledger.reviews(row.id)] == ["type"]
    with pytest.raises(UsageError, match="stage and type are so already"):
        correct(ledger.store, row.id, [same, ("type", "plan")], reviewer="Ada")
    with pytest.raises(UsageError, match=r"^stage is so already"):
        correct(ledger.store, row.id, [same], reviewer="Ada")
    assert len(ledger.versions(row.id)) == 2


def test_what_is_no_text_is_not_written(ledger: Ledger, row: StatementRow) -> None:
    with pytest.raises(UsageError, match="name of who decides was given in bytes"):
        ledger.confirm(row.id, by="\udcff")
    with pytest.raises(UsageError, match="reason was given in bytes"):
        ledger.note(row.id, "\udcff", by="Ada")
    with pytest.raises(UsageError, match="reason was given in bytes"):
        ledger.correct(row.id, "type", "plan", by="Ada", reason="\udcff")
    assert not list(ledger.reviews(row.id))
