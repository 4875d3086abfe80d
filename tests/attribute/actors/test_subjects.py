from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.attribute.actors.subjects import find_subject
from onrecord.records import Words
from tests.attribute.actors.worlds import invented_lexicon, open_story, world

LEXICON = invented_lexicon()
NONE = Words(starts=(), ends=(), upos=(), heads=(), relations=())
CASES = [
    ("He <q1>said</> <c1>yes</>.", "He"),
    ("They have also <q1>said</> <c1>yes</>.", "They"),
    ("Then the spokesman <q1>said</> <c1>yes</>.", "the spokesman"),
    ("The Varanian Defence Minister Odral Venn <q1>said</> <c1>yes</>.",
     "The Varanian Defence Minister Odral Venn"),
    ("Boats that the Ostlanders <q1>fear</> <c1>came</>.", "the Ostlanders"),
    ("Varanian officials <q1>have spoken of</> <c1>boats</>.", "Varanian officials"),
    ("“<c1>Yes</>,” <q1>said</> Mira Calder.", "Mira Calder"),
    ("“<c1>Yes</>,” <q1>said</> the minister.", "the minister"),
    ("“<c1>Yes</>,” <q1>read a letter</> from Orme Works.", "a letter from Orme Works"),
    ("He <q1>was expected</> <c1>to come</>.", None),
    ("The boat <q1>showed</> <c1>its age</>.", None),
    ("A Varanian plan <q1>said</> <c1>yes</>.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), CASES, ids=[text for text, _ in CASES])
def test_a_subject_stands_beside_its_cue(text: str, subject: str | None) -> None:
    row: dict[str, Any] = {
        "text": text,
        "persons": ["Odral Venn", "Mira Calder"],
        "organisations": ["Orme Works"],
    }
    story = open_story(row, LEXICON)
    (attribution,) = world(row)[2]
    part = find_subject(story, attribution, NONE)
    assert (story.text[slice(*story.tokens.span(*part))] if part else None) == subject


def test_the_syntax_tells_a_subject_that_stands_apart() -> None:
    row = {
        "text": "Orme Works, of Odrassa, <q1>said</> <c1>yes</>.",
        "organisations": ["Orme Works"],
    }
    story = open_story(row, LEXICON)
    (attribution,) = world(row)[2]
    words = Words(
        starts=(0, 5, 12, 15, 24),
        ends=(4, 10, 14, 22, 28),
        upos=("PROPN", "PROPN", "ADP", "PROPN", "VERB"),
        heads=(1, 4, 3, 1, -1),
        relations=("compound", "nsubj", "case", "nmod", "root"),
    )
    assert find_subject(story, attribution, words) == (0, 2)
    away = replace(words, relations=("compound", "obj", "case", "nmod", "root"))
    assert find_subject(story, attribution, away) is None
