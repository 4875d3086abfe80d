"""The outlet's own voice, read with the packaged model, case by case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotate import annotate
from onrecord.attribute import attribute
from onrecord.classify.claims import form_claims
from onrecord.classify.narration import find_narration
from onrecord.records import Document, Span
from onrecord.toolkit import Toolkit, load_toolkit

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "narration.jsonl").open(encoding="utf-8")
]


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:40]}")
def test_narration_is_told_from_what_somebody_said(case: dict[str, Any], toolkit: Toolkit) -> None:
    text = case["text"]
    document = Document(id="case", text=text, language="en")
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    attributions, _, _ = attribute(document, tags, lexicon=toolkit.attribute_lexicon)
    claims = form_claims(document, tags, attributions, lexicon=toolkit.classify_lexicon.selection)
    found = [text[c.content[0].start : c.content[-1].end] for c in claims if not c.attribution]
    assert found == case["expected"]


def test_a_long_text_without_speakers_is_read_once_through(toolkit: Toolkit) -> None:
    text = "The yard builds boats. " * 400
    document = Document(id="case", text=text, language="en")
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    spoken = [Span(at, at + 3) for at in range(0, len(text), 46)]
    found = find_narration(
        document, tags, reversed(spoken), lexicon=toolkit.classify_lexicon.selection
    )
    assert len(found) == 200
