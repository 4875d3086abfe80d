from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from onrecord.annotate import annotate, load_model
from onrecord.classify.lexicon import ClassifyLexicon, build_classify_lexicon
from onrecord.records import Document
from onrecord.resources import load_lexicons
from onrecord.toolkit import PACKAGED_MODEL
from tests.classify.passages import Claim, Read, claim_of


@pytest.fixture(scope="session")
def lexicon() -> ClassifyLexicon:
    return build_classify_lexicon(load_lexicons())


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a case with the packaged model."""
    model = load_model(PACKAGED_MODEL)

    def read_case(case: Mapping[str, Any] | str, published: str | None = None) -> Claim:
        case = {"text": case} if isinstance(case, str) else case
        document = Document(id="case", text=case["text"], published=published)
        tags = annotate(document, model=model, abbreviations=frozenset())
        return claim_of(document, tags, case)

    return read_case
