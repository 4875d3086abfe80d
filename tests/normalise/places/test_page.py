from __future__ import annotations

from onrecord.normalise.places.page import open_page
from onrecord.records import Document, Entity, Span, Tags, Words

TEXT = "Orla Venn’s yard"
TAGS = Tags(
    paragraphs=(Span(0, 16),),
    sentences=(Span(0, 16),),
    words=Words(
        starts=(0, 5, 9, 12),
        ends=(4, 9, 11, 16),
        upos=("PROPN", "PROPN", "PART", "NOUN"),
        heads=(3, 0, 0, -1),
        relations=("nmod", "flat", "case", "root"),
    ),
    entities=(Entity(span=Span(0, 9), label="PERSON"),),
    frames=(),
)


def test_a_page_answers_for_words_and_entities() -> None:
    page = open_page(Document(id="d", text=TEXT), TAGS)
    assert page.text == "Orla Venn's yard"
    assert page.people == {"Orla", "Venn"}
    assert [page.word_at(offset) for offset in (0, 4, 5, 12)] == [0, 1, 1, 3]
    assert (page.form(1), page.form(-1), page.form(4)) == ("Venn", "", "")
    assert page.entity_over(Span(5, 9)) == (Span(0, 9), "PERSON")
    assert page.entity_over(Span(5, 11)) is None
    assert page.inside(Span(5, 12)) == range(1, 3)
