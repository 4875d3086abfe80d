from __future__ import annotations

import pytest

from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
CASES = [
    ("Then Mr. Odral Venn left.", ["Mr. Odral Venn"], ["Odral Venn"]),
    ("Then Odral van der Moss left.", ["Moss"], ["Odral van der Moss"]),
    ("Then Odral Venn Jr. left.", ["Odral Venn"], ["Odral Venn Jr"]),
    ("They saw Calder & Sons there.", ["Calder"], []),
    ("They saw Calder, Inc. there.", ["Calder"], []),
    ("They read Calder magazine there.", ["Calder"], []),
    ("They met the Ministry of Calder.", ["Calder"], []),
    ("It cost Rs 700 and left Jo there.", ["Rs", "Jo"], ["Jo"]),
    ("CALDER\nThey met Odral Venn there.", ["CALDER", "Odral Venn"], ["Odral Venn"]),
    ("VENN SELLS TEN BOATS\nThey left.", ["VENN SELLS TEN"], []),
    ("They met a Senator there.", ["Senator"], []),
]


@pytest.mark.parametrize(("text", "marked", "wanted"), CASES, ids=[text for text, _, _ in CASES])
def test_marks_are_mended_or_refused(text: str, marked: list[str], wanted: list[str]) -> None:
    story = open_story({"text": text, "persons": marked}, LEXICON)
    found = [
        text[slice(*story.tokens.span(name.first, name.last))]
        for name in story.cast.names
        if name.kind == "person"
    ]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "gender", "opening"),
    [
        ("Then Brig. Gen. Mrs. Odra Venn left.", "feminine", 1),
        ("Then General Odra Venn left.", None, 1),
        ("Then Odra Venn left.", None, 1),
    ],
)
def test_titles_before_a_name_are_read_to_the_first(
    text: str, gender: str | None, opening: int
) -> None:
    (name,) = open_story({"text": text, "persons": ["Odra Venn"]}, LEXICON).cast.names
    assert (name.gender, name.opening) == (gender, opening)
