from __future__ import annotations

import re
from typing import Literal

import pytest

from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.classify.claims import Claim
from onrecord.classify.dating import date_claim
from onrecord.records import Attribution, Document, Span, Tags, Timex, Words

NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


def span(text: str, words: str) -> Span:
    return Span(*re.search(re.escape(words), text).span())  # type: ignore[union-attr]


def dated(
    text: str,
    content: str,
    when: str,
    *,
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE",
    source: str = "Kelm",
    others: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    """Words and role of the dates of the claim `content`, said by `source`."""
    paragraphs = split_paragraphs(text)
    tags = Tags(
        paragraphs=paragraphs,
        sentences=split_sentences(text, paragraphs, abbreviations=frozenset()),
        words=NO_WORDS,
        entities=(),
        frames=(),
    )
    attribution = Attribution(
        id="a",
        kind="indirect",
        source=(span(text, source),),
        cue=(span(text, "said"),),
        content=(span(text, content),),
        cue_class="speech",
        actor=None,
        via=(),
        confidence=1.0,
    )
    claim = Claim(content=attribution.content, kind="indirect", attribution=attribution)
    timex = Timex(span=span(text, when), type=type, value="X", edtf="X", calendar="gregorian")
    contents = sorted([*attribution.content, *(span(text, other) for other in others)])
    found = date_claim(Document(id="d", text=text), tags, claim, [timex], contents)
    return [(text[date.span.start : date.span.end], date.role) for date in found]


@pytest.mark.parametrize(
    ("text", "content", "when", "found"),
    [
        (
            "Kelm said the boats would sail on Monday.",
            "the boats would sail on Monday",
            "Monday",
            "content",
        ),
        (
            "Kelm said on Monday the boats would sail.",
            "the boats would sail",
            "Monday",
            "utterance",
        ),
        (
            "On Monday, Kelm said the boats would sail.",
            "the boats would sail",
            "Monday",
            "utterance",
        ),
    ],
)
def test_a_date_is_of_what_is_said_or_of_the_saying(
    text: str, content: str, when: str, found: str
) -> None:
    assert dated(text, content, when) == [(when, found)]


def test_a_date_of_another_sentence_dates_nothing_here() -> None:
    text = "It rained on Monday. Kelm said the boats would sail."
    assert dated(text, "the boats would sail", "Monday") == []


def test_a_date_in_the_name_of_the_source_dates_nothing() -> None:
    text = "The Monday paper said the boats would sail."
    assert dated(text, "the boats would sail", "Monday", source="The Monday paper") == []


def test_a_date_in_what_somebody_else_says_is_theirs() -> None:
    text = "Trials end on Monday, and Kelm said the boats would sail."
    assert dated(text, "the boats would sail", "Monday", others=("Trials end on Monday",)) == []


@pytest.mark.parametrize(
    ("text", "when", "is_date"),
    [
        ("Kelm said delivery follows within 12 months of signing.", "12 months", True),
        ("Kelm said delivery follows in three years.", "in three years", True),
        ("Kelm said the ban has held for 15 years.", "15 years", False),
        ("Kelm said a 15-year ban was enough.", "15-year", False),
    ],
)
def test_a_length_of_time_is_a_date_only_where_it_is_counted_from_something(
    text: str, when: str, is_date: bool
) -> None:
    content = text[len("Kelm said ") : -1]
    assert bool(dated(text, content, when, type="DURATION")) is is_date


def test_what_recurs_is_no_date() -> None:
    text = "Kelm said the fair is held every year."
    assert dated(text, "the fair is held every year", "every year", type="SET") == []
