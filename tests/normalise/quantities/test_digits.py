from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.quantities.digits import read_digits, read_fraction


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("0", 0), ("48", 48), ("0.5", 0.5), ("12,500", 12_500), ("1,234,567.89", 1_234_567.89),
        ("1,20,000", 120_000), ("12,34,567", 1_234_567), ("1.200.000", 1_200_000),
        ("1.200,50", 1200.5), ("1'000'000", 1_000_000), ("3,5", 3.5), ("3/4", 0.75),
        ("۲۵۰", 250), ("٤٠", 40), ("٣٫٥", 3.5), ("١٬٢٠٠", 1200),
        ("007", None), ("2.1.3", None), ("10:30", None), ("4/5/2021", None), ("9/3", None),
        ("1,23", 1.23), ("1,2345", None), ("192.168.1.2", None), ("770390718095486977", None),
        ("9" * 50, None), ("1/0", None),
    ],
)  # fmt: skip
def test_the_value_of_digits(token: str, value: float | None) -> None:
    assert read_digits(token) == value


@given(st.integers(min_value=1, max_value=99_999_999_999))
def test_grouping_changes_no_value(number: int) -> None:
    assert read_digits(str(number)) == read_digits(f"{number:,}") == number


def test_only_proper_fractions_are_read() -> None:
    assert read_fraction("2/3") == 2 / 3
    assert read_fraction("3/2") is None
    assert read_fraction("0/4") is None
