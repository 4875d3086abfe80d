from __future__ import annotations

import pytest

from onrecord.names import packaged_lexicon
from onrecord.names.spelling import allowed_slips, bones, edits, sound

SOUNDS = packaged_lexicon().sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dorvanoff", "dorvanov"),
        ("dorvanskyj", "dorvanski"),
        ("mahmood", "mahmoud"),
        ("rasheed", "rashid"),
        ("djamal", "jamal"),
        ("abdulrahman", "abdurrahman"),
        ("tschernavin", "chernavin"),
        ("karrim", "karim"),
        ("xu", "hsu"),
    ],
)
def test_one_sound(one: str, other: str) -> None:
    assert sound(one, SOUNDS) == sound(other, SOUNDS)


@pytest.mark.parametrize(("one", "other"), [("karim", "kamal"), ("dorvan", "dorven"), ("", "a")])
def test_another_sound(one: str, other: str) -> None:
    assert sound(one, SOUNDS) != sound(other, SOUNDS)


def test_bones() -> None:
    assert bones("fernando") == "frnt"
    assert bones("perez") == bones("byryz")
    assert bones("aeiou") == ""


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("calder", "calder", 0),
        ("calder", "caldre", 1),
        ("calder", "caldr", 1),
        ("calder", "moss", 3),
    ],
)
def test_edits(one: str, other: str, count: int) -> None:
    assert edits(one, other, 2) == count


def test_short_words_bear_no_slips() -> None:
    assert allowed_slips("li", shortest=3) == 0
    assert allowed_slips("venn", shortest=3) == 1
    assert allowed_slips("venn", shortest=5) == 0
    assert allowed_slips("calder", shortest=3) == 2
    assert allowed_slips("c" * 100, shortest=3) == 3
