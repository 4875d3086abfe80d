from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate import annotate
from onrecord.records import Document, Span
from onrecord.toolkit import Toolkit, load_toolkit

STORY = (
    "Defence Minister Orla Venn said on Monday that Varania would not sell drones to Kesh.\n"
    "“We have had offers,” she told the Tarsis News Agency. “We declined them.”\n"
)


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


def test_a_plain_report_is_found(toolkit: Toolkit) -> None:
    document = Document(id="story", text=STORY, language="en")
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    found = {(STORY[slice(*f.cue)], STORY[slice(*f.source[0])]) for f in tags.frames}
    assert ("told", "she") in found
    assert any(cue == "said" and source.endswith("Orla Venn") for cue, source in found)
    assert {f.cue_class for f in tags.frames} == {"speech"}
    assert ("Orla Venn", "PERSON") in {(STORY[slice(*e.span)], e.label) for e in tags.entities}


def test_a_language_the_model_does_not_know_is_kept_and_named(toolkit: Toolkit) -> None:
    text = "Le ministre a déclaré que la livraison aurait lieu en mars."
    document = Document(id="dépêche", text=text, language="fr")
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    assert tags.frames == ()
    assert tags.sentences == (Span(0, len(text)),)
    (rejection,) = tags.rejections
    assert rejection.spans == (Span(0, len(text)),)
    assert "language is fr" in rejection.reason


@pytest.mark.parametrize("text", ["", " \n\t ", "😀🚀", "." * 3000, "سلام\nوزیر گفت", "\u200f" * 5])
def test_nothing_to_find_is_no_error(toolkit: Toolkit, text: str) -> None:
    document = Document(id="odd", text=text)
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    assert all(0 <= s < e <= len(text) for s, e in tags.sentences)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*STORY.split(" "), "\n", "“", "”", '"', "😀", "é", "۱۴۰۴"])))
def test_every_span_lies_in_the_text(toolkit: Toolkit, words: list[str]) -> None:
    text = " ".join(words)
    document = Document(id="any", text=text, language="en")
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    size = len(text)
    spans = [*tags.sentences, *tags.paragraphs, *(e.span for e in tags.entities)]
    for frame in tags.frames:
        spans += [*frame.source, frame.cue, *frame.content]
        assert 0 <= frame.score <= 1
    assert all(0 <= start < end <= size for start, end in spans)
    assert all(a.end <= b.start for a, b in pairwise(tags.sentences))
    columns = tags.words
    assert all(0 <= s < e <= size for s, e in zip(columns.starts, columns.ends, strict=True))
    assert all(a <= b for a, b in zip(columns.ends, columns.starts[1:], strict=False))
    assert all(-1 <= head < len(columns.starts) for head in columns.heads)
