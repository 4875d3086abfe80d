from __future__ import annotations

import pytest

from tests.normalise.quantities.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "The F-16, the T-90 and the K239 were shown.",
        "A 155mm howitzer fired.",
        "A 7.62×51mm rifle lay there.",
        "The Leopard 2 tanks left.",
        "The Boeing 747 left.",
        "The new 787 Dreamliner left.",
        "The FTSE 100 stood still.",
        "Orlan, 54, runs the yard.",
        "It sits at 10 Linden Street.",
        "It is the 3rd ship of the 21st-century fleet.",
        "They met at 10 a.m. in Room 12.",
        "Write to box@9mail or #4.",
        "Call +44 20 7946 018 now.",
        "Resolution 1701 was passed.",
        "The Group of Seven met.",
        "One of the best yards is full.",
        "They lost 3-2 in May.",
        "The price was set by a 3-to-1 vote.",
        "1. The yard is full.",
        "It is (1) old and (2) slow.",
        "The bank stands near zero.",
        "In 2019 the yard was empty.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        (
            "Ostmark sent 900 for the army, 2000 for the navy and 400 for the rest.",
            [900, 2000, 400],
        ),
        ("Two years ago 40 ships sailed.", [2, 40]),
        ("The plate is 155 mm thick.", [155]),
        ("One ship sank.", [1]),
        ("On Tuesday 300 people came.", [300]),
        ("Half of the ships sank in the first half of the war.", [0.5]),
        ("The 25-year-old pilot was unhurt.", [25]),
    ],
)
def test_a_number_that_counts_is_kept(text: str, lows: list[float]) -> None:
    assert [quantity.low for quantity in read(text)] == lows
