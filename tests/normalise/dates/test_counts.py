from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates.counts import duration, read_count, show_count
from tests.normalise.dates.texts import hit_of


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("three", 3),
        ("twenty-five", 25),
        ("a hundred", 100),
        ("two hundred and five", 205),
        ("two and a half", 2.5),
        ("two-and-a-half", 2.5),
        ("1.5", 1.5),
        ("1,500", 1500),
        ("half a", 0.5),
        ("a couple of", 2),
        ("a dozen", 12),
        ("several", None),
        ("a few", None),
    ],
)
def test_counts_are_added_up(words: str, count: float | None) -> None:
    assert read_count(hit_of(f"{words} years")) == count


def test_durations_are_written_as_in_iso_8601() -> None:
    assert duration(3, "Y") == "P3Y"
    assert duration(2.5, "Y") == "P2.5Y"
    assert duration(2, "10Y") == "P20Y"
    assert duration(None, "10Y") == "PXY"
    assert duration(30, "M", of_clock=True) == "PT30M"


@given(st.integers(0, 10**6))
def test_whole_numbers_have_no_fraction(count: int) -> None:
    assert show_count(float(count)) == str(count)
