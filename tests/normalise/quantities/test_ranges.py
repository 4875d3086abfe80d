from __future__ import annotations

import pytest

from tests.normalise.quantities.reading import read_plain


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("15-20%", 15, 20, "percent"), ("15–20 km", 15, 20, "km"),
        ("four to five times", 4, 5, "times"),
        ("between 3 and 5 km", 3, 5, "km"), ("between $3 and $5 million", 3e6, 5e6, "USD"),
        ("$4-5 million", 4e6, 5e6, "USD"), ("$4 million to $5 million", 4e6, 5e6, "USD"),
        ("three or four weeks", 3, 4, "week"), ("8- to 16-meter", 8, 16, "m"),
        ("30-to-60-day", 30, 60, "day"),
        ("500 to 1 million km", 500, 1e6, "km"), ("from 20 to 40 km", 20, 40, "km"),
    ],
)  # fmt: skip
def test_two_numbers_bound_a_range(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = read_plain(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("3 and 5 km", [3, 5]),
        ("eight and fourteen percent", [8, 14]),
        ("fell from 5 to 3 percent", [5, 3]),
        ("rose from 3 to 5 percent", [3, 5]),
        ("won 3-2", []),
        ("1-800-555", []),
        ("lost 45 cents to $62", [45, 62]),
        ("5 km to 3 miles", [5, 3]),
    ],
)
def test_two_numbers_may_stand_apart(text: str, lows: list[float]) -> None:
    assert [quantity.low for quantity in read_plain(text)] == lows


def test_a_number_shares_the_unit_of_the_next() -> None:
    assert [quantity.unit for quantity in read_plain("8 and 14 percent")] == ["percent"] * 2


@pytest.mark.parametrize(
    ("text", "low"),
    [("3 dollars and 50 cents", 3.5), ("3 euros 50 cents", 3.5), ("5 feet 6 inches", 5.5)],
)
def test_a_unit_and_its_part_are_one(text: str, low: float) -> None:
    (quantity,) = read_plain(text)
    assert quantity.low == low
