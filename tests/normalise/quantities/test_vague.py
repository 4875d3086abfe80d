from __future__ import annotations

import pytest

from tests.normalise.quantities.reading import read


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Numerous states asked for it.", "Numerous states"),
        ("The bulk of the steel is foreign.", "The bulk of the steel"),
        ("They reach most areas.", "most areas"),
        ("A handful of firms make it.", "A handful of firms"),
    ],
)
def test_what_cannot_be_counted_is_about(text: str, span: str) -> None:
    (quantity,) = read(text)
    assert text[slice(*quantity.span)] == span
    assert (quantity.low, quantity.high, quantity.relation) == (None, None, "about")


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("Output doubled.", 2, "up"), ("Prices halved.", 0.5, "down"),
        ("Output grew tenfold.", 10, "up"),
        ("It is twice as long.", 2, None), ("It is double the price.", 2, None),
    ],
)  # fmt: skip
def test_a_word_may_be_a_multiple(text: str, value: float, direction: str | None) -> None:
    (quantity,) = read(text)
    assert (quantity.low, quantity.unit, quantity.measure) == (value, "times", "multiple")
    assert quantity.direction == direction


@pytest.mark.parametrize(
    ("text", "share"),
    [("One in five guns fails.", 0.2), ("Nine out of ten guns fail.", 0.9),
     ("Two out of every 50 guns fail.", 0.04)],
)  # fmt: skip
def test_two_numbers_may_be_a_share(text: str, share: float) -> None:
    (quantity,) = read(text)
    assert (quantity.low, quantity.measure) == (share, "share")


@pytest.mark.parametrize(
    "text",
    ["Some officials came.", "Various firms came.", "It is the most modern of its kind.",
     "A range of talks was held.", "A double hull is safe.", "It doubled as a store."],
)  # fmt: skip
def test_other_words_are_no_quantities(text: str) -> None:
    assert read(text) == ()
