"""The terms of a statement, case by case, read with the model that ships.

The cases were coded by hand from the codebook before the rules were run on them.
"""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.modality import read_frame, tell_modality
from onrecord.records import Document, Modality, Span, Tags, Words
from tests.classify.passages import Claim, Read, read_cases

# A hedge is found where its words are among the found ones, and few others.
LONGEST_HEDGE = 4


def params() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case['group']}: {case['text'][:50]}",
            marks=[pytest.mark.xfail(reason=case["fails"])] if "fails" in case else [],
        )
        for case in read_cases("modality")
    ]


def told(claim: Claim, lexicon: ClassifyLexicon) -> tuple[Modality, str | None, str | None]:
    modality = tell_modality(*claim, lexicon=lexicon)
    text = claim.document.text
    condition = text[slice(*modality.condition)] if modality.condition else None
    return modality, condition, text[slice(*modality.hedge)] if modality.hedge else None


@pytest.mark.parametrize("case", params())
def test_terms(case: dict[str, Any], read: Read, lexicon: ClassifyLexicon) -> None:
    modality, condition, hedge = told(read(case), lexicon)
    assert modality.negated is case.get("negated", False)
    assert modality.future is case.get("future", False)
    assert condition == case.get("condition")
    if "hedge" in case:
        assert hedge is not None
        assert case["hedge"] in hedge
        assert len(hedge.split()) <= LONGEST_HEDGE
    else:
        assert hedge is None


@pytest.mark.parametrize(
    ("published", "future"), [("2027-03-01", True), ("2031-03-01", False), (None, False)]
)
def test_a_year_lies_ahead_of_the_date_of_the_document(
    published: str | None, future: bool, read: Read, lexicon: ClassifyLexicon
) -> None:
    claim = read("The lease of the tankers expires in 2030.", published)
    assert tell_modality(*claim, lexicon=lexicon).future is future


@pytest.mark.parametrize(
    ("text", "cue", "negated", "ahead", "hedge"),
    [
        ("Orlan said the yard was full", "said", False, False, None),
        ("Orlan declined to say who paid", "declined to say", True, False, None),
        ("Orlan has not said who paid", "said", True, False, None),
        ("Orlan did not deny that he paid", "did not deny", False, False, None),
        ("Orlan pledged to pay", "pledged", False, True, None),
        ("Orlan hoped to pay", "hoped", False, False, "hoped"),
        ("Orlan reportedly said that he paid", "said", False, False, "reportedly"),
    ],
)
def test_a_frame_adds_its_own_terms(
    text: str,
    cue: str,
    negated: bool,
    ahead: bool,
    hedge: str | None,
    read: Read,
    lexicon: ClassifyLexicon,
) -> None:
    after = text[text.index(cue) + len(cue) :].strip()
    claim = read({"text": text, "cue": cue, "content": [after]})
    frame = read_frame(*claim[:2], claim.attribution, lexicon=lexicon.modality)
    assert (frame.negated, frame.ahead) == (negated, ahead)
    assert (text[slice(*frame.hedge[1])] if frame.hedge else None) == hedge


def test_where_nobody_speaks_the_frame_denies(read: Read, lexicon: ClassifyLexicon) -> None:
    case = {"text": "None of them said who paid", "source": "None of them", "cue": "said"}
    claim = read({**case, "content": ["who paid"]})
    assert read_frame(*claim[:2], claim.attribution, lexicon=lexicon.modality).negated


def test_without_words_nothing_is_told(lexicon: ClassifyLexicon) -> None:
    none = Words(starts=(), ends=(), upos=(), heads=(), relations=())
    tags = Tags(paragraphs=(), sentences=(), words=none, entities=(), frames=())
    document = Document(id="case", text="Orlan did not pay.")
    content = (Span(0, 17),)
    assert tell_modality(document, tags, content, None, lexicon=lexicon) == Modality()
