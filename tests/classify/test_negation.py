from __future__ import annotations

import pytest

from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import main_chains, open_passage
from onrecord.classify.negation import is_negated, refuses
from tests.classify.passages import Read


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The firm has not paid", True),
        ("The firm has paid, not lent", False),
        ("No firm paid", True),
        ("The firm paid no tax", True),
        ("The firm paid because no bank would", False),
        ("Not one of the firms paid", True),
        ("The firm, not the bank, paid", False),
        ("The firm did not refuse to pay", False),
        ("The firm has yet to pay", True),
    ],
)
def test_what_denies_the_predicate(
    text: str, negated: bool, read: Read, lexicon: ClassifyLexicon
) -> None:
    claim = read(text)
    passage = open_passage(*claim[:3], lexicon=lexicon.modality)
    assert is_negated(passage, main_chains(passage)[0]) is negated


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The firm refused to pay", True),
        ("The firm must refuse to pay", False),
        ("Sales declined in May and June", False),
    ],
)
def test_a_verb_refuses_where_it_has_what_it_refuses(
    text: str, refused: bool, read: Read, lexicon: ClassifyLexicon
) -> None:
    claim = read(text)
    passage = open_passage(*claim[:3], lexicon=lexicon.modality)
    assert refuses(passage, main_chains(passage)[0][0]) is refused
