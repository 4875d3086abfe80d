from __future__ import annotations

from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def test_quotations_bring_nobody_into_focus() -> None:
    row = {
        "text": "<s1>Odral Venn</> <q1>said</>, “<c1>Mira Calder left</>.”",
        "persons": ["Odral Venn", "Mira Calder"],
    }
    story = open_story(row, LEXICON)
    assert [member.words for _, member, _ in story.focused(99)] == [("Odral", "Venn")]


def test_the_first_of_a_sentence_and_a_source_are_strong() -> None:
    row = {
        "text": "Odral Venn met Mira Calder, <c1>yes</>, <q1>said</> <s1>Jo Moss</>.",
        "persons": ["Odral Venn", "Mira Calder", "Jo Moss"],
    }
    story = open_story(row, LEXICON)
    strong = {member.words[0]: strong for _, member, strong in story.following(0)}
    assert strong == {"Odral": True, "Mira": False, "Jo": True}


def test_a_source_cut_short_is_widened() -> None:
    text = "Varania's minister left. A map shown by Odral Venn, a head of Orme Works, hung."
    row = {"text": text, "persons": ["Odral Venn"], "organisations": ["Orme Works"]}
    story = open_story(row, LEXICON)
    words = story.tokens.words
    assert story.widened((1, 3)) == (0, 3)
    works = words.index("Works")
    opening, last = story.widened((works - 1, works + 1))
    assert words[opening:last] == words[words.index("A") : works + 1]
    assert story.widened((words.index("left"), words.index("left") + 1))[0] == words.index("left")


def test_roles_are_kept_as_the_text_gives_them() -> None:
    row = {"text": "Defence Minister Odral Venn, head of Orme, left.", "persons": ["Odral Venn"]}
    member = open_story(row, LEXICON).cast.people.known("Venn")
    assert member is not None
    assert list(member.roles) == ["Defence Minister", "head of Orme"]
