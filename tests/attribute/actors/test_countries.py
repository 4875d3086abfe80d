from __future__ import annotations

import pytest

from onrecord.attribute.actors.countries import learn_states
from onrecord.attribute.actors.tokens import tokenise
from onrecord.records import Entity
from tests.attribute.actors.worlds import invented_lexicon, open_story, world

LEXICON = invented_lexicon()


def learnt(text: str, form: str, persons: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """What `form` stands for, and how, to a reader of `text`."""
    document, tags, _ = world({"text": text, "persons": persons})
    entities: tuple[Entity, ...] = tags.entities
    lexicon = learn_states(LEXICON, tokenise(document.text), entities)
    words = form.split()
    found = lexicon.states.at(words, 0, len(words))
    return (found[1].iso, found[1].form) if found and found[0] == len(words) else None


@pytest.mark.parametrize(
    ("text", "form", "state"),
    [
        ("The Republic of Brevia bought tugs.", "Brevia", ("Brevia", "name")),
        ("The Republic of Brevia bought tugs.", "Republic of Brevia", ("Brevia", "name")),
        ("The Kingdom of Tal Oren bought tugs.", "Tal Oren", ("Tal Oren", "name")),
        ("Brevia's parliament met.", "Brevia", ("Brevia", "name")),
        ("Brevia’s foreign ministry spoke.", "Brevia", ("Brevia", "name")),
        ("Brevia bought Brevian tugs.", "Brevian", ("Brevia", "adjective")),
        ("Samoreh bought Samorehi tugs.", "Samorehi", ("Samoreh", "adjective")),
        ("Norvessa bought Norvessi tugs.", "Norvessi", ("Norvessa", "adjective")),
        ("Dalmeo bought Dalmeoese tugs.", "Dalmeo", ("Dalmeo", "name")),
        ("Brevia bought Brevian tugs.", "Brevians", ("Brevia", "inhabitants")),
    ],
)
def test_a_document_makes_its_states_known(text: str, form: str, state: tuple[str, str]) -> None:
    assert learnt(text, form) == state


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Brevia bought tugs.", "Brevia"),
        ("Kelmar's tugs came.", "Kelmar"),
        ("Republican tugs of the Republic came.", "Republic"),
        ("Europe bought European tugs.", "Europe"),
        ("Varania's parliament met.", "Varania's"),
    ],
)
def test_other_names_are_no_states(text: str, form: str) -> None:
    assert learnt(text, form) is None


def test_a_persons_name_is_no_state() -> None:
    assert learnt("Ana Kelmar spoke. Kelmar's army came.", "Kelmar", ("Ana Kelmar",)) is None


def test_a_known_state_keeps_its_code() -> None:
    text = "Varania's parliament met, and Varanian tugs came."
    assert learnt(text, "Varania") == ("XV", "name")
    assert learnt(text, "Varanian") == ("XV", "adjective")


def test_what_one_document_teaches_another_does_not_know() -> None:
    open_story({"text": "Brevia bought Brevian tugs."}, LEXICON)
    assert LEXICON.states.at(["Brevia"], 0, 1) is None
