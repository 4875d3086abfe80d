from __future__ import annotations

import pytest

from onrecord.attribute.actors.matching import (
    can_be_named_later,
    content_words,
    gender_of,
    note_role,
    score,
)
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.phrase import Phrase
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def phrase_of(text: str) -> Phrase:
    story = open_story({"text": text}, LEXICON)
    return story.reader.read(0, len(story.tokens.words))


def holder(role: str, *, iso: str | None = None, gender: str | None = None) -> Member:
    member = Member("person", iso=iso, gender=gender)
    if role:
        member.roles[role] = None
        note_role(member, role.lower().split(), LEXICON)
    return member


def fit(text: str, member: Member, iso: str | None = None) -> int:
    phrase = phrase_of(text)
    return score(phrase, member, iso, content_words(phrase, LEXICON), LEXICON)


def test_the_very_role_fits_better_than_a_wider_word_and_that_better_than_nothing() -> None:
    minister, nobody = holder("defence minister"), holder("")
    assert fit("the defence minister", minister) > fit("the minister", minister)
    assert fit("the minister", minister) > fit("the official", minister) > 0
    assert fit("the official", minister) > fit("the official", nobody) > 0


@pytest.mark.parametrize(
    ("text", "member", "iso"),
    [
        ("the foreign minister", holder("defence minister"), None),
        ("the spokeswoman", holder("spokesman", gender="masculine"), None),
        ("the minister", holder("minister", iso="XV"), "XO"),
        ("the senator", holder("minister"), None),
        ("a minister", holder(""), None),
    ],
)
def test_what_speaks_against_it_is_heard(text: str, member: Member, iso: str | None) -> None:
    assert fit(text, member, iso) == 0


def test_spelling_and_gender_of_a_spokesman_do_not_matter() -> None:
    assert fit("the spokesperson", holder("spokesman")) >= 4
    assert fit("the defense minister", holder("defence minister")) >= 4
    assert gender_of("spokeswoman") == "feminine"
    assert gender_of("chairman") == "masculine"
    assert gender_of("minister") is None


@pytest.mark.parametrize(
    ("text", "role", "can"),
    [
        ("a senior official", "", True),
        ("a senior official", "defence minister", True),
        ("the defence minister", "foreign minister", False),
        ("the president", "foreign minister", False),
        ("a source", "", False),
        ("officials", "", False),
    ],
)
def test_who_can_be_named_later(text: str, role: str, can: bool) -> None:
    assert can_be_named_later(phrase_of(text), holder(role), None, LEXICON) is can
