from __future__ import annotations

from typing import Any

import pytest

from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.resolve import Resolver
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def resolve(text: str, phrase: str, **row: Any) -> tuple[str | None, Member | None, int]:
    """The name and member behind the last `phrase` of the text, and how many carriers."""
    story = open_story({"text": text, **row}, LEXICON)
    start = text.rindex(phrase)
    member, carriers = Resolver(story).resolve(story.tokens.inside(start, start + len(phrase)))
    if member is None:
        return None, None, len(carriers)
    span = max(member.names or member.mentions, key=lambda span: span.end - span.start)
    return text[span.start : span.end], member, len(carriers)


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Odral Venn came. He left.", "He", "Odral Venn"),
        ("Viktor Venn came. He left.", "He", "Viktor Venn"),
        ("Viktor Venn came. She left.", "She", None),
        ("Odral Venn, who left, came.", "who", "Odral Venn"),
        ("Varania came. Its", "Its", "Varania"),
        ("We left.", "We", None),
        ("Odral Venn came.\nQ: Why?\nA: Yes", "A", "Odral Venn"),
    ],
)
def test_small_words_stand_for_somebody(text: str, phrase: str, name: str | None) -> None:
    assert resolve(text, phrase, persons=["Odral Venn", "Viktor Venn"])[0] == name


def test_a_pronoun_tells_the_gender() -> None:
    _, member, _ = resolve("Odral Venn came. She left.", "She", persons=["Odral Venn"])
    assert member is not None
    assert member.gender == "feminine"


def test_a_carrier_is_taken_apart_down_to_the_speaker() -> None:
    name, member, carriers = resolve(
        "a statement by the spokesman for Orme Works",
        "a statement by the spokesman for Orme Works",
        organisations=["Orme Works"],
    )
    assert name == "spokesman for Orme Works"
    assert member is not None
    assert member.kind == "undisclosed"
    assert carriers == 1


def test_who_is_resolved_has_spoken_and_is_mentioned_there() -> None:
    text = "Odral Venn came. The general left."
    _, member, _ = resolve(text, "The general", persons=["Odral Venn"])
    assert member is not None
    assert member.spoke
    assert {text[slice(*span)] for span in member.mentions} == {"Odral Venn", "general"}
