from __future__ import annotations

import pytest

from onrecord.attribute.claims import add_claims
from onrecord.records import Words
from tests.attribute.pages import CUE_ENTRIES, CUES, contents, draft_of, page_of, place

(ENTRY,) = (entry for entry in CUE_ENTRIES if entry["role"] == "claim")
(REFUSAL,) = (entry for entry in CUE_ENTRIES if entry["role"] == "refusal")
REFUSED = {
    "Orlan": ("declined", "nsubj", "PROPN"),
    "declined": ("", "root", "VERB"),
    "to": ("name", "mark", "PART"),
    "name": ("declined", "xcomp", "VERB"),
    "the": ("yard", "det", "DET"),
    "yard": ("name", "obj", "NOUN"),
}
SANK = {
    "Sales": ("declined", "nsubj", "NOUN"),
    "declined": ("", "root", "VERB"),
    "by": ("half", "case", "ADP"),
    "half": ("declined", "obl", "NOUN"),
}
ACTIVE = {
    "Orlan": ("underscored", "nsubj", "PROPN"),
    "underscored": ("", "root", "VERB"),
    "1:the": ("reach", "det", "DET"),
    "reach": ("underscored", "obj", "NOUN"),
    "of": ("radar", "case", "ADP"),
    "2:the": ("radar", "det", "DET"),
    "radar": ("reach", "nmod", "NOUN"),
}
PASSIVE = {
    "The": ("reach", "det", "DET"),
    "reach": ("underscored", "nsubj", "NOUN"),
    "of": ("radar", "case", "ADP"),
    "the": ("radar", "det", "DET"),
    "radar": ("reach", "nmod", "NOUN"),
    "was": ("underscored", "aux", "AUX"),
    "underscored": ("", "root", "VERB"),
}
# A parse that takes the verb for a part of its subject.
ASTRAY = {
    "Many": ("clerks", "amod", "ADJ"),
    "clerks": ("", "root", "NOUN"),
    "have": ("stressed", "aux", "AUX"),
    "stressed": ("clerks", "amod", "VERB"),
    "it": ("leaks", "nsubj", "PRON"),
    "leaks": ("stressed", "ccomp", "VERB"),
}
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


@pytest.mark.parametrize(
    ("text", "clause", "source", "cue", "content"),
    [
        (ENTRY["example"], ACTIVE, "Orlan", "underscored", "the reach of the radar"),
        (REFUSAL["example"], REFUSED, "Orlan", "declined", "to name the yard"),
        ("Many clerks have stressed it leaks.", ASTRAY, "Many clerks", "have stressed", "it leaks"),
    ],
)
def test_a_claim_without_a_frame_makes_one(
    text: str, clause: Clause, source: str, cue: str, content: str
) -> None:
    (draft,) = add_claims(page_of(text, words=words_of(text, clause)), [], CUES)
    assert text[slice(*draft.source[0])] == source
    assert text[slice(*draft.cue[0])] == cue
    assert contents(text, [draft]) == [[content]]


@pytest.mark.parametrize(("text", "clause"), [(ENTRY["not"], PASSIVE), (REFUSAL["not"], SANK)])
def test_what_nobody_claims_or_refuses_makes_none(text: str, clause: Clause) -> None:
    assert add_claims(page_of(text, words=words_of(text, clause)), [], CUES) == []


def test_a_claim_that_has_a_frame_is_left_to_it() -> None:
    text = ENTRY["example"]
    drafts = [draft_of(text, "Orlan", "underscored", "radar")]
    assert add_claims(page_of(text, words=words_of(text, ACTIVE)), drafts, CUES) == drafts


def test_a_claim_in_a_quotation_is_part_of_what_is_quoted() -> None:
    text = "“Orlan underscored the reach of the radar.”"
    assert add_claims(page_of(text, words=words_of(text, ACTIVE)), [], CUES) == []
