from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.actors.similar import (
    body_key,
    edits,
    initials,
    only_surname,
    plain,
    same_first_name,
    same_person,
    same_spelling,
    skeleton,
)

SPELLINGS = [
    ("Dolavi-Sen", "Dolivai-Sen", True),
    ("Ashtuni", "Ashtuny", True),
    ("Kovačić", "Kovacic", True),
    ("Martin", "Morten", False),
    ("Venn", "Vann", False),
    ("Calder", "Caldwell", False),
    ("Kestrel", "Westrel", False),
    ("Orme", "Orme", True),
]
PERSONS = [
    ("Odral Venn", "Odral Venn", True),
    ("Odral Ral Venn", "Odral Venn", True),
    ("O. Venn", "Odral Venn", True),
    ("Odral Venn", "Mira Venn", False),
    ("Odral Venn", "Odral Calder", False),
    ("Mohammad Ashtuni", "Muhammad Ashtuny", True),
    ("Ben Calder", "Benjamin Calder", True),
    ("Odral Venn", "Venn Odral", False),
    ("Venn", "Odral Venn", False),
]


@pytest.mark.parametrize(("left", "right", "same"), SPELLINGS)
def test_spellings(left: str, right: str, same: bool) -> None:
    assert same_spelling(left, right) is same
    assert same_spelling(right, left) is same


@pytest.mark.parametrize(("left", "right", "same"), PERSONS)
def test_persons(left: str, right: str, same: bool) -> None:
    assert same_person(left.split(), right.split()) is same
    assert same_person(right.split(), left.split()) is same


def test_first_names() -> None:
    assert same_first_name("O", "Odral")
    assert not same_first_name("Jo", "Joan")
    assert not same_first_name("Odral", "Mira")


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [("venn", "venn", 0), ("venn", "evnn", 1), ("venn", "van", 2), ("venn", "calder", 3)],
)
def test_edits_count_a_swap_once_and_stop_at_the_limit(left: str, right: str, count: int) -> None:
    assert edits(left, right, limit=2) == count


@given(st.text(max_size=8), st.text(max_size=8))
def test_edits_are_symmetric_and_none_only_for_the_same(left: str, right: str) -> None:
    assert edits(left, right, limit=3) == edits(right, left, limit=3)
    assert (edits(left, right, limit=3) == 0) == (left == right)


def test_keys_and_initials() -> None:
    assert body_key(["The", "Ministry", "of", "Defense"]) == ("ministry", "defence")
    assert initials(["Ostmere", "Aero", "Works"]) == "OAW"
    assert plain("Kovačić") == "kovacic"
    assert skeleton("Dolavi") == skeleton("Dolevi")
    assert only_surname(["Van", "der", "Moss"])
    assert not only_surname(["Odral", "van", "der", "Moss"])
