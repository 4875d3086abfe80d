from __future__ import annotations

import pytest

from onrecord.normalise.headlines import is_in_headline
from onrecord.records import Span


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Varania Buys Forty Boats From Ostmark", True),
        ("VARANIA BUYS FORTY BOATS", True),
        ("Varania bought forty boats from Ostmark.", False),
        ("The Varan Combat System flew again.", False),
        ("Varania", False),
        ("", False),
        ("Varania Buys Boats " * 20, False),
    ],
)
@pytest.mark.parametrize("around", ["", "They asked for forty boats.\n"])
def test_most_longer_words_of_a_headline_are_capitalised(
    line: str, around: str, expected: bool
) -> None:
    text = f"{around}{line}\n{around}"
    assert is_in_headline(text, Span(len(around), len(around) + 5)) is expected
