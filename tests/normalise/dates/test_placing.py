from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates.placing import GRACE_DAYS, four_digits, place, place_day
from onrecord.normalise.dates.readings import read_day
from tests.normalise.dates.texts import WEDNESDAY, hit_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("digits", "year"), [(82, 1982), (31, 2031), (0, 2000), (61, 2061), (62, 1962), (1999, 1999)]
)
def test_two_digits_of_a_year(digits: int, year: int) -> None:
    assert four_digits(digits, WEDNESDAY) == year


@given(st.lists(DAYS, min_size=1), DAYS)
def test_the_nearest_in_its_direction(days: list[date], today: date) -> None:
    candidates = [read_day(day) for day in days]
    behind, ahead = place(candidates, today, "past"), place(candidates, today, "future")
    assert behind is None or (
        behind.first is not None and (behind.first - today).days <= GRACE_DAYS
    )
    assert ahead is None or (ahead.first is not None and ahead.first >= today)
    nearest = place(candidates, today, None)
    assert nearest is not None
    assert nearest.first is not None
    assert abs(nearest.first - today) == min(abs(day - today) for day in days)


def test_nothing_is_placed_where_no_year_has_the_day() -> None:
    assert place_day(2, 30, hit_of("May 5")) is None


def test_a_leap_day_may_lie_years_away() -> None:
    reading = place_day(2, 29, hit_of("May 5"))
    assert reading is not None
    assert reading.edtf == "2028-02-29"
