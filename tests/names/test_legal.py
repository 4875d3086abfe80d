from __future__ import annotations

import pytest

from onrecord.names import packaged_lexicon
from onrecord.names.legal import peel_legal_forms


@pytest.mark.parametrize(
    ("text", "left", "kinds"),
    [
        ("ostmere ag", "ostmere", {"shares"}),
        ("ostmere co ltd", "ostmere", {"limited"}),
        ("ostmere gmbh co kg", "ostmere", {"partnership"}),
        ("ooo ostmere", "ostmere", {"limited"}),
        ("open joint stock company ostmere", "ostmere", {"shares"}),
        ("ostmere joynt stock company", "ostmere", {"shares"}),
        ("ostmere aktiengeselschaft", "ostmere", {"shares"}),
        ("gmbh ostmere", "gmbh ostmere", set()),
        ("ag works", "ag works", set()),
        ("ag", "ag", set()),
        ("", "", set()),
    ],
)
def test_peeled(text: str, left: str, kinds: set[str]) -> None:
    words, found = peel_legal_forms(text.split(), packaged_lexicon())
    assert " ".join(words) == left
    assert set(found) == kinds
