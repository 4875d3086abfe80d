from __future__ import annotations

from typing import Any

import pytest

from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
CASES: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    (
        {"text": "Defence Minister Odral Venn left.", "persons": ["Defence Minister Odral Venn"]},
        [("person", "Odral Venn")],
    ),
    (
        {"text": "He met Seyyed Odral Venn there.", "persons": ["Odral Venn"]},
        [("person", "Seyyed Odral Venn")],
    ),
    ({"text": "Said Tad Orlin there.", "persons": ["Orlin"]}, [("person", "Tad Orlin")]),
    ({"text": "On Sunday Orlin left.", "persons": ["Orlin"]}, [("person", "Orlin")]),
    ({"text": "Here Orlin Venn left.", "persons": ["Orlin"]}, [("person", "Orlin Venn")]),
    ({"text": "Then Orlin left.\nVenn came.", "persons": ["Orlin"]}, [("person", "Orlin")]),
    ({"text": "Then General Orlin left."}, [("person", "Orlin")]),
    ({"text": "They came to Varania.", "persons": ["Varania"]}, [("state", "Varania")]),
    ({"text": "They met Varanian envoys."}, [("adjective", "Varanian")]),
    ({"text": "They came to Selmark.", "places": ["Selmark"]}, [("place", "Selmark")]),
    (
        {"text": "They saw Calder Works.", "persons": ["Calder"]},
        [("organisation", "Calder Works")],
    ),
    ({"text": "They met the Varanian police."}, [("organisation", "Varanian police")]),
    (
        {"text": "The OAF (Ostland air force) came."},
        [("organisation", "OAF"), ("organisation", "Ostland air force")],
    ),
    ({"text": "Of the order (AB) came.", "organisations": ["AB"]}, []),
    ({"text": "They saw the Orme Rifle.", "organisations": ["Orme Rifle"]}, []),
    ({"text": "It left.\n(Editing by Odral Venn)", "persons": ["Odral Venn"]}, []),
]


@pytest.mark.parametrize(("row", "wanted"), CASES, ids=[row["text"] for row, _ in CASES])
def test_names_are_read_and_marks_are_doubted(
    row: dict[str, Any], wanted: list[tuple[str, str]]
) -> None:
    story = open_story(row, LEXICON)
    found = [
        (name.kind, story.text[slice(*story.tokens.span(name.first, name.last))])
        for name in story.cast.names
    ]
    assert found == wanted


def test_titles_tell_the_gender() -> None:
    row = {"text": "Ms. Mira Calder left.", "persons": ["Mira Calder"]}
    (name,) = open_story(row, LEXICON).cast.names
    assert name.gender == "feminine"
    assert name.opening == 0
