from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.classify.selection import (
    asks,
    build_selection_lexicon,
    doubles,
    is_narrators,
    select,
    states_something,
)
from onrecord.errors import ResourceError
from onrecord.records import Attribution, CueClass, Document, Kind, Span
from onrecord.resources import load_lexicons

LEXICON = build_selection_lexicon(load_lexicons()["selection"])
TEXT = "Orlan {cue} {content}."


def attribution(text: str, cue: str, content: str, kind: Kind = "indirect") -> Attribution:
    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    return Attribution(
        id=f"attribution-{cue}",
        kind=kind,
        source=(),
        cue=(span(cue),) if cue else (),
        content=(span(content),),
        cue_class="speech",
        actor=None,
        via=(),
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("cue", "content", "states"),
    [
        ("said", "the yard was full", True),
        ("said", "no", False),
        ("declined", "to comment", True),
        ("was asked about", "the yard", False),
        ("asked for", "forty tonnes of steel", True),
        ("spoke about", "the yard", False),
        ("spoke of", "remarkable growth", True),
        ("citing", "two officials", False),
        ("citing", "a rise in sales of forty percent in May", True),
        ("discussed", "the yard", False),
        ("underlining", "the reach of the radar", True),
    ],
)
def test_a_topic_or_a_bare_word_states_nothing(cue: str, content: str, states: bool) -> None:
    text = TEXT.format(cue=cue, content=content)
    assert states_something(text, attribution(text, cue, content), LEXICON) is states


@pytest.mark.parametrize(
    ("cue", "source", "cue_class", "states"),
    [
        ("fear", "The crews", "other", True),
        ("is thought", "", "other", False),
        ("was announced", "", "speech", True),
        ("seem", "The crews", "other", False),
        ("appeared", "The crews", "other", False),
        ("overlooked", "The crews", "other", True),
    ],
)
def test_what_nobody_is_named_as_thinking_is_the_outlets_own(
    cue: str, source: str, cue_class: CueClass, states: bool
) -> None:
    text = f"The crews {cue} that the yard will close."
    row = attribution(text, cue, "that the yard will close")
    row = replace(row, source=(Span(0, len(source)),) if source else (), cue_class=cue_class)
    assert states_something(text, row, LEXICON) is states
    assert is_narrators(text, row, LEXICON) is not states


def test_words_in_marks_are_stated_whatever_the_cue() -> None:
    text = "Asked about it, Orlan was “done with the yard”."
    row = attribution(text, "Asked about", "done with the yard", "direct")
    assert states_something(text, row, LEXICON)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Is it full?", "direct", True),
        ("Is it full?”", "direct", True),
        ("It is full.", "direct", False),
        ("whether it is full?", "indirect", False),
    ],
)
def test_a_question_in_the_speakers_words_asks(text: str, kind: Kind, expected: bool) -> None:
    assert asks(text, (Span(0, len(text)),), kind) is expected


def test_the_wider_of_two_nested_attributions_is_kept() -> None:
    text = "Orlan said Kelm hoped the yard was full."
    outer = attribution(text, "said", "Kelm hoped the yard was full")
    inner = attribution(text, "hoped", "the yard was full")
    document = Document(id="case", text=text)
    assert select(document, [outer, inner], lexicon=LEXICON) == [(outer, outer.content)]
    assert select(document, [inner], lexicon=LEXICON) == [(inner, inner.content)]


def test_a_relative_clause_is_kept_and_cut_from_its_host() -> None:
    text = "Orlan said the yard, which he hoped would grow."
    outer = attribution(text, "said", "the yard, which he hoped would grow")
    inner = attribution(text, "he hoped", "would grow")
    document = Document(id="case", text=text)
    (host, content), (clause, _) = select(document, [outer, inner], lexicon=LEXICON)
    assert (host, clause) == (outer, inner)
    assert [text[slice(*span)] for span in content] == ["the yard"]


@pytest.mark.parametrize(
    ("cue", "content", "cue_class", "acted"),
    [
        ("has signed", "a contract for two hulls", "other", True),
        ("has signed a contract for", "two hulls", "other", True),
        ("signed", "a contract for two hulls", "speech", True),
        ("ordered", "to leave the harbour", "speech", False),
        ("issued a warning", "of attack", "speech", False),
        ("wants", "to have signed a contract", "other", False),
    ],
)
def test_an_act_is_no_claim_of_its_subject(
    cue: str, content: str, cue_class: CueClass, acted: bool
) -> None:
    text = TEXT.format(cue=cue, content=content)
    row = replace(attribution(text, cue, content), source=(Span(0, 5),), cue_class=cue_class)
    assert is_narrators(text, row, LEXICON) is acted


def test_an_unknown_role_is_named() -> None:
    with pytest.raises(ResourceError, match="'deeds' is none of topic"):
        build_selection_lexicon([{"role": "deeds", "forms": ["sign"]}])


def test_a_relative_clause_does_not_take_its_host_along() -> None:
    text = "Orlan did not name the yards, which the crews fear will close."
    host = attribution(text, "did not name", "the yards")
    inner = attribution(text, "fear", "will close")
    source = Span(text.index("the crews"), text.index("the crews") + 9)
    inner = replace(inner, source=(source,), content=(*host.content, *inner.content))
    document = Document(id="case", text=text)
    chosen = select(document, [host, inner], lexicon=LEXICON)
    assert [[text[slice(*span)] for span in content] for _, content in chosen] == [
        ["the yards"],
        ["will close"],
    ]


def test_of_two_contents_that_share_most_words_the_narrow_one_is_a_double() -> None:
    narrow, wide = (Span(0, 60),), (Span(0, 62), Span(64, 90))
    assert doubles([narrow, wide, (Span(64, 90),), (Span(100, 120),)]) == {0, 2}
    assert doubles([(Span(0, 60),), (Span(40, 100),)]) == set()
    assert doubles([]) == set()
