from __future__ import annotations

import pytest

from onrecord.normalise.places import build_place_lexicon
from onrecord.normalise.places.lexicon import Form
from onrecord.normalise.places.names import is_in_another_name, is_person
from onrecord.normalise.places.page import open_page
from onrecord.records import Document, Entity, EntityLabel, Span, Tags
from tests.normalise.marked import entries, untagged

LEXICON = build_place_lexicon({name: entries(name) for name in ("states", "place_words")})


def page_of(text: str, name: str, marked: str, label: EntityLabel) -> tuple[Document, Tags]:
    document, tags = untagged(text)
    start = text.index(marked)
    entity = Entity(span=Span(start, start + len(marked)), label=label)
    return document, Tags(
        paragraphs=tags.paragraphs,
        sentences=tags.sentences,
        words=tags.words,
        entities=(entity,),
        frames=(),
    )


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("Turkish Naval Systems lost.", "Turkish", "adjective", True),
        ("Turkish Vorrim Systems lost.", "Turkish", "adjective", False),
        ("Norway Vorrim Systems lost.", "Norway", "name", True),
        ("Turkish Naval Forces lost.", "Turkish", "adjective", False),
        ("Norway's Naval Systems lost.", "Norway", "name", False),
        ("The Times of Norway lost.", "Norway", "name", True),
        ("The Army of Norway lost.", "Norway", "name", False),
        ("The Bank of Norway lost.", "Norway", "name", True),
        ("The Central Bank of Norway lost.", "Norway", "name", False),
        ("Aero Norway lost.", "Norway", "name", True),
    ],
)
def test_the_head_noun_decides(text: str, word: str, kind: str, expected: bool) -> None:
    page = open_page(*untagged(text))
    form = Form(word, "name" if kind == "name" else "adjective", ("XX",))
    span = Span(text.index(word), text.index(word) + len(word))
    assert is_in_another_name(page, span, form, LEXICON) is expected


@pytest.mark.parametrize(
    ("text", "marked", "label", "expected"),
    [
        ("Orla Chad left.", "Orla Chad", "PERSON", True),
        ("Chad left.", "Chad", "PERSON", False),
        ("Chad left.", "Chad", "LOCATION", False),
        ("Orla Chad came and Chad left.", "Orla Chad", "PERSON", True),
    ],
)
def test_a_word_of_a_person_is_no_state(
    text: str, marked: str, label: EntityLabel, expected: bool
) -> None:
    page = open_page(*page_of(text, "Chad", marked, label))
    span = Span(text.index("Chad"), text.index("Chad") + 4)
    assert is_person(page, span, Form("Chad", "name", ("TD",)), "", LEXICON) is expected


def test_an_honorific_makes_a_person() -> None:
    page = open_page(*untagged("Mr. Chad left."))
    assert is_person(page, Span(4, 8), Form("Chad", "name", ("TD",)), "Mr.", LEXICON)
