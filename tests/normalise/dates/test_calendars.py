from __future__ import annotations

from datetime import date, timedelta

import pytest
from convertdate import gregorian, persian  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates import calendars


def equinox_day(year: int) -> date:
    """First day of a Solar Hijri year as convertdate has it from the equinox at Tehran."""
    return date(*map(int, gregorian.from_jd(persian.equinox_jd(year + 621) + 0.5)))


def test_every_day_of_two_centuries_agrees_with_convertdate() -> None:
    first = equinox_day(1300)
    for year in range(1300, 1501):
        after = equinox_day(year + 1)
        day, leap = first, (after - first).days == 366
        for month in range(1, 13):
            length = 31 if month in persian.HAS_31_DAYS else 30 if month < 12 or leap else 29
            for number in range(1, length + 1):
                assert calendars.solar_day(year, month, number) == day, (year, month, number)
                day += timedelta(days=1)
            assert calendars.solar_day(year, month, length + 1) is None
        assert day == after
        first = after


@given(st.dates(date(1921, 3, 21), date(2122, 3, 20)))
def test_a_day_lies_in_its_solar_year(day: date) -> None:
    reading = calendars.read_solar_year(calendars.solar_year_of(day))
    assert reading is not None
    assert reading.first is not None
    assert reading.last is not None
    assert reading.first <= day <= reading.last


@pytest.mark.parametrize(("year", "month", "day"), [(1404, 12, 30), (0, 1, 1), (1403, 13, 1)])
def test_no_such_solar_day(year: int, month: int, day: int) -> None:
    assert calendars.solar_day(year, month, day) is None
    assert calendars.read_solar_day(year, month, day) is None


def test_years_of_both_calendars() -> None:
    solar, lunar = calendars.read_solar_year(1403), calendars.read_lunar_year(1445)
    assert solar is not None
    assert lunar is not None
    assert (solar.edtf, solar.calendar) == ("2024-03-20/2025-03-20", "persian")
    assert (lunar.edtf, lunar.calendar) == ("2023-07-19/2024-07-06", "islamic-umalqura")


def test_islamic_months_follow_on_each_other() -> None:
    end = None
    for year in range(1343, 1501):
        for month in range(1, 13):
            reading = calendars.read_lunar_month(year, month)
            assert reading is not None
            assert reading.first is not None
            assert reading.last is not None
            assert end is None or reading.first == end + timedelta(days=1)
            # Before 1365 some months ran over to make up for others.
            lengths = (29, 30) if year > 1364 else (28, 29, 30, 31)
            assert (reading.last - reading.first).days + 1 in lengths
            end = reading.last


@pytest.mark.parametrize("year", [1342, 1501])
def test_umm_al_qura_has_no_such_year(year: int) -> None:
    assert calendars.read_lunar_year(year) is None
    assert calendars.read_lunar_day(year, 1, 1) is None


def test_umm_al_qura_months_have_their_days_only() -> None:
    assert calendars.lunar_day(1445, 9, 31) is None
    assert calendars.lunar_day(1445, 9, 30) == date(2024, 4, 9)
    assert calendars.lunar_day(1445, 9, 1) == date(2024, 3, 11)
