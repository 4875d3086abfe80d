from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Modality,
    ProducedBy,
    Source,
    Span,
    Spans,
    Statement,
)
from onrecord.rows import StatementRow, document_id, storable

TEXT = "“We sold nine,” Ada Kolvani told Mirel News, “and no more.”"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(name: str) -> Actor:
    return Actor(id=name.lower(), kind="person", name=name, mentions=(span(name),), roles=())


def row(*, content: Spans, attributed: bool = True) -> StatementRow:
    document = Document(id="document-1", text=TEXT)
    statement = Statement(
        id="statement-1",
        attribution="attribution-1" if attributed else None,
        content=content,
        kind="direct",
        speaker="ada kolvani" if attributed else None,
        via=("mirel news", "gone"),
        type="export_volume",
        modality=Modality(),
        quantities=(),
        dates=(),
        countries=(),
        items=(),
        stage=None,
        confidence=0.9,
    )
    attribution = Attribution(
        id="attribution-1",
        kind="direct",
        source=(span("Ada Kolvani"),),
        cue=(span("told"),),
        content=content,
        cue_class="speech",
        actor="ada kolvani",
        via=(),
        confidence=0.9,
    )
    return StatementRow(
        number=7,
        version=1,
        supersedes=None,
        standing="current",
        reviewed=None,
        statement=statement,
        attribution=attribution if attributed else None,
        actors=(actor("Ada Kolvani"), actor("Mirel News")),
        said=None,
        said_last=None,
        document=document,
        name="nine.txt",
        added="2031-05-24T10:00:00Z",
        produced_by=ProducedBy(onrecord="1", model="2", resources="3"),
        hash="00",
    )


def test_a_row_reads_its_words_and_names_off_the_document() -> None:
    said = row(content=(span("We sold nine"), span("and no more")))
    assert said.text == "We sold nine … and no more"
    assert said.cue == "told"
    assert said.speaker == actor("Ada Kolvani")
    assert said.via == (actor("Mirel News"),)
    assert said.id == "statement-1"


def test_narration_has_neither_cue_nor_speaker() -> None:
    told = row(content=(span("We sold nine"),), attributed=False)
    assert told.cue == ""
    assert told.speaker is None


STORY = Document(
    id="pages/nine.html",
    text=TEXT,
    title="Nine",
    url="https://mirel.example/nine",
    outlet="Mirel News",
    published="2031-05-24",
    language="en",
)


@pytest.mark.parametrize(
    "same",
    [replace(STORY, id="./nine.html"), replace(STORY, source=Source(media_type="", data=b"1"))],
)
def test_a_document_is_the_same_under_another_name(same: Document) -> None:
    assert document_id(same) == document_id(STORY)


@pytest.mark.parametrize(
    "other",
    [
        replace(STORY, text=TEXT + " "),
        replace(STORY, title="Ten"),
        replace(STORY, title=None),
        replace(STORY, url="https://mirel.example/ten"),
        replace(STORY, outlet="Mirel Post"),
        replace(STORY, published="2031-05-25"),
        replace(STORY, title=None, outlet="None"),
    ],
)
def test_a_document_is_another_where_its_text_or_what_is_known_of_it_differs(
    other: Document,
) -> None:
    assert document_id(other) != document_id(STORY)


def test_a_title_that_reads_none_is_a_title() -> None:
    assert document_id(replace(STORY, title="None")) != document_id(replace(STORY, title=None))


@given(st.text())
def test_text_that_utf8_can_carry_stays_as_it_is(text: str) -> None:
    assert storable(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_written(text: str) -> None:
    storable(text).encode()
