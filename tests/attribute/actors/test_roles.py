from __future__ import annotations

import pytest

from onrecord.attribute.actors.roles import role_after, role_before
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
ROLES = [
    ("then Varanian Defence Minister General Odral Venn left", "then Varanian Defence Minister"),
    ("and Orme Works spokesman Odral Venn left", "Orme Works spokesman"),
    ("but Varania's president, Odral Venn, left", "Varania's president"),
    ("and President Odral Venn left", "President"),
    ("and General Odral Venn left", None),
    ("and ministers Odral Venn left", None),
    ("and Odral Venn, the deputy head of the yard, left", "deputy head of the yard"),
    ("and Odral Venn, 54, head of Orme (Boats, Ships). It", "head of Orme (Boats, Ships)"),
    ("and Odral Venn, seen as a head of it, left", None),
    ("and Odral Venn, the minister left, came", None),
    ("and Odral Venn, Mira King, left", None),
    ("and Odral Venn (head of the yard) left", "head of the yard"),
    ("and Odral Venn, an admiral who left, came", "admiral"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[text for text, _ in ROLES])
def test_a_role_stands_before_or_after_its_name(text: str, role: str | None) -> None:
    row = {"text": text, "persons": ["Odral Venn", "Mira King"]}
    story = open_story(row, LEXICON)
    by_token = story.reader.edges.by_token
    name = next(name for name in story.cast.names if name.kind == "person")
    part = role_before(story.tokens, by_token, LEXICON, name) or role_after(
        story.tokens, by_token, LEXICON, name, frozenset()
    )
    assert (text[slice(*story.tokens.span(*part))] if part else None) == role


def test_a_cue_in_the_apposition_means_that_it_is_none() -> None:
    story = open_story({"text": "Odral Venn, the head said", "persons": ["Odral Venn"]}, LEXICON)
    (name,) = story.cast.names
    by_token = story.reader.edges.by_token
    assert role_after(story.tokens, by_token, LEXICON, name, frozenset({5})) is None
