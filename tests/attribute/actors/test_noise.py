from __future__ import annotations

from typing import Any

import pytest

from onrecord.attribute.actors.noise import Doubt
from onrecord.records import Words
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
NONE = Words(starts=(), ends=(), upos=(), heads=(), relations=())
CASES: list[tuple[str, dict[str, Any], bool]] = [
    ("They saw the Green Orlin, and the Green Orlin again.", {"persons": ["Green Orlin"]}, True),
    ("They saw Green Orlin, and the Green Orlin again at Green Orlin.",
     {"persons": ["Green Orlin"]}, False),
    ("They saw Mr. Green Orlin.", {"persons": ["Green Orlin"]}, False),
    ("They saw Orlin B there.", {"persons": ["Orlin B"]}, True),
    ("They saw Orlin there.", {"organisations": ["Orlin"]}, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row", "thing"), CASES, ids=[text for text, _, _ in CASES])
def test_things_are_told_from_actors(text: str, row: dict[str, Any], thing: bool) -> None:
    story = open_story({"text": text, **row}, LEXICON)
    (member,) = story.cast.members
    doubt = Doubt(story.tokens, NONE, [])
    assert doubt.rejects(member) is thing
    member.spoke = True
    assert not doubt.rejects(member)


def test_a_name_that_only_describes_a_noun_is_a_thing() -> None:
    story = open_story({"text": "Orlin missiles flew.", "organisations": ["Orlin"]}, LEXICON)
    words = Words(
        starts=(0, 6, 15),
        ends=(5, 14, 19),
        upos=("PROPN", "NOUN", "VERB"),
        heads=(1, 2, -1),
        relations=("compound", "nsubj", "root"),
    )
    (member,) = story.cast.members
    assert Doubt(story.tokens, words, []).rejects(member)
    assert not Doubt(story.tokens, NONE, []).rejects(member)
    assert Doubt(story.tokens, NONE, [(0, 2)]).rejects(member)
