from __future__ import annotations

import pytest

from onrecord.attribute.actors.parties import add_parties
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
CASES = [
    ("It sold boats to Western and Baltic countries.", ["Western and Baltic countries"]),
    ("It sold boats to an undisclosed customer.", ["undisclosed customer"]),
    ("Two Gulf states buy boats, and Gulf states pay.", ["Gulf states"]),
    ("Varania's neighbours buy boats.", ["Varania's neighbours"]),
    ("Numerous foreign customers buy boats.", ["Numerous foreign customers"]),
    ("The customers buy boats.", []),
    ("Arab states met on Sunday.", []),
    ("37 countries came to buy boats.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_parties_to_a_trade_that_are_left_open(text: str, wanted: list[str]) -> None:
    story = open_story({"text": text}, LEXICON)
    add_parties(story)
    parties = [member for member in story.cast.members if member.kind == "undisclosed"]
    assert [text[slice(*member.names[0])] for member in parties] == wanted
