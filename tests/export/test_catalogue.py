from __future__ import annotations

from dataclasses import replace

from onrecord.export.catalogue import DOCUMENTS, REVIEWS
from onrecord.rows import DocumentRow, Review
from tests.ledger.sample import PRODUCED_BY, story

DOCUMENT = DocumentRow(
    number=3,
    document=story(0).document,
    name="pages/story.html",
    source="cd" * 32,
    added="2026-04-01T08:30:00Z",
    produced_by=PRODUCED_BY,
    rejected=2,
)
REVIEW = Review(
    number=9,
    statement=4,
    id="statement-1",
    action="correct",
    field="countries",
    value=["VR", "KH"],
    reason=None,
    reviewer="Ines Karrow",
    at="2026-04-02T10:00:00Z",
)


def test_a_document() -> None:
    names = [column.name for column in DOCUMENTS.columns]
    got = dict(zip(names, DOCUMENTS.values(DOCUMENT), strict=True))
    assert got["id"] == DOCUMENT.document.id
    assert got["title"] == "Varania looks for buyers, part 0"
    assert got["sha256"] == DOCUMENT.document.sha256
    assert got["source_sha256"] == "cd" * 32
    assert got["characters"] == len(DOCUMENT.document.text)


def decided(review: Review) -> object:
    (column,) = (column for column in REVIEWS.columns if column.name == "value")
    return column.read(review)


def test_a_decision() -> None:
    names = [column.name for column in REVIEWS.columns]
    got = dict(zip(names, REVIEWS.values(REVIEW), strict=True))
    assert (got["statement"], got["row"], got["reviewer"]) == ("statement-1", 4, "Ines Karrow")


def test_what_a_correction_says_is_a_word_or_json() -> None:
    assert decided(REVIEW) == '["VR","KH"]'
    assert decided(replace(REVIEW, field="stage", value="offered")) == "offered"
    assert decided(replace(REVIEW, field="stage", value=None)) == "null"
    assert decided(replace(REVIEW, action="confirm", field=None, value=None)) is None
