from __future__ import annotations

from typing import Any

import pytest

from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
SORTS: list[tuple[str, str, dict[str, Any]]] = [
    ("he", "pronoun", {}),
    ("US", "name", {}),
    ("who've", "pronoun", {}),
    ("", "nothing", {}),
    ("Odral Venn", "name", {"persons": ["Odral Venn"]}),
    ("Odral Venn of the yard", "name", {"persons": ["Odral Venn"]}),
    ("a spokesman for Odral Venn", "person", {"persons": ["Odral Venn"]}),
    ("One of the heads, Odral Venn", "name", {"persons": ["Odral Venn"]}),
    ("the spokesman", "person", {}),
    ("officials in Odrassa", "people", {}),
    ("six in ten", "people", {}),
    ("the Ostlanders", "name", {}),
    ("the ministry", "body", {}),
    ("the Varanian government", "government", {}),
    ("a Gulf state", "party", {}),
    ("state television", "outlet", {}),
    ("the paper", "outlet", {}),
    ("a statement by the yard", "carrier", {}),
    ("the reporter", "person", {}),
]


@pytest.mark.parametrize(("text", "sort", "row"), SORTS, ids=[text for text, _, _ in SORTS])
def test_a_phrase_is_of_its_sort(text: str, sort: str, row: dict[str, Any]) -> None:
    story = open_story({"text": text, **row}, LEXICON)
    assert story.reader.read(0, len(story.tokens.words)).sort == sort


def test_a_carrier_is_cut_from_whose_words_it_carries() -> None:
    text = "a long report published by the Varanian Navy"
    story = open_story({"text": text}, LEXICON)
    phrase = story.reader.read(0, len(story.tokens.words))
    assert phrase.carrier is not None
    assert phrase.inner is not None
    assert text[slice(*story.tokens.span(*phrase.carrier))] == "a long report"
    assert text[slice(*story.tokens.span(*phrase.inner))] == "the Varanian Navy"


def test_names_joined_by_and_are_others_but_an_and_inside_a_name_is_not() -> None:
    row = {"text": "Odral Venn and Mira Calder", "persons": ["Odral Venn", "Mira Calder"]}
    assert open_story(row, LEXICON).reader.read(0, 5).others == ((3, 5),)
    inside = open_story({"text": "the Ministry of Trade and Industry"}, LEXICON)
    assert inside.reader.read(0, 6).others == ()


def test_a_definite_description_has_an_article_or_an_owner() -> None:
    for text, definite in [("the head", True), ("a head", False), ("Varania's head", True)]:
        story = open_story({"text": text}, LEXICON)
        assert story.reader.read(0, len(story.tokens.words)).definite is definite
