from __future__ import annotations

import pytest

from onrecord.attribute.reach import cut_far, give_to_nearest, owners
from tests.attribute.pages import contents, draft_of, page_of


def test_owners_of_a_quotation_share_a_word_with_it() -> None:
    text = "“The yard is full,” Orlan said. “We wait,” Kelm said. “Nobody does.”"
    drafts = [
        draft_of(text, "Orlan", "1:said", "The yard is full"),
        draft_of(text, "Kelm", "2:said", "We wait"),
    ]
    assert owners(page_of(text), drafts) == [[0], [1], []]


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("Orlan said the yard was full. The dock is empty.", ["The dock is empty"], []),
        (
            "Orlan said the yard was full. The dock is empty.",
            ["the yard was full", "The dock is empty"],
            ["the yard was full"],
        ),
        (
            "Orlan said the yard was full. The dock is empty.",
            ["the yard was full. The dock is empty"],
            ["the yard was full."],
        ),
        (
            "Orlan said the yard was full. “The dock is empty.”",
            ["the yard was full", "“The dock is empty.”"],
            ["the yard was full", "“The dock is empty.”"],
        ),
        (
            "“It is full. It is old,” Orlan said.",
            ["“It is full. It is old,”"],
            ["“It is full. It is old,”"],
        ),
        ("Orlan said this:\nThe yard was full.", ["The yard was full"], ["The yard was full"]),
    ],
)
def test_unquoted_content_stays_in_the_sentence_of_its_cue(
    text: str, content: list[str], kept: list[str]
) -> None:
    draft = draft_of(text, "Orlan", "said", *content)
    assert contents(text, cut_far(page_of(text), [draft])) == [kept]


def test_a_quotation_is_left_to_the_cue_on_its_line() -> None:
    text = "“The yard is full,” Orlan said.\n“It is old. It leaks,” Kelm added."
    far = draft_of(text, "Orlan", "said", "The yard is full", "It is old")
    near = draft_of(text, "Kelm", "added", "It leaks")
    assert contents(text, give_to_nearest(page_of(text), [far, near])) == [
        ["The yard is full"],
        ["It leaks"],
    ]


def test_a_quotation_with_one_holder_is_left_to_it() -> None:
    text = "“The yard is full,” Orlan said.\n“It is old. It leaks.”"
    far = draft_of(text, "Orlan", "said", "The yard is full", "It is old")
    assert give_to_nearest(page_of(text), [far]) == [far]
