"""The stage of a transfer, case by case, read with the model that ships.

The cases were coded by hand from the codebook before the rules were run on them.
"""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.classify.lexicon import STAGES, ClassifyLexicon
from onrecord.classify.modality import tell_modality
from onrecord.classify.stages import tell_stage
from tests.classify.passages import Read, read_cases

CASES = read_cases("stages")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:50]}")
def test_stage(case: dict[str, Any], read: Read, lexicon: ClassifyLexicon) -> None:
    claim = read(case)
    modality = tell_modality(*claim, lexicon=lexicon)
    assert tell_stage(*claim, modality, lexicon=lexicon) == case.get("stage")


def test_every_stage_has_cases_and_so_has_none() -> None:
    assert {case.get("stage") for case in CASES} == {*STAGES, None}


def test_of_two_stages_the_later_counts(read: Read, lexicon: ClassifyLexicon) -> None:
    claim = read("The navy ordered six boats and has received four of the boats.")
    modality = tell_modality(*claim, lexicon=lexicon)
    assert tell_stage(*claim, modality, lexicon=lexicon) == "delivered"
