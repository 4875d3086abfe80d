from __future__ import annotations

import pytest

from onrecord.classify.futures import is_future
from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import main_chains, open_passage
from tests.classify.passages import Read


@pytest.mark.parametrize(
    ("text", "reported", "year", "future"),
    [
        ("The firm will pay", False, None, True),
        ("The firm would have paid", True, None, False),
        ("The firm would like to pay", True, None, False),
        ("The firm was due to pay", False, None, False),
        ("The firm was due to pay", True, None, True),
        ("The firm is to pay in May", False, None, True),
        ("The lease ends in 2040", False, 2030, True),
        ("The lease ends in 2040", False, 2050, False),
        ("The lease ends in 2040", False, None, False),
        ("The lease ends in six weeks", False, None, True),
        ("The lease ended in six weeks", False, None, False),
        ("The firm that will pay is old", False, None, False),
    ],
)
def test_what_lies_ahead(
    text: str,
    reported: bool,
    year: int | None,
    future: bool,
    read: Read,
    lexicon: ClassifyLexicon,
) -> None:
    claim = read(text)
    passage = open_passage(*claim[:3], lexicon=lexicon.modality)
    chain = main_chains(passage)[0]
    assert is_future(passage, chain, reported=reported, year=year) is future
