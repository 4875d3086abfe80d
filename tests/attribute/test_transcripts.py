from __future__ import annotations

import pytest

from onrecord.attribute.transcripts import read_transcript
from tests.attribute.pages import contents, draft_of, page_of


def labelled(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*draft.source[0])], contents(text, [draft])[0][0])
        for draft in read_transcript(page_of(text), [])
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
        ("", []),
    ],
)
def test_labels_are_read_only_where_speakers_take_turns(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert labelled(text) == expected


def test_a_line_with_a_frame_is_left_to_it() -> None:
    text = "Q: Full?\nA: Kelm said it was.\nQ: Since May?"
    draft = draft_of(text, "Kelm", "said", "it was")
    found = read_transcript(page_of(text), [draft])
    assert draft in found
    assert contents(text, found) == [["Full?"], ["it was"], ["Since May?"]]


def test_labelled_words_are_the_speakers_own() -> None:
    text = "Q: Full?\nA: Yes."
    assert all(draft.verbatim for draft in read_transcript(page_of(text), []))
