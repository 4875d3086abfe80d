from __future__ import annotations

import pytest

from tests.normalise.quantities.reading import read


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Varania bought 40 ships.", "count"), ("It cost $40.", "value"),
        ("It cost 40 cents.", "value"),
        ("It grew four times.", "multiple"), ("They own 40 percent.", "share"),
        ("It rose 40 percent.", "change"), ("It has a range of 40 km.", "range"),
        ("The hull is 40 m long.", "size"), ("It weighs 40 t.", "weight"),
        ("It is among the top five makers.", "rank"), ("It lasted 40 minutes.", "size"),
    ],
)  # fmt: skip
def test_the_kind_of_measure(text: str, measure: str) -> None:
    (quantity,) = read(text)
    assert quantity.measure == measure


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("It lasted 40 minutes.", True), ("It took several years.", True),
        ("The 25-year-old pilot left.", True), ("The hull is 40 m long.", False),
        ("Varania bought 40 ships.", False),
    ],
)  # fmt: skip
def test_lengths_of_time_are_told_apart(text: str, duration: bool) -> None:
    (quantity,) = read(text)
    assert quantity.is_duration == duration
