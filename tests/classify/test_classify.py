"""Attributions become statements: every rule of the stage together, case by case."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.classify import classify
from onrecord.records import Attribution, Document, Modality, Span, Spans, Statement, Tags, Words

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "statements.jsonl").open(encoding="utf-8")
]
NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


def place(text: str, words: str) -> Span:
    """Where `words` stand in `text` as whole words; "2:he" is their second place."""
    count, _, rest = words.partition(":")
    nth, words = (int(count), rest) if count.isdigit() and rest else (1, words)
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    found = list(re.finditer(left + re.escape(words) + right, text))
    assert len(found) >= nth, f"{words!r} does not stand in {text!r}"
    return Span(*found[nth - 1].span())


def places(text: str, parts: list[str]) -> Spans:
    return tuple(place(text, part) for part in parts if part)


def attribution_of(text: str, row: dict[str, Any], number: int = 0) -> Attribution:
    return Attribution(
        id=f"attribution-{number}",
        kind=row["kind"],
        source=places(text, [row["source"]]),
        cue=places(text, [row["cue"]]),
        content=places(text, row["content"]),
        cue_class="speech",
        actor="actor-1",
        via=("actor-2",),
        confidence=0.9,
    )


def tags_of(text: str, words: Words = NO_WORDS) -> Tags:
    paragraphs = split_paragraphs(text)
    sentences = split_sentences(text, paragraphs, abbreviations=frozenset({"inc."}))
    return Tags(paragraphs=paragraphs, sentences=sentences, words=words, entities=(), frames=())


def statements(text: str, attributions: list[Attribution]) -> tuple[Statement, ...]:
    return classify(Document(id="case", text=text), tags_of(text), tuple(attributions))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:40]}")
def test_attributions_become_statements(case: dict[str, Any]) -> None:
    text = case["text"]
    rows = [attribution_of(text, row, n) for n, row in enumerate(case["attributions"])]
    found = [(s.kind, s.content) for s in statements(text, rows)]
    assert found == [(row["kind"], places(text, row["content"])) for row in case["expected"]]


def test_a_statement_carries_on_who_spoke_and_through_whom() -> None:
    text = "Orlan said the yard was full."
    row = {"kind": "indirect", "source": "Orlan", "cue": "said", "content": ["the yard was full"]}
    (statement,) = statements(text, [attribution_of(text, row)])
    assert statement.attribution == "attribution-0"
    assert (statement.speaker, statement.via) == ("actor-1", ("actor-2",))
    assert (statement.type, statement.modality) == ("assessment", Modality())
    assert statement.confidence == 0.9
    again = statements(text, [attribution_of(text, row)])
    assert again == (statement,)


@pytest.mark.parametrize(
    ("upos", "relation", "begins"),
    [("SCONJ", "mark", "plan"), ("DET", "det", "that"), ("PRON", "nsubj", "that")],
)
def test_that_is_cut_only_where_it_joins_clauses(upos: str, relation: str, begins: str) -> None:
    text = "Orlan said that plan works."
    word = text.index("that")
    words = Words(
        starts=(word,), ends=(word + 4,), upos=(upos,), heads=(-1,), relations=(relation,)
    )
    row = {"kind": "indirect", "source": "Orlan", "cue": "said", "content": ["that plan works"]}
    (statement,) = classify(
        Document(id="case", text=text), tags_of(text, words), (attribution_of(text, row),)
    )
    assert text[statement.content[0].start :].startswith(begins)


TEXTS = st.lists(
    st.sampled_from(
        [
            *("Orlan ", "said ", "that ", "which ", "the yard ", "is full", ". ", ", ", "“", "” "),
            *('"', "? ", "U.S.", "\n", "‘", "’ ", "…", "citing "),
        ]
    ),
    min_size=1,
    max_size=40,
).map("".join)


@given(TEXTS, st.data())
def test_statements_lie_in_one_sentence_of_their_attribution(
    text: str, data: st.DataObject
) -> None:
    offsets = st.integers(0, len(text))
    spans = (
        st.tuples(offsets, offsets)
        .map(lambda pair: Span(min(pair), max(pair)))
        .filter(lambda span: any(c.isalnum() for c in text[slice(*span)]))
    )
    if not any(c.isalnum() for c in text):
        return
    attributions = data.draw(
        st.lists(
            st.builds(
                Attribution,
                id=st.uuids().map(str),
                kind=st.sampled_from(["direct", "indirect", "mixed"]),
                source=st.just(()),
                cue=st.lists(spans, max_size=1).map(tuple),
                content=st.lists(spans, min_size=1, max_size=3).map(tuple),
                cue_class=st.just("speech"),
                actor=st.none(),
                via=st.just(()),
                confidence=st.just(0.5),
            ),
            max_size=3,
        )
    )
    tags = tags_of(text)
    found = classify(Document(id="case", text=text), tags, tuple(attributions))
    assert len({s.id for s in found}) == len(found)
    contents = {a.id: a.content for a in attributions}
    for statement in found:
        assert statement.content
        for start, end in statement.content:
            assert any(c.isalnum() for c in text[start:end])
            assert any(a <= start and end <= b for a, b in contents[str(statement.attribution)])
        first, last = statement.content[0].start, statement.content[-1].end
        assert any(s.start <= first and last <= s.end for s in tags.sentences)
