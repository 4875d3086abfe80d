from __future__ import annotations

import pytest

from onrecord.classify.hedges import hedges_of
from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import main_chains, open_passage
from tests.classify.passages import Read


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The firm may probably pay", [(1, "probably"), (3, "may")]),
        ("The firm is thought to pay", [(2, "is thought to")]),
        ("The firm thought of its pay", []),
        ("The firm is expected to pay", [(1, "expected to")]),
        ("The firm is likely to pay", [(1, "likely")]),
        ("The firm paid the likely winner", []),
        ("The firm sees what may come", []),
        ("May the firm pay", []),
    ],
)
def test_what_softens_the_predicate(
    text: str, hedges: list[tuple[int, str]], read: Read, lexicon: ClassifyLexicon
) -> None:
    claim = read(text)
    passage = open_passage(*claim[:3], lexicon=lexicon.modality)
    found = [
        (strength, " ".join(passage.forms[n] for n in range(first, end)))
        for strength, first, end in hedges_of(passage, main_chains(passage)[0])
    ]
    assert sorted(found) == hedges
