from __future__ import annotations

import pytest

from onrecord.attribute.edges import draw_out
from tests.attribute.pages import contents, draft_of, page_of


@pytest.mark.parametrize(
    ("text", "content", "drawn"),
    [
        (
            "Orlan said he doubted that the yard takes hulls of any size.",
            "he doubted that the yard takes hulls",
            "he doubted that the yard takes hulls of any size",
        ),
        (
            "Orlan said the yard was too full to take hulls, Kelm agreed.",
            "the yard was too full",
            "the yard was too full to take hulls",
        ),
        (
            "The yard in Ostholm is full, Orlan said.",
            "yard in Ostholm is full",
            "The yard in Ostholm is full",
        ),
        (
            "“The yard in Ostholm is full,” Orlan said.",
            "yard in Ostholm is full",
            "The yard in Ostholm is full",
        ),
        # A phrase that dates or places the telling is no part of what was told.
        (
            "Orlan said that the yard was full on Sunday.",
            "that the yard was full",
            "that the yard was full",
        ),
        (
            "Orlan said that the yard was full in a letter.",
            "that the yard was full",
            "that the yard was full",
        ),
        # More words than a slip leaves out, a noun phrase, an opener, a break.
        (
            "Orlan said that the yard was full though nobody there had ever seen such a thing.",
            "that the yard was full",
            "that the yard was full",
        ),
        ("Orlan said the yard wants paint.", "the yard", "the yard"),
        (
            "But the yard in Ostholm is full, Orlan said.",
            "the yard in Ostholm is full",
            "the yard in Ostholm is full",
        ),
        (
            "Today, the yard in Ostholm is full, Orlan said.",
            "the yard in Ostholm is full",
            "the yard in Ostholm is full",
        ),
    ],
)
def test_content_is_drawn_out_to_the_edge_of_its_clause(
    text: str, content: str, drawn: str
) -> None:
    draft = draft_of(text, "Orlan", "said", content)
    assert contents(text, draw_out(page_of(text), [draft])) == [[drawn]]


def test_content_is_not_drawn_into_another_frame() -> None:
    text = "Orlan said that the yard was full Kelm denied it."
    drafts = [
        draft_of(text, "Orlan", "said", "that the yard was full"),
        draft_of(text, "Kelm", "denied", "it"),
    ]
    assert draw_out(page_of(text), drafts) == drafts
