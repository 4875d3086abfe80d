from __future__ import annotations

import pytest

from onrecord.attribute.transcripts import IN_TRANSCRIPT, read_transcript
from tests.attribute.pages import contents, draft_of, page_of


def labelled(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*draft.source[0])], contents(text, [draft])[0][0])
        for draft in read_transcript(page_of(text), [])[0]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Q: Full?\nA: Yes.\nQ: Since May?",
            [("Q", "Full?"), ("A", "Yes."), ("Q", "Since May?")],
        ),
        ("Q. Full?\nA. Yes.", [("Q", "Full?"), ("A", "Yes.")]),
        (
            "GEN. ORLAN: Full.\nKELM: Since May?\nGEN. ORLAN: Yes.\nAnd the dock.",
            [
                ("GEN. ORLAN", "Full."),
                ("KELM", "Since May?"),
                ("GEN. ORLAN", "Yes."),
                ("GEN. ORLAN", "And the dock."),
            ],
        ),
        ("Words of welcome.\nQ: Full?\nA: Yes.", [("Q", "Full?"), ("A", "Yes.")]),
        ("OSTHOLM: Full.\nNORFIELD: Full too.", []),
        ("NOTE: Full.\nPRICE: Forty.\nPLACE: Ostholm.", []),
        ("The yard: full.\nThe dock: full.\nThe yard: empty.", []),
        ("A: Hulls\nB: Engines\nC: Cranes", []),
        (
            "Q: Full?\nAna Kelm-ro: Yes.\n\nQ: Since May?\nAna Kelm-ro: No.",
            [
                ("Q", "Full?"),
                ("Ana Kelm-ro", "Yes."),
                ("Q", "Since May?"),
                ("Ana Kelm-ro", "No."),
            ],
        ),
        (
            "Tarsis Post: Full?\nGen. Orlan: Yes.\nTarsis Post: Since May?",
            [("Tarsis Post", "Full?"), ("Gen. Orlan", "Yes."), ("Tarsis Post", "Since May?")],
        ),
        ("Price: Forty.\nPlace: Ostholm.\nPrice: Fifty.\nPlace: Tarsis.", []),
        (
            "Q: Full?\nKelm: Yes.\nQ: So?\nKelm: Good.\nVery.\nKelm, 58, leads it.\nIt is full.",
            [("Q", "Full?"), ("Kelm", "Yes."), ("Q", "So?"), ("Kelm", "Good."), ("Kelm", "Very.")],
        ),
        ("", []),
    ],
)
def test_labels_are_read_only_where_speakers_take_turns(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert labelled(text) == expected


def test_what_a_speaker_tells_of_others_is_content() -> None:
    text = "Orlan said no.\nQ: Full?\nA: Kelm said it was.\nQ: Since May?"
    drafts = [draft_of(text, "Orlan", "said", "no"), draft_of(text, "Kelm", "2:said", "it was")]
    found, rejected = read_transcript(page_of(text), drafts)
    assert contents(text, found) == [["no"], ["Full?"], ["Kelm said it was."], ["Since May?"]]
    assert [rejection.reason for rejection in rejected] == [IN_TRANSCRIPT]


def test_labelled_words_are_the_speakers_own() -> None:
    text = "Q: Full?\nA: Yes."
    assert all(draft.verbatim for draft in read_transcript(page_of(text), [])[0])
