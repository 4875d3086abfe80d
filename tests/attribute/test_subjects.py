from __future__ import annotations

import pytest

from onrecord.attribute.subjects import find_sources, source_of
from onrecord.records import Words
from tests.attribute.pages import draft_of, page_of, place

# A clause a line: its words, each with its governor and relation, and what its words are.
Clause = dict[str, tuple[str, str, str]]


def words_of(text: str, clause: Clause) -> Words:
    names = list(clause)
    spans = [place(text, name) for name in names]
    return Words(
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        upos=tuple(upos for _, _, upos in clause.values()),
        heads=tuple(names.index(head) if head else -1 for head, _, _ in clause.values()),
        relations=tuple(relation for _, relation, _ in clause.values()),
    )


ENVOY: Clause = {
    "The": ("envoy", "det", "DET"),
    "envoy": ("said", "nsubj", "NOUN"),
    "of": ("Varania", "case", "ADP"),
    "Varania": ("envoy", "nmod", "PROPN"),
    "said": ("", "root", "VERB"),
    "and": ("added", "cc", "CCONJ"),
    "added": ("said", "conj", "VERB"),
    "little": ("added", "obj", "ADJ"),
}
ENVOY_TEXT = "The envoy of Varania said and added little."
ACCORDING: Clause = {
    "According": ("clerk", "case", "VERB"),
    "to": ("According", "fixed", "ADP"),
    "the": ("clerk", "det", "DET"),
    "clerk": ("full", "obl", "NOUN"),
    "it": ("full", "nsubj", "PRON"),
    "is": ("full", "cop", "AUX"),
    "full": ("", "root", "ADJ"),
}
ACCORDING_TEXT = "According to the clerk, it is full."
REPORT: Clause = {
    "A": ("report", "det", "DET"),
    "report": ("came", "nsubj", "NOUN"),
    "saying": ("report", "acl", "VERB"),
    "much": ("saying", "obj", "ADJ"),
    "came": ("", "root", "VERB"),
}
REPORT_TEXT = "A report saying much came."
PASSIVE: Clause = {
    "Orlan": ("accused", "nsubj", "PROPN"),
    "was": ("accused", "aux", "AUX"),
    "accused": ("", "root", "VERB"),
}
INVERTED: Clause = {
    "said": ("", "root", "VERB"),
    "Kelm": ("said", "nsubj", "PROPN"),
    "twice": ("said", "advmod", "ADV"),
}


@pytest.mark.parametrize(
    ("text", "clause", "cue", "source"),
    [
        (ENVOY_TEXT, ENVOY, "said", "The envoy of Varania"),
        (ENVOY_TEXT, ENVOY, "added", "The envoy of Varania"),
        (ACCORDING_TEXT, ACCORDING, "According to", "the clerk"),
        (REPORT_TEXT, REPORT, "saying", "A report"),
        ("said Kelm twice.", INVERTED, "said", "Kelm"),
        ("Orlan was accused.", PASSIVE, "was accused", ""),
    ],
)
def test_the_source_is_read_off_the_syntax(
    text: str, clause: Clause, cue: str, source: str
) -> None:
    found = source_of(page_of(text, words=words_of(text, clause)), place(text, cue))
    assert [text[slice(*span)] for span in found] == ([source] if source else [])


def test_without_words_there_is_no_source() -> None:
    assert source_of(page_of(ENVOY_TEXT), place(ENVOY_TEXT, "said")) == ()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", "The envoy of Varania"),
        ("envoy", "The envoy of Varania"),
        ("Varania", "The envoy of Varania"),
        ("little", "little"),
    ],
)
def test_a_source_is_given_or_drawn_out_to_its_phrase(given: str, found: str) -> None:
    page = page_of(ENVOY_TEXT, words=words_of(ENVOY_TEXT, ENVOY))
    (draft,) = find_sources(page, [draft_of(ENVOY_TEXT, given, "said")])
    assert ENVOY_TEXT[slice(*draft.source[0])] == found


def test_a_source_that_stops_at_a_comma_is_whole() -> None:
    text = "Orlan, of Varania, said little."
    clause: Clause = {
        "Orlan": ("said", "nsubj", "PROPN"),
        "of": ("Varania", "case", "ADP"),
        "Varania": ("Orlan", "nmod", "PROPN"),
        "said": ("", "root", "VERB"),
        "little": ("said", "obj", "ADJ"),
    }
    page = page_of(text, words=words_of(text, clause))
    draft = draft_of(text, "Orlan", "said", "little")
    assert find_sources(page, [draft]) == [draft]


def test_content_is_not_taken_for_a_source() -> None:
    page = page_of(ENVOY_TEXT, words=words_of(ENVOY_TEXT, ENVOY))
    draft = draft_of(ENVOY_TEXT, "", "said", "The envoy")
    assert find_sources(page, [draft]) == [draft]
