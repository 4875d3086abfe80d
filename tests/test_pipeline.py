from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.export import encode
from onrecord.pipeline import extract
from onrecord.records import Document, Extraction, Spans
from onrecord.toolkit import Toolkit, load_toolkit

STORY = (
    "Varania’s defence minister, Orla Venn, said on Monday that two navies had asked for boats.\n"
    "“We have answered one of them,” she told the Tarsis News Agency. “The other will wait.”\n"
    "“There is no quarrel,” Venn said, “and there will be none.”\n"
    "Officials in Kesh declined to comment, according to state television.\n"
)


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


def spans_of(extraction: Extraction) -> list[Spans]:
    found: list[Spans] = [actor.mentions for actor in extraction.actors]
    for attribution in extraction.attributions:
        found += [attribution.source, attribution.cue, attribution.content]
    found += [statement.content for statement in extraction.statements]
    return [*found, *(rejection.spans for rejection in extraction.rejections)]


def test_who_said_what(toolkit: Toolkit) -> None:
    extraction = extract(Document(id="d", text=STORY, language="en"), toolkit=toolkit)
    names = {actor.id: actor.name for actor in extraction.actors}
    said = {
        (names.get(s.speaker or ""), " … ".join(STORY[a:b] for a, b in s.content))
        for s in extraction.statements
    }
    assert ("Orla Venn", "two navies had asked for boats") in said
    assert ("Orla Venn", "We have answered one of them") in said
    assert ("Orla Venn", "The other will wait") in said
    assert ("Orla Venn", "There is no quarrel … and there will be none") in said


def test_the_same_in_gives_the_same_out(toolkit: Toolkit) -> None:
    document = Document(id="d", text=STORY, language="en")
    assert encode(extract(document, toolkit=toolkit)) == encode(extract(document, toolkit=toolkit))
    other = Document(id="e", text=STORY, language="en")
    ids = {a.id for a in extract(document, toolkit=toolkit).attributions}
    assert ids.isdisjoint(a.id for a in extract(other, toolkit=toolkit).attributions)


def test_ids_lead_to_rows(toolkit: Toolkit) -> None:
    extraction = extract(Document(id="d", text=STORY, language="en"), toolkit=toolkit)
    actors = {actor.id for actor in extraction.actors}
    attributions = {attribution.id for attribution in extraction.attributions}
    assert len(actors) == len(extraction.actors)
    assert all(actors.issuperset(attribution.via) for attribution in extraction.attributions)
    assert all(actors.issuperset(statement.via) for statement in extraction.statements)
    assert actors.issuperset(a.actor for a in extraction.attributions if a.actor)
    assert attributions.issuperset(s.attribution for s in extraction.statements if s.attribution)


def test_an_unknown_language_invents_nobody(toolkit: Toolkit) -> None:
    text = "Der Minister sagte, Varania werde nichts liefern. „Nie“, sagte er."
    extraction = extract(Document(id="d", text=text, language="de"), toolkit=toolkit)
    assert extraction.attributions == ()
    assert extraction.statements == ()
    assert any("language is de" in r.reason for r in extraction.rejections)


WORDS = [
    *STORY.replace("\n", " \n ").split(" "),
    '"',
    "«",
    "»",
    "“",
    "‘",
    ":",
    "😀",
    "سلام",
    "U.S.",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_every_span_lies_in_the_text_and_statements_in_their_sentence(
    toolkit: Toolkit, words: list[str]
) -> None:
    text = " ".join(words)
    extraction = extract(Document(id="d", text=text, language="en"), toolkit=toolkit)
    assert extraction.document.text == text
    for spans in spans_of(extraction):
        assert all(0 <= start < end <= len(text) for start, end in spans)
    for statement in extraction.statements:
        assert all(a.end <= b.start for a, b in pairwise(statement.content))
        assert "\n" not in text[statement.content[0].start : statement.content[-1].end]


def test_a_blank_line_ends_a_role(toolkit: Toolkit) -> None:
    text = (
        "An interview with Oren Palsk, director of the Tarsis Arms Export Agency\n\n"
        "Q: How many boats did you export last year?\nA: We exported 300 boats, Palsk said."
    )
    extraction = extract(Document(id="interview", text=text), toolkit=toolkit)
    roles = {actor.name: actor.roles for actor in extraction.actors}
    assert roles["Oren Palsk"] == ("director of the Tarsis Arms Export Agency",)
