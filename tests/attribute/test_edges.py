from __future__ import annotations

import pytest

from onrecord.attribute.edges import draw_out
from onrecord.records import Words
from tests.attribute.pages import contents, draft_of, page_of, place


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


@pytest.mark.parametrize(
    ("cranes", "drawn"),
    [
        ("buy", "to buy cranes built by yards of the north coast"),
        ("said", "to buy"),
    ],
)
def test_a_long_end_is_drawn_out_where_it_hangs_on_the_content(cranes: str, drawn: str) -> None:
    text = "Orlan said to buy cranes built by yards of the north coast."
    heads = {
        "Orlan": "said",
        "said": "",
        "to": "buy",
        "buy": "said",
        "cranes": cranes,
        "built": "cranes",
        "by": "yards",
        "yards": "built",
        "of": "coast",
        "the": "coast",
        "north": "coast",
        "coast": "yards",
    }
    names = list(heads)
    words = Words(
        starts=tuple(place(text, name).start for name in names),
        ends=tuple(place(text, name).end for name in names),
        upos=("X",) * len(names),
        heads=tuple(names.index(head) if head else -1 for head in heads.values()),
        relations=("dep",) * len(names),
    )
    draft = draft_of(text, "Orlan", "said", "to buy")
    assert contents(text, draw_out(page_of(text, words=words), [draft])) == [[drawn]]
