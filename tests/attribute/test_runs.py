from __future__ import annotations

import pytest

from onrecord.attribute.runs import run_on
from onrecord.records import Words
from tests.attribute.pages import CUES, contents, draft_of, page_of, place


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Orlan said the yard was full.\n“We need another one by May.”", True),
        ("Orlan said the yard was full.\n“We need one.”", False),
        ("Orlan said the yard was full.\n“we need another one by May”", False),
        ("Orlan said the yard was full.\n“WE NEED ANOTHER ONE BY MAY”", False),
        ("Orlan said the yard was full.\nWe need another one by May.”", False),
        ("Orlan said the yard was full.\nA sign: “We need another one by May.”", False),
        ("Orlan said the yard was full.\nNobody moved.\n“We need another one by May.”", False),
    ],
)
def test_a_quoted_line_goes_on_with_the_speaker_of_the_line_above(text: str, taken: bool) -> None:
    draft = draft_of(text, "Orlan", "said", "the yard was full")
    assert len(run_on(page_of(text), [draft], CUES)) == 1 + taken


def test_a_frame_of_belief_has_no_speech_to_go_on_with() -> None:
    text = "Orlan wants a full yard.\n“We need another one by May.”"
    draft = draft_of(text, "Orlan", "wants", "a full yard", cue_class="other")
    assert run_on(page_of(text), [draft], CUES) == [draft]


def test_speech_without_a_source_is_not_carried_on() -> None:
    text = "It was said the yard was full.\n“We need another one by May.”"
    draft = draft_of(text, "", "was said", "the yard was full")
    assert run_on(page_of(text), [draft], CUES) == [draft]


def test_the_second_speaker_of_a_line_is_the_one_who_goes_on() -> None:
    text = "“The yard is full,” Orlan said. “The dock too,” Kelm said.\n“We need two more by May.”"
    drafts = [
        draft_of(text, "Orlan", "1:said", "The yard is full"),
        draft_of(text, "Kelm", "2:said", "The dock too"),
    ]
    found = run_on(page_of(text), drafts, CUES)
    assert found[:2] == drafts
    assert found[2].source == drafts[1].source
    assert found[2].cue == ()
    assert contents(text, found[2:]) == [["“We need two more by May.”"]]


def words_of(text: str, heads: dict[str, tuple[str, str]]) -> Words:
    """Words of `text`; `heads` gives a word's governor and relation, all others hang nowhere."""
    spans = [place(text, word) for word in heads]
    names = list(heads)
    return Words(
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        upos=("X",) * len(spans),
        heads=tuple(names.index(head) if head else -1 for head, _ in heads.values()),
        relations=tuple(relation for _, relation in heads.values()),
    )


def test_a_colon_without_a_frame_is_read_off_the_syntax() -> None:
    text = "The envoy of Varania stood up and said:\n“The yard is full of hulls.”"
    words = words_of(
        text,
        {
            "The": ("envoy", "det"),
            "envoy": ("stood", "nsubj"),
            "of": ("Varania", "case"),
            "Varania": ("envoy", "nmod"),
            "stood": ("", "root"),
            "up": ("stood", "compound"),
            "and": ("said", "cc"),
            "said": ("stood", "conj"),
        },
    )
    (draft,) = run_on(page_of(text, words=words), [], CUES)
    assert text[slice(*draft.source[0])] == "The envoy of Varania"
    assert text[slice(*draft.cue[0])] == "said"
    assert contents(text, [draft]) == [["“The yard is full of hulls.”"]]


def test_a_colon_whose_clause_has_no_subject_is_left_alone() -> None:
    text = "As said:\n“The yard is full of hulls.”"
    words = words_of(text, {"As": ("said", "mark"), "said": ("", "root")})
    assert run_on(page_of(text, words=words), [], CUES) == []
