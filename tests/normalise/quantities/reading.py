"""Texts read with the packaged model and lexicons, or with no model at all."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.annotate import Model, annotate, load_model
from onrecord.normalise.dates import DateLexicon, build_date_lexicon, find_timexes
from onrecord.normalise.quantities import build_quantity_lexicon, find_quantities
from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.page import Page, open_page
from onrecord.records import Document, Quantity, Span, Tags, Timex, Words
from onrecord.resources import load_lexicons
from onrecord.resources.pack import read_lexicon
from onrecord.toolkit import PACKAGED_MODEL
from tests.test_layout import SOURCE

LEXICON = build_quantity_lexicon(load_lexicons())
NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


def entries_of(name: str) -> list[dict[str, Any]]:
    return read_lexicon(SOURCE / "resources" / "lexicons" / f"{name}.yaml")


@cache
def model() -> Model:
    return load_model(PACKAGED_MODEL)


@cache
def date_lexicon() -> DateLexicon:
    return build_date_lexicon(load_lexicons())


@cache
def tags_of(text: str) -> Tags:
    return annotate(document_of(text), model=model(), abbreviations=frozenset())


def document_of(text: str) -> Document:
    return Document(id="d", text=text)


def plain(text: str) -> Tags:
    """Tags as they are without a model: one sentence, no words."""
    whole = (Span(0, len(text)),)
    return Tags(paragraphs=whole, sentences=whole, words=NO_WORDS, entities=(), frames=())


def page_of(text: str, *, timexes: tuple[Timex, ...] = (), tagged: bool = True) -> Page:
    return open_page(document_of(text), tags_of(text) if tagged else plain(text), timexes)


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, read with the model and the dates in it."""
    document, tags = document_of(text), tags_of(text)
    timexes = find_timexes(document, tags, lexicon=date_lexicon())
    return find_quantities(document, tags, timexes, lexicon=LEXICON)


def read_plain(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, read without a model."""
    return find_quantities(document_of(text), plain(text), (), lexicon=LEXICON)


def words_of(page: Page, amount: Amount) -> str:
    return page.text[amount.start : amount.end]
