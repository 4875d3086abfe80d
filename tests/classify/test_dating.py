from __future__ import annotations

import re
from typing import Literal

import pytest

from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.classify.claims import Claim
from onrecord.classify.dating import date_claim
from onrecord.records import Attribution, Span, Tags, Timex, Words

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
    edtf: str | None = "2031-05-05",
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
    timex = Timex(span=span(text, when), type=type, value="X", edtf=edtf, calendar="gregory")
    told = [
        Claim(content=(span(text, other),), kind="narration", attribution=None) for other in others
    ]
    claims = sorted([claim, *told], key=lambda c: c.content)
    found = date_claim(tags, claim, [timex], claims)
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


@pytest.mark.parametrize("edtf", ["P12M", "2031-02-20/2031-02-24", None])
def test_a_length_of_time_is_a_date_only_where_it_has_a_place_in_time(edtf: str | None) -> None:
    text = "Kelm said the ban would last 12 months."
    found = dated(text, "the ban would last 12 months", "12 months", type="DURATION", edtf=edtf)
    assert bool(found) is (edtf is not None)


def test_a_vague_date_is_a_date() -> None:
    text = "Kelm said the boats sailed recently."
    assert dated(text, "the boats sailed recently", "recently", edtf=None) == [
        ("recently", "content")
    ]


def test_what_recurs_is_no_date() -> None:
    text = "Kelm said the fair is held every year."
    assert dated(text, "the fair is held every year", "every year", type="SET") == []


def test_of_two_sayings_in_a_sentence_a_date_is_of_the_nearer() -> None:
    text = "Kelm denied on Monday there were talks, hours after Orlan said they were over."
    paragraphs = split_paragraphs(text)
    tags = Tags(
        paragraphs=paragraphs,
        sentences=split_sentences(text, paragraphs, abbreviations=frozenset()),
        words=NO_WORDS,
        entities=(),
        frames=(),
    )

    def claimed(cue: str, content: str) -> Claim:
        attribution = Attribution(
            id=cue,
            kind="indirect",
            source=(),
            cue=(span(text, cue),),
            content=(span(text, content),),
            cue_class="speech",
            actor=None,
            via=(),
            confidence=1.0,
        )
        return Claim(content=attribution.content, kind="indirect", attribution=attribution)

    claims = [claimed("denied", "there were talks"), claimed("said", "they were over")]
    monday = Timex(
        span=span(text, "Monday"),
        type="DATE",
        value="2031-05-05",
        edtf="2031-05-05",
        calendar="gregory",
    )
    assert [len(date_claim(tags, claim, [monday], claims)) for claim in claims] == [1, 0]
