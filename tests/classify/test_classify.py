"""Claims become statements, or are left out: the stage as a whole, with the packaged model."""

from __future__ import annotations

import pytest

from onrecord.pipeline import extract
from onrecord.records import Document, Extraction
from onrecord.toolkit import Toolkit, load_toolkit

STORY = (
    "Varania will deliver twelve patrol boats to Chile by 2033, Orsa Kelm said on Monday.\n"
    "“We are ready to sell more of them if the Senate agrees,” the minister said.\n"
    "The boats carry a 40 mm gun and a crew of nine.\n"
    "“No contract has been cancelled,” she said.\n"
)


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


@pytest.fixture(scope="module")
def story(toolkit: Toolkit) -> Extraction:
    document = Document(id="d", text=STORY, language="en", published="2031-05-06")
    return extract(document, toolkit=toolkit)


def test_the_terms_of_every_statement_are_told(story: Extraction) -> None:
    first, second, third, fourth = story.statements
    assert first.stage == "contracted"
    assert first.modality.future
    assert first.countries == ("CL",)
    assert [(q.low, q.high, q.unit) for q in first.quantities] == [(12, 12, "patrol boats")]
    dates = [(STORY[slice(*date.span)], date.value, date.role) for date in first.dates]
    assert ("Monday", "2031-05-05", "utterance") in dates
    assert any(value == "../2033" and role == "content" for _, value, role in dates)
    assert second.modality.condition is not None
    assert STORY[slice(*second.modality.condition)] == "if the Senate agrees"
    assert (third.kind, third.speaker, third.attribution) == ("narration", None, None)
    assert third.type == "capability"
    assert fourth.modality.negated


def test_an_offer_on_a_term_is_a_condition_and_on_a_ground_an_offer(toolkit: Toolkit) -> None:
    text = (
        "“We are ready to export the drones, provided that the buyer signs it,” Orsa Kelm said.\n"
        "“Considering our stocks, we are ready to export the drones,” Orsa Kelm said."
    )
    document = Document(id="d", text=text, language="en")
    types = [statement.type for statement in extract(document, toolkit=toolkit).statements]
    assert types == ["export_condition", "export_offer"]


def test_statements_of_one_attribution_share_it(story: Extraction) -> None:
    known = {attribution.id: attribution for attribution in story.attributions}
    for statement in story.statements:
        if statement.attribution:
            assert statement.speaker == known[statement.attribution].actor
            assert 0 < statement.confidence <= known[statement.attribution].confidence


def test_news_of_other_things_is_left_out_with_the_reason(toolkit: Toolkit) -> None:
    text = (
        "The choir of Ostrav sang at the opening of the flower show on Sunday.\n"
        "“The roses are late this year,” the gardener Ansel Torv said.\n"
        "Tickets cost four crowns."
    )
    extraction = extract(Document(id="d", text=text, language="en"), toolkit=toolkit)
    assert extraction.statements == ()
    left_out = [r for r in extraction.rejections if r.stage == "classify"]
    assert {r.reason for r in left_out} == {"not about arms, forces or defence industry"}
    assert "The roses are late this year" in {
        text[r.spans[0].start : r.spans[-1].end] for r in left_out
    }


def test_ids_change_with_the_document_and_with_nothing_else(
    story: Extraction, toolkit: Toolkit
) -> None:
    again = extract(story.document, toolkit=toolkit)
    assert [s.id for s in again.statements] == [s.id for s in story.statements]
    other = Document(id="e", text=STORY, language="en", published="2031-05-06")
    ids = {s.id for s in extract(other, toolkit=toolkit).statements}
    assert ids.isdisjoint(s.id for s in story.statements)
    assert len(ids) == len(story.statements)
