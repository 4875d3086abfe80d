from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import ResourceError
from onrecord.normalise.items.lexicon import build_item_lexicon, normal, squeeze
from tests.normalise.marked import entries

NAMES = ("items", "designations", "states", "organisations")
SPELLING = {"armour": "armor", "defence": "defense"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Drones", "drone"),
        ("batteries", "battery"),
        ("torpedoes", "torpedo"),
        ("howitzers", "howitzer"),
        ("UAVs", "uav"),
        ("APCs", "apc"),
        ("gas", "gas"),
        ("apparatus", "apparatus"),
        ("Armour", "armor"),
        ("defences", "defense"),
        ("glass", "glass"),
    ],
)
def test_words_are_compared_in_the_singular_and_in_one_spelling(word: str, expected: str) -> None:
    assert normal(word, SPELLING) == expected


def test_a_designation_is_squeezed() -> None:
    assert squeeze("K-239") == squeeze("K239") == "K239"
    assert squeeze("Leopard 2") == "LEOPARD2"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "boat", "forms": ["boat"], "scope": "wepon"},
        {"kind": "boat", "forms": ["boat"], "scope": "weapon", "unroca": "IX"},
        {"kind": "boat", "forms": ["boat"], "scope": "weapon", "small": {"unroca": "IX"}},
        {"role": "modifer", "words": []},
    ],
)
def test_a_wrong_entry_is_a_resource_error(wrong: dict[str, Any]) -> None:
    lexicons = {name: entries(name) for name in NAMES}
    lexicons["items"] = [*lexicons["items"], wrong]
    with pytest.raises(ResourceError):
        build_item_lexicon(lexicons)
