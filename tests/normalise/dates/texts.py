"""Texts for the tests of this folder, read with the lexicons, with or without the model."""

from __future__ import annotations

from datetime import date
from functools import cache

from onrecord.annotate import Model, annotate, load_model
from onrecord.annotate.sentences import split_paragraphs
from onrecord.normalise.dates import DateLexicon, build_date_lexicon, find_timexes
from onrecord.normalise.dates.clauses import Tense
from onrecord.normalise.dates.find import RULES
from onrecord.normalise.dates.grammar import Hit, Setting
from onrecord.normalise.dates.readings import Reading
from onrecord.normalise.dates.tokens import scan
from onrecord.records import Document, Tags, Timex, Words
from onrecord.resources.pack import read_lexicon
from onrecord.toolkit import PACKAGED_MODEL
from tests.test_layout import SOURCE

NAMES = ("date_words", "calendar_months", "named_days", "fiscal_years", "clause_words")
ENTRIES = {n: read_lexicon(SOURCE / "resources" / "lexicons" / f"{n}.yaml") for n in NAMES}
LEXICON = build_date_lexicon(ENTRIES)
WEDNESDAY = date(2031, 5, 14)
NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


@cache
def model() -> Model:
    return load_model(PACKAGED_MODEL)


def document_of(text: str, published: str | None = None) -> Document:
    return Document(id="d", text=text, published=published)


def plain(text: str) -> Tags:
    """Tags as they are without a model: paragraphs, no words."""
    paragraphs = split_paragraphs(text)
    return Tags(paragraphs=paragraphs, sentences=paragraphs, words=NO_WORDS, entities=(), frames=())


def read(text: str, published: str | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text, read with the model."""
    document = document_of(text, published)
    tags = annotate(document, model=model(), abbreviations=frozenset())
    return find_timexes(document, tags, lexicon=LEXICON)


def read_plain(
    text: str, published: str | None = None, lexicon: DateLexicon = LEXICON
) -> tuple[Timex, ...]:
    """The time expressions of a text, read without a model: every clause looks back."""
    return find_timexes(document_of(text, published), plain(text), lexicon=lexicon)


def edtfs(text: str, published: str | None = None) -> list[str | None]:
    return [timex.edtf for timex in read_plain(text, published)]


def hit_of(
    text: str,
    today: date | None = WEDNESDAY,
    *,
    tense: Tense | None = None,
    reference: Reading | None = None,
) -> Hit:
    """The longest place in `text` where a rule matches."""
    setting = Setting(text, scan(text, LEXICON.words), False, today, lambda offset: tense, LEXICON)
    matches = [m for rule in RULES for m in rule.pattern.finditer(setting.scan.codes)]
    match = max(matches, key=lambda m: m.end() - m.start())
    return Hit(match, setting, reference, reference.first if reference else None)
