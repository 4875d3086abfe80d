from __future__ import annotations

from onrecord.attribute.actors.references import References
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def test_articles_and_counting_words_are_stripped_but_not_before_of() -> None:
    story = open_story({"text": "some of the yards, some yards"}, LEXICON)
    references = References(story)
    assert references.stripped(0, 4) == 0
    assert references.stripped(5, 7) == 6


def test_a_subject_is_nearer_than_who_is_named_beside_it() -> None:
    row = {
        "text": "Odral Venn met Mira Calder. He left.",
        "persons": ["Odral Venn", "Mira Calder"],
    }
    story = open_story(row, LEXICON)
    references, at = References(story), story.text.index("He")
    assert references.nearest(at, ("person",), None) is story.cast.of_name[0]
    story.cast.of_name[0].gender = "masculine"
    assert references.nearest(at, ("person",), "feminine") is story.cast.of_name[3]
    assert references.nearest(0, ("person",), None) is None


def test_the_same_words_are_the_same_group_unless_it_is_fresh() -> None:
    story = open_story({"text": "Varanian officials and Varanian officials"}, LEXICON)
    references = References(story)
    first = references.group(story.reader.read(0, 2), "group")
    assert references.group(story.reader.read(3, 5), "group") is first
    other = references.group(story.reader.read(3, 5), "undisclosed", fresh=True)
    assert other is not first


def test_the_state_of_a_phrase_is_read_from_its_names() -> None:
    story = open_story({"text": "the Varanian minister and the minister"}, LEXICON)
    references = References(story)
    assert references.iso(story.reader.read(0, 3)) == "XV"
    assert references.iso(story.reader.read(4, 6)) is None
