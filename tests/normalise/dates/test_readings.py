from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates import readings


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_days_move_there_and_back(day: date, days: int) -> None:
    moved = readings.shift_days(day, days)
    assert moved is None or readings.shift_days(moved, -days) == day


@given(st.dates(), st.integers(-(10**6), 10**6))
def test_months_move_to_the_month_meant(day: date, months: int) -> None:
    moved = readings.shift_months(day, months)
    if moved is not None:
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
        assert moved.day <= day.day


@given(st.dates(date(1, 1, 8), date(9999, 12, 1)))
def test_a_week_is_seven_days_from_monday(day: date) -> None:
    reading = readings.read_week(day)
    assert reading is not None
    assert reading.first is not None
    assert reading.last is not None
    assert reading.first.isoweekday() == 1
    assert reading.first <= day <= reading.last == reading.first + timedelta(days=6)


def test_a_week_cut_by_the_end_of_the_calendar_is_none() -> None:
    assert readings.read_week(date.max) is None


@given(st.integers(1, 9999))
def test_the_parts_of_a_year_make_it_whole(year: int) -> None:
    whole = readings.read_year(year)
    for read, count in ((readings.read_quarter, 4), (readings.read_half, 2)):
        parts = [read(year, n) for n in range(1, count + 1)]
        assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
        for left, right in pairwise(parts):
            assert left.last is not None
            assert right.first == left.last + timedelta(days=1)


def test_names_of_longer_times() -> None:
    assert readings.read_decade(1957)[1:3] == ("195", "195X")
    assert readings.read_century(19)[1:3] == ("18", "18XX")
    assert readings.read_season(2025, "21 SP")[1:3] == ("2025-SP", "2025-21")
    assert readings.read_season(None, "24 WI")[1:3] == ("XXXX-WI", "XXXX-24")


def test_no_such_day() -> None:
    assert readings.day_of(2023, 2, 29) is None
    assert readings.day_of(10000, 1, 1) is None
    assert readings.day_of(2024, 2, 29) == date(2024, 2, 29)
