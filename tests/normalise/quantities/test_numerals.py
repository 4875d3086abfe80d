from __future__ import annotations

import pytest

from onrecord.normalise.quantities.numerals import find_numerals
from onrecord.normalise.quantities.tokens import tokenise
from tests.normalise.quantities.reading import LEXICON


def values(text: str) -> list[tuple[str, float]]:
    tokens = tokenise(text)
    return [
        (text[tokens[n.first].start : tokens[n.last].end], n.value)
        for n in find_numerals(tokens, text, LEXICON.numbers)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-four", 24), ("one hundred and twelve", 112), ("a hundred", 100),
        ("two hundred thousand", 200_000), ("three million and forty", 3_000_040),
        ("half a million", 500_000), ("a quarter of a million", 250_000), ("half a dozen", 6),
        ("a half-dozen", 6), ("two dozen", 24), ("two and a half", 2.5),
        ("two and a half million", 2_500_000), ("one million and a half", 1_500_000),
        ("3 million and a half", 3_500_000), ("two point five million", 2_500_000),
        ("3 1/2", 3.5), ("2½", 2.5), ("½", 0.5), ("10 000", 10_000), ("1 200 000", 1_200_000),
        ("4.5 lakh crore", 4.5e12), ("3.2bn", 3.2e9), ("250K", 250_000), ("2-billion", 2e9),
        ("one third", 1 / 3), ("two-thirds", 2 / 3), ("three quarters", 0.75), ("a third", 1 / 3),
        ("a couple", 2), ("a couple of hundred", 200), ("several hundred", 100),
        ("a few dozen", 24), ("dozens", 24), ("tens of thousands", 10_000),
        ("hundreds of millions", 1e8), ("three dozens", 36), ("fifty-five million", 55e6),
    ],
)  # fmt: skip
def test_a_number_is_one_and_worked_out(text: str, value: float) -> None:
    ((words, found),) = values(text)
    assert words == text
    assert found == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one or two", ["one", "two"]),
        ("two and three", ["two", "three"]),
        ("one hundred and two hundred", ["one hundred", "two hundred"]),
        ("nineteen eighty-four", ["nineteen", "eighty-four"]),
        ("the third ship", []),
        ("a ship", []),
        ("several ships", []),
        ("in 2019 500 men", ["2019", "500"]),
        ("version 2.1.3", []),
    ],
)
def test_what_is_no_part_of_a_number_stays_out(text: str, found: list[str]) -> None:
    assert [words for words, _ in values(text)] == found
