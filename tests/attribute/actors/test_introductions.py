from __future__ import annotations

import pytest

from onrecord.attribute.actors.introductions import find_introduction
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def introduced(before: str, phrase: str) -> str | None:
    """The words before `phrase` that it takes up."""
    story = open_story({"text": f"{before}\n{phrase}"}, LEXICON)
    last = len(story.tokens.words)
    first = last - len(phrase.split())
    found = find_introduction(story, story.reader.read(first, last))
    return " ".join(story.tokens.words[slice(*found)]) if found else None


@pytest.mark.parametrize(
    ("before", "phrase", "expected"),
    [
        ("At noon the two ministers met.", "The ministers", "two ministers"),
        ("Three former officials came.", "The three", "Three former officials"),
        (
            "The Minister of Harbours of Varania met the Minister of Roads of Ostland.",
            "The Varanian Minister",
            "Minister of Harbours of Varania",
        ),
        ("The ministers met.", "The ministers", None),
        ("The Ostlandic minister came.", "The Varanian minister", None),
        ("Two senior officials came.", "The naval officials", None),
        ("Three tugs came.", "The three", None),
        ("Nobody came.", "The ministers", None),
    ],
)
def test_a_phrase_is_led_back_to_what_introduced_it(
    before: str, phrase: str, expected: str | None
) -> None:
    assert introduced(before, phrase) == expected
