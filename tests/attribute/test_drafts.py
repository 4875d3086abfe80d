from __future__ import annotations

import pytest

from onrecord.attribute.drafts import read_frames, trim, trim_content
from onrecord.records import Frame, Span
from tests.attribute.pages import CUES, page_of, place, places


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        (" the yard, ", "the yard"),
        (", – the yard.", "the yard"),
        ("the U.S.", "the U.S."),
        ("at 6 p.m.", "at 6 p.m."),
        ("Halvard Dynamics Inc.", "Halvard Dynamics Inc."),
        ("on October 1.", "on October 1"),
        ("plan B.", "plan B"),
        ("is it full?", "is it full?"),
        ("$40 million", "$40 million"),
        ("(the yard)", "(the yard)"),
        (" ,.", ""),
        ("", ""),
    ],
)
def test_edges_are_trimmed(text: str, trimmed: str) -> None:
    start, end = trim(text, Span(0, len(text)))
    assert text[start:end] == trimmed


@pytest.mark.parametrize(
    ("text", "content", "trimmed"),
    [
        ("“The yard is full,” he said.", "“The yard is full,”", "The yard is full"),
        ("“The yard.” “The dock.”", "“The yard.” “The dock.”", "The yard.” “The dock"),
        ("He said it was “full” then.", "it was “full”", "it was “full”"),
        ("“Full” it was, he said.", "“Full” it was", "“Full” it was"),
        ("“The yard is full,” he said.", "The yard is full", "The yard is full"),
        ("“The yard is full.\n“The dock too.”", "“The yard is full.", "The yard is full"),
    ],
)
def test_outer_marks_go_where_all_words_are_quoted(text: str, content: str, trimmed: str) -> None:
    start, end = trim_content(page_of(text), place(text, content))
    assert text[start:end] == trimmed


def frame(text: str, source: str, cue: str, *content: str) -> Frame:
    return Frame(
        source=places(text, source),
        cue=place(text, cue),
        content=places(text, *content),
        cue_class="speech",
        score=0.5,
    )


def test_frames_become_drafts_without_what_holds_no_word() -> None:
    text = "Orlan said, “the yard is full”."
    page = page_of(text, [frame(text, "Orlan", "said", ",", "the yard is full")])
    drafts, rejected = read_frames(page, CUES.credit)
    assert [draft.content for draft in drafts] == [places(text, "the yard is full")]
    assert rejected == []


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Written by Orlan for the navy.", "Orlan", "Written by"),
        ("(Reporting by Orlan for the navy)", "Orlan", "Reporting by"),
        ("Orlan – the navy.", "Orlan", "–"),
        (": the navy.", "", ":"),
    ],
)
def test_frames_that_say_nothing_are_rejected_with_a_reason(
    text: str, source: str, cue: str
) -> None:
    page = page_of(text, [frame(text, source, cue, "the navy")])
    drafts, rejected = read_frames(page, CUES.credit)
    assert drafts == []
    assert [bool(r.reason) and r.stage for r in rejected] == ["attribute"]


def test_a_credit_word_inside_a_sentence_is_none() -> None:
    text = "The report, written by Orlan, says the yard is full."
    page = page_of(text, [frame(text, "The report", "says", "the yard is full")])
    assert len(read_frames(page, CUES.credit)[0]) == 1
