from __future__ import annotations

from typing import Any

import pytest

from onrecord.attribute.actors.cast import Cast
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
CASES: list[tuple[dict[str, Any], list[set[str]]]] = [
    ({"text": "Odral Venn came. Venn left.", "persons": ["Odral Venn"]}, [{"Odral Venn", "Venn"}]),
    ({"text": "VENN CAME\nOdral Venn left.", "persons": ["Odral Venn"]}, [{"Odral Venn", "VENN"}]),
    (
        {"text": "It met Orme Works (OW). OW left.", "organisations": ["Orme Works"]},
        [{"Orme Works", "OW"}],
    ),
    (
        {"text": "Forbin magazine came. Then Forbin left.", "persons": ["Forbin"]},
        [{"Forbin magazine", "Forbin"}],
    ),
    (
        {
            "text": "Odral Kestrel came. Kestrel left.",
            "persons": ["Odral Kestrel"],
            "organisations": ["Kestrel"],
        },
        [{"Odral Kestrel", "Kestrel"}],
    ),
    ({"text": "Varania and the Republic of Varania."}, [{"Varania", "Republic of Varania"}]),
]


def forms(cast: Cast, text: str) -> list[set[str]]:
    return [{text[slice(*span)] for span in member.mentions} for member in cast.members]


@pytest.mark.parametrize(("row", "wanted"), CASES, ids=[row["text"] for row, _ in CASES])
def test_forms_of_one_name_are_one_member(row: dict[str, Any], wanted: list[set[str]]) -> None:
    story = open_story(row, LEXICON)
    assert forms(story.cast, story.text) == wanted


def test_a_merged_member_points_at_the_one_that_it_is() -> None:
    row = {"text": "Odral Venn came. Mira Calder came.", "persons": ["Odral Venn", "Mira Calder"]}
    cast = open_story(row, LEXICON).cast
    first, second = cast.members
    cast.merge(first, second)
    assert cast.members == [first]
    assert second.current() is first
    assert len(first.mentions) == 2
    cast.merge(first, first)
    assert cast.members == [first]


def test_a_place_that_no_lexicon_knows_is_a_state_of_its_own() -> None:
    cast = open_story({"text": "They saw Selmark.", "places": ["Selmark"]}, LEXICON).cast
    assert [(member.kind, member.iso) for member in cast.members] == [("state", "Selmark")]
