from __future__ import annotations

from dataclasses import replace

from onrecord.export.columns import STATEMENTS
from onrecord.records import Span, StatementDate
from onrecord.rows import StatementRow
from tests.export.sample import HASH, rows


def cells(row: StatementRow) -> dict[str, object]:
    names = [column.name for column in STATEMENTS.columns]
    return dict(zip(names, STATEMENTS.values(row), strict=True))


def test_a_statement_of_somebody() -> None:
    row = rows(1)[1]
    got = cells(row)
    assert got["id"] == row.statement.id
    assert got["text"] == "We have not asked anybody for patrol boats"
    assert (got["speaker"], got["speaker_kind"]) == ("Orla Venn", "person")
    assert got["roles"] == ("defence minister",)
    assert got["via"] == ("Mirel Agency",)
    assert (got["source"], got["cue"], got["cue_class"]) == ("Orla Venn", "told", "speech")
    assert (got["type"], got["kind"], got["negated"]) == ("denial", "direct", True)
    assert (got["outlet"], got["published"]) == ("Tarsis Post", "2026-01-01")
    assert got["document_sha256"] == row.document.sha256
    assert got["hash"] == HASH


def test_a_statement_on_a_condition() -> None:
    got = cells(rows(1)[2])
    assert (got["condition"], got["hedge"]) == ("if parliament agreed", "reportedly")
    assert (got["speaker_kind"], got["roles"]) == ("organisation", ())
    assert got["countries"] == ("KH", "VR")


def test_what_the_outlet_says_itself() -> None:
    got = cells(rows(1)[3])
    for name in ("speaker", "speaker_kind", "source", "cue", "cue_class", "condition", "stage"):
        assert got[name] is None
    assert got["roles"] == got["via"] == ()


def test_a_source_that_is_nobody_known() -> None:
    row = rows(1)[0]
    got = cells(replace(row, actors=(), statement=replace(row.statement, speaker=None)))
    assert (got["speaker"], got["source"]) == (None, "Orla Venn")


def test_a_date_that_has_no_value_is_shown_by_its_words() -> None:
    row = rows(1)[0]
    date = StatementDate(span=Span(0, 7), value=None, role="content")
    (column,) = (column for column in STATEMENTS.columns if column.name == "dates")
    read = column.read(replace(row, statement=replace(row.statement, dates=(date,))))
    part: dict[str, object] = {"words": "Varania", "value": None, "date_role": "content"}
    assert read == (part,)
    assert column.label is not None
    assert column.label(part) == "Varania"


def test_names_are_told_apart_and_required_columns_are_filled() -> None:
    names = [column.name for column in STATEMENTS.columns]
    assert len(names) == len(set(names))
    for row in rows():
        for column in STATEMENTS.columns:
            assert column.read(row) not in (None, "", ()) or not column.required, column.name
    assert set(STATEMENTS.key) <= set(names)
