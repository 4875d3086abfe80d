"""Frames become attributions: every rule of the stage together, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute import form_attributions
from onrecord.records import Attribution, Document, Frame, Rejection, Span
from tests.attribute.pages import CUES, place, places, tags_of

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "attributions.jsonl").open(encoding="utf-8")
]


def frame_of(text: str, row: dict[str, Any]) -> Frame:
    return Frame(
        source=places(text, row["source"]),
        cue=place(text, row["cue"]),
        content=places(text, *row["content"]),
        cue_class=row.get("class", "speech"),
        score=0.9,
    )


def form(text: str, frames: list[Frame]) -> tuple[tuple[Attribution, ...], tuple[Rejection, ...]]:
    return form_attributions(Document(id="case", text=text), tags_of(text, frames), lexicon=CUES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:40]}")
def test_frames_become_attributions(case: dict[str, Any]) -> None:
    text = case["text"]
    attributions, rejections = form(text, [frame_of(text, row) for row in case["frames"]])
    expected = [
        (
            row["kind"],
            places(text, row["source"]),
            places(text, *row["cue"].split(" … ")),
            [str(part) for part in row["content"]],
        )
        for row in case["expected"]
    ]
    found = [
        (a.kind, a.source, a.cue, [text[slice(*span)] for span in a.content]) for a in attributions
    ]
    assert sorted(found) == sorted(expected)
    assert len(rejections) == len(case.get("rejected", ()))
    for rejection, reason in zip(rejections, case.get("rejected", ()), strict=True):
        assert reason in rejection.reason
        assert rejection.stage == "attribute"


def test_ids_hang_on_the_words_and_their_place_alone() -> None:
    text = "“The yard is full,” Orlan said."
    frames = [
        frame_of(text, {"source": "Orlan", "cue": "said", "content": ["“The yard is full,”"]})
    ]
    (first,), (again,) = form(text, frames)[0], form(text, frames)[0]
    assert first == again
    (other,), _ = form_attributions(
        Document(id="other", text=text), tags_of(text, frames), lexicon=CUES
    )
    assert other.id != first.id


def test_nobody_is_named_yet_and_the_score_becomes_the_confidence() -> None:
    text = "“The yard is full,” Orlan said.\n“We need another one by May.”"
    frames = [
        frame_of(text, {"source": "Orlan", "cue": "said", "content": ["“The yard is full,”"]})
    ]
    cued, uncued = form(text, frames)[0]
    assert (cued.actor, cued.via, cued.confidence, cued.cue_class) == (None, (), 0.9, "speech")
    assert uncued.cue == ()
    assert 0 < uncued.confidence < cued.confidence


TEXTS = st.lists(
    st.sampled_from(
        [
            *("Orlan ", "said ", "that ", "the yard ", "is full", ". ", ", ", "“", "” ", '"', ":"),
            *("\n", "Underlining ", "adding ", "Q: ", "A: ", "MR. KELM: ", "…", "’", "("),
            "Reporting by ",
        ]
    ),
    min_size=1,
    max_size=40,
).map("".join)


@given(TEXTS, st.data())
def test_any_frames_give_spans_with_words_inside_the_text(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))
    parts = st.lists(spans, max_size=3).map(tuple)
    frames = data.draw(
        st.lists(
            st.builds(
                Frame,
                source=parts,
                cue=spans.filter(lambda span: span.start < span.end),
                content=parts,
                cue_class=st.sampled_from(["speech", "other"]),
                score=st.floats(0, 1),
            ),
            max_size=4,
        )
    )
    attributions, rejections = form(text, frames)
    assert len({a.id for a in attributions}) == len(attributions)
    for attribution in attributions:
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)
            assert any(c.isalnum() for c in text[slice(*span)])
        assert 0 <= attribution.confidence <= 1
    for rejection in rejections:
        assert rejection.reason
