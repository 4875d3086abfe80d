from __future__ import annotations

from onrecord.attribute.actors.descriptions import Descriptions
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.references import References
from onrecord.attribute.actors.story import Story
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def name_of(story: Story, member: Member) -> str:
    span = member.names[0]
    return story.text[span.start : span.end]


def last_phrase(text: str, opening: str, **row: list[str]) -> tuple[Story, Descriptions, int]:
    story = open_story({"text": text, **row}, LEXICON)
    return story, Descriptions(References(story)), story.tokens.lower.index(opening)


def test_the_nearest_of_the_best_is_meant() -> None:
    text = "General Odral Venn met General Mira Calder. Then the general left."
    people = ["Odral Venn", "Mira Calder"]
    story, descriptions, first = last_phrase(text, "the", persons=people)
    member = descriptions.person(story.reader.read(first, first + 2))
    assert name_of(story, member) == "Mira Calder"


def test_a_ministry_met_before_is_the_ministry() -> None:
    text = "The Varanian Defence Ministry bought. Orme Works sold. Then the ministry paid."
    story, descriptions, _ = last_phrase(text, "paid")
    first = story.tokens.lower.index("paid") - 2
    member = descriptions.body(story.reader.read(first, first + 2))
    assert name_of(story, member) == "Varanian Defence Ministry"


def test_a_body_met_nowhere_is_new() -> None:
    story, descriptions, first = last_phrase("Then the ministry paid.", "the")
    member = descriptions.body(story.reader.read(first, first + 2))
    assert member.kind == "organisation"
    assert name_of(story, member) == "ministry"


def test_a_government_is_the_state_that_is_named_or_in_focus() -> None:
    text = "Varania bought boats. Then the Ostlandic government paid, and the government left."
    story, descriptions, first = last_phrase(text, "the")
    assert descriptions.government(story.reader.read(first, first + 3)) is story.cast.state("XO")
    first = story.tokens.lower.index("left") - 2
    bare = descriptions.government(story.reader.read(first, first + 2))
    assert bare is story.cast.state("XV")
