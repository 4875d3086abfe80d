from __future__ import annotations

from typing import Any

import pytest

from onrecord.classify.conditions import find_condition
from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import main_chains, open_passage
from tests.classify.passages import Read


@pytest.mark.parametrize(
    ("case", "future", "condition"),
    [
        ("The firm pays if the boats float", False, "if the boats float"),
        ("If the boats float, the firm pays", False, "If the boats float"),
        ("The firm pays if the boats float, and the yard rests", False, "if the boats float"),
        ("The firm pays, but only if the boats float", False, "only if the boats float"),
        ("If the boats float", False, None),
        ("The sale is subject to a vote", False, None),
        ("As talks advance, the firm will pay", True, "As talks advance"),
        ("As talks advance, the firm pays", False, None),
        ("The firm pays the crew that asks if it may leave", False, None),
        (
            {
                "text": "“The firm,” he said, “pays if asked”",
                "content": ["The firm", "pays if asked"],
            },
            False,
            "if asked",
        ),
    ],
)
def test_the_words_of_a_condition(
    case: Any, future: bool, condition: str | None, read: Read, lexicon: ClassifyLexicon
) -> None:
    document, tags, content, _ = read(case)
    passage = open_passage(document, tags, content, lexicon=lexicon.modality)
    span = find_condition(
        document,
        passage,
        main_chains(passage),
        content,
        future=future,
        lexicon=lexicon.modality,
    )
    assert (document.text[slice(*span)] if span else None) == condition
