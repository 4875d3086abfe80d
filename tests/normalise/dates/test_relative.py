from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.normalise.dates.texts import edtfs, read_plain

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_weekday_is_within_the_week_up_to_the_document(day: date) -> None:
    (edtf,) = edtfs(f"It opened on {day:%A}.", str(day))
    assert edtf == str(day)
    for name in ("Monday", "Thursday", "Sunday"):
        (edtf,) = edtfs(f"It opened on {name}.", str(day))
        found = date.fromisoformat(str(edtf))
        assert f"{found:%A}" == name
        assert 0 <= (day - found).days < 7


@given(DAYS)
def test_weeks_meet(day: date) -> None:
    last, this, following = (
        str(edtf).split("/") for edtf in edtfs("Last week, this week and next week.", str(day))
    )
    assert last[1] < this[0] <= str(day) <= this[1] < following[0]


@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "decade", "century"])
def test_at_the_end_of_the_calendar_nothing_is_raised(unit: str) -> None:
    for day in (date.min, date.max):
        read_plain(f"90000 {unit}s ago, last {unit}, next {unit}, the past {unit}.", str(day))
        read_plain(f"It will be so in 90000 {unit}s, in Q4 and in the last quarter.", str(day))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_weekdays_and_months_at_the_end_of_the_calendar(day: date) -> None:
    read_plain("Monday, next Friday, last March, this summer, May, May 5, 5 Mehr.", str(day))
    read_plain("The last week of May, this weekend, Ramadan, Nowruz, Army Day, FY25, $.", str(day))


def test_a_name_with_a_weekday_in_it_is_no_date() -> None:
    assert edtfs("The Sunday Herald wrote so.", "2031-05-14") == []
    assert edtfs("On Sunday Orlan wrote so.", "2031-05-14") == ["2031-05-11"]
