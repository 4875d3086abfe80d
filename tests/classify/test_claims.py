"""Attributions become claims, one a sentence: every rule together, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.classify.claims import Claim, form_claims
from onrecord.classify.selection import build_selection_lexicon
from onrecord.records import Attribution, Document, Span, Spans, Tags, Words
from onrecord.resources import load_lexicons
from tests.attribute.pages import place

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "statements.jsonl").open(encoding="utf-8")
]
LEXICON = build_selection_lexicon(load_lexicons()["selection"])
NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


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


def claims(text: str, attributions: list[Attribution], words: Words = NO_WORDS) -> list[Claim]:
    """The claims of somebody; without words there is no narration."""
    document = Document(id="case", text=text)
    return form_claims(document, tags_of(text, words), attributions, lexicon=LEXICON)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:40]}")
def test_attributions_become_claims(case: dict[str, Any]) -> None:
    text = case["text"]
    rows = [attribution_of(text, row, n) for n, row in enumerate(case["attributions"])]
    found = [(c.kind, c.content) for c in claims(text, rows)]
    assert found == [(row["kind"], places(text, row["content"])) for row in case["expected"]]


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
    (claim,) = claims(text, [attribution_of(text, row)], words)
    assert text[claim.content[0].start :].startswith(begins)


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
def test_claims_lie_in_one_sentence_of_their_attribution(text: str, data: st.DataObject) -> None:
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
    contents = {a.id: a.content for a in attributions}
    for claim in claims(text, attributions):
        assert claim.attribution
        assert claim.content
        for start, end in claim.content:
            assert any(c.isalnum() for c in text[start:end])
            assert any(a <= start and end <= b for a, b in contents[claim.attribution.id])
        first, last = claim.content[0].start, claim.content[-1].end
        assert any(s.start <= first and last <= s.end for s in tags_of(text).sentences)
