from __future__ import annotations

import pytest

from onrecord.attribute.drafts import Draft
from onrecord.attribute.repairs import (
    complete_quotations,
    cut_glued,
    drop_nested,
    join,
    lend_sources,
    repair,
    take_quotation,
)
from tests.attribute.pages import CUES, contents, draft_of, page_of, places


@pytest.mark.parametrize(
    ("text", "parts", "joined"),
    [
        ("“One. Two.”", ["One.", "Two"], ["One. Two"]),
        ("“One,” he said. “Two.”", ["One", "Two"], ["One", "Two"]),
        ("“One.”\n“Two.”", ["One", "Two"], ["One", "Two"]),
        ("of the yard: “Two.”", ["the yard", "Two"], ["the yard", "Two"]),
        ("one two three", ["one two", "two three"], ["one two three"]),
    ],
)
def test_parts_side_by_side_are_joined(text: str, parts: list[str], joined: list[str]) -> None:
    found = join(page_of(text), places(text, *parts))
    assert [text[slice(*span)] for span in found] == joined


def test_a_quotation_that_somebody_holds_is_not_taken() -> None:
    text = "Orlan said, and Kelm added, “The yard is full.”"
    drafts = [
        draft_of(text, "Orlan", "said"),
        draft_of(text, "Kelm", "added", "The yard is full"),
    ]
    assert take_quotation(page_of(text), drafts) == drafts


def test_only_speech_takes_a_quotation() -> None:
    text = "Orlan wants “the yard to be full”."
    draft = draft_of(text, "Orlan", "wants", cue_class="other")
    assert take_quotation(page_of(text), [draft]) == [draft]


def test_a_quotation_with_a_mark_missing_is_not_completed() -> None:
    text = "“The yard is full, Orlan said, and the dock too."
    draft = draft_of(text, "Orlan", "said", "The yard is full")
    assert complete_quotations(page_of(text), [draft]) == [draft]


def test_nested_drafts_are_told_from_outer_ones() -> None:
    text = "“Kelm said the yard is full,” Orlan added."
    outer = draft_of(text, "Orlan", "added", "Kelm said the yard is full")
    inner = draft_of(text, "Kelm", "said", "the yard is full")
    assert drop_nested(page_of(text), [inner, outer]) == ([outer], [inner])


def test_a_mixed_frame_inside_its_own_quotation_is_not_nested() -> None:
    text = "“The yard, Orlan says, is full.”"
    draft = draft_of(text, "Orlan", "says", "The yard", "is full")
    assert drop_nested(page_of(text), [draft]) == ([draft], [])


def test_a_glued_phrase_needs_a_clause_after_the_cue() -> None:
    text = "Selling the yard, Orlan said, would help."
    draft = draft_of(text, "Orlan", "said", "Selling the yard", "would help")
    assert cut_glued(page_of(text), [draft], CUES) == [draft]


def test_a_glued_phrase_in_marks_stays() -> None:
    text = "“Selling the yard,” Orlan said, “That is the way.”"
    draft = draft_of(text, "Orlan", "said", "Selling the yard", "That is the way")
    assert cut_glued(page_of(text), [draft], CUES) == [draft]


@pytest.mark.parametrize(
    ("text", "drafts", "source"),
    [
        (
            "Orlan said the yard was full, adding that it would grow.",
            [("Orlan", "said", "the yard was full"), ("", "adding", "that it would grow")],
            "Orlan",
        ),
        (
            "Kelm left. Noting the cold, Orlan said the yard was full.",
            [("", "Noting", "the cold"), ("Orlan", "said", "the yard was full")],
            "Orlan",
        ),
        (
            "Orlan said the yard was full. Adding cranes would help, it hoped.",
            [("Orlan", "said", "the yard was full"), ("", "Adding", "cranes")],
            "",
        ),
    ],
)
def test_a_participle_borrows_the_subject_of_its_own_sentence(
    text: str, drafts: list[tuple[str, str, str]], source: str
) -> None:
    found = lend_sources(page_of(text), [draft_of(text, *draft) for draft in drafts])
    participle = next(d for d in found if text[slice(*d.cue[0])].lower().endswith("ing"))
    assert participle.source == places(text, source)


def test_what_cannot_be_mended_is_rejected_with_its_spans() -> None:
    text = "Orlan said nothing of it."
    draft = draft_of(text, "Orlan", "said")
    kept, rejected = repair(page_of(text), [draft], CUES)
    assert kept == []
    assert [r.spans for r in rejected] == [(*draft.source, *draft.cue)]


def test_a_sound_draft_comes_through_untouched() -> None:
    text = "Orlan said the yard was full. Kelm agreed with him."
    drafts: list[Draft] = [
        draft_of(text, "Orlan", "said", "the yard was full"),
        draft_of(text, "Kelm", "agreed", "with him"),
    ]
    assert repair(page_of(text), drafts, CUES) == (drafts, [])
    assert contents(text, drafts) == [["the yard was full"], ["with him"]]
