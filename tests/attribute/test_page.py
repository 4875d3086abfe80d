from __future__ import annotations

from onrecord.records import Span
from tests.attribute.pages import page_of, place


def test_places_are_found_by_offset() -> None:
    text = "One. Two.\n“Three.”"
    page = page_of(text)
    assert text[slice(*page.sentence_at(6))] == "Two."
    assert text[slice(*page.paragraph_at(12))] == "“Three.”"
    before, after = page.paragraph_before(12), page.paragraph_after(6)
    assert before is not None
    assert after is not None
    assert text[slice(*before)] == "One. Two."
    assert text[slice(*after)] == "“Three.”"
    assert page.paragraph_before(0) is None
    assert page.paragraph_after(12) is None
    quotation = page.quotation_at(12)
    assert quotation is not None
    assert text[slice(*quotation.inner)] == "Three."
    assert page.quotation_at(3) is None


def test_quotations_in_a_span_are_those_that_overlap_it() -> None:
    text = "“One,” said Orlan. “Two,” said Kelm. “Three.”"
    page = page_of(text)
    assert page.quotations_in(Span(0, len(text))) == range(3)
    assert page.quotations_in(place(text, "Two")) == range(1, 2)
    assert list(page.quotations_in(place(text, "1:said"))) == []


def test_an_underscore_is_no_word() -> None:
    assert not page_of("___ , ").has_words(0, 6)
    assert page_of("___ 7").has_words(0, 5)
