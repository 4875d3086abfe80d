from __future__ import annotations

import pytest

from onrecord.attribute.tails import add_tails
from onrecord.records import Words
from tests.attribute.pages import CUES, contents, draft_of, page_of, place

TAGS = {
    "are": "VERB", "is": "VERB", "said": "VERB", "announced": "VERB", "assured": "VERB",
    "told": "VERB", "came": "VERB", "have": "AUX", "the": "DET", "a": "DET", "three": "NUM",
    "late": "ADJ", "former": "ADJ", "full": "ADJ", "in": "ADP", "of": "ADP", "on": "ADP",
    "When": "SCONJ", "After": "ADP", "May": "PROPN", "and": "CCONJ",
}  # fmt: skip


def tagged(text: str, subject: str = "", verb: str = "") -> Words:
    """The words of `text` with what they are; `subject` hangs on `verb`."""
    spans = []
    at = 0
    for word in text.replace(",", " ").replace(".", " ").split():
        at = text.index(word, at)
        spans.append((word, at))
        at += len(word)
    starts = [start for _, start in spans]
    head = starts.index(place(text, verb).start) if verb else -1
    names = subject.split() if subject else []
    return Words(
        starts=tuple(starts),
        ends=tuple(start + len(word) for word, start in spans),
        upos=tuple(TAGS.get(word, "NOUN") for word, _ in spans),
        heads=tuple(head if word in names else -1 for word, _ in spans),
        relations=tuple("nsubj" if word in names else "root" for word, _ in spans),
    )


def found(text: str, subject: str, verb: str) -> list[tuple[str, str, str]]:
    page = page_of(text, words=tagged(text, subject, verb))
    return [
        (text[slice(*d.source[0])], text[slice(*d.cue[0])], text[slice(*d.content[0])])
        for d in add_tails(page, [], CUES)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tugs are late, Kelm announced on Monday.", ("Kelm", "announced", "Tugs are late")),
        ("Tugs are late, assured Kelm.", ("Kelm", "assured", "Tugs are late")),
        (
            "Tugs are late, three former clerks have told the Post.",
            ("three former clerks", "have told", "Tugs are late"),
        ),
        (
            "Tugs are late, Ana Kelm, the chief of yards, told Tarsis Post in May.",
            ("Ana Kelm, the chief of yards", "told", "Tugs are late"),
        ),
    ],
)
def test_a_telling_at_the_end_of_a_sentence(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text, "Tugs", "are") == [expected]


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("After the talks, Kelm announced.", "", ""),
        ("When tugs came, Kelm announced.", "tugs", "came"),
        ("Tugs are late, the yard is full.", "Tugs", "are"),
        ("Tugs are late, and Kelm announced.", "Tugs", "are"),
        ("Tugs are late, announced.", "Tugs", "are"),
        ("“Tugs are late”, Kelm announced.", "Tugs", "are"),
        ("Tugs are late, Kelm announced", "Tugs", "are"),
    ],
)
def test_no_telling(text: str, subject: str, verb: str) -> None:
    assert found(text, subject, verb) == []


def test_a_sentence_with_a_frame_is_left_alone() -> None:
    text = "Tugs are late, Kelm announced."
    draft = draft_of(text, "Kelm", "announced", "Tugs are late")
    page = page_of(text, words=tagged(text, "Tugs", "are"))
    assert contents(text, add_tails(page, [draft], CUES)) == [["Tugs are late"]]
