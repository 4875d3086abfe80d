from __future__ import annotations

import pytest

from onrecord.normalise.quantities.amounts import Amount, build_amount
from onrecord.normalise.quantities.numerals import find_numerals
from tests.normalise.quantities.reading import LEXICON, page_of


def amounts(text: str, *, tagged: bool = False) -> list[Amount]:
    page = page_of(text, tagged=tagged)
    numerals = find_numerals(page.tokens, page.text, LEXICON.numbers)
    return [build_amount(page, numeral, LEXICON) for numeral in numerals]


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("US$45 million", 45e6, "USD"), ("A$12", 12, "AUD"), ("Rs 700 crore", 7e9, "INR"),
        ("Rs.700", 700, "INR"), ("€ 5", 5, "EUR"), ("$3.2m", 3.2e6, "USD"), ("EUR 250", 250, "EUR"),
        ("300m pounds", 300e6, "GBP"), ("5 million pounds", 5e6, "GBP"), ("5 pounds", 5, "lb"),
        ("75 USD million", 75e6, "USD"), ("2-billion-euro", 2e9, "EUR"), ("12%", 12, "percent"),
        ("40 kilometres per hour", 40, "km/h"), ("150,000-square-foot", 150_000, "ft^2"),
        ("62 t", 62, "t"), ("30m high", 30, "m"), ("100 tomans", 1000, "IRR"),
        ("-0.5%", -0.5, "percent"),
        ("minus 5 degrees", -5, "degree"), ("5-10", 5, None), ("half a percent", 0.5, "percent"),
        ("half an hour", 0.5, "hour"), ("thousands of dollars", 1000, "USD"),
        ("40 ships", 40, None),
    ],
)  # fmt: skip
def test_a_number_takes_its_sign_its_money_and_its_unit(
    text: str, low: float, unit: str | None
) -> None:
    amount = amounts(text)[0]
    assert amount.low == pytest.approx(low)
    assert amount.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "end"),
    [("500 or more men", 500, None, 11), ("40-odd men", 40, 40, 6), ("300+ miles", 300, None, 10)],
)
def test_a_bound_may_stand_between_the_number_and_its_unit(
    text: str, low: float, high: float | None, end: int
) -> None:
    (amount,) = amounts(text)
    assert (amount.low, amount.high, amount.end) == (low, high, end)


def test_a_letter_counts_as_a_million_before_a_noun() -> None:
    (amount,) = amounts("Orlan sold 5m phones.", tagged=True)
    assert amount.low == 5e6


def test_an_error_margin_is_not_below_zero() -> None:
    (amount,) = amounts("plus or minus 5.7 points")
    assert amount.low == 5.7
