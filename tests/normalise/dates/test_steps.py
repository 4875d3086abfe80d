from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates.steps import COARSE_UNITS, FINE_UNITS, move, period

DAY = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("count", "unit", "moved"),
    [
        (-2, "W", date(2031, 4, 30)),
        (1, "2W", date(2031, 5, 28)),
        (-6, "M", date(2030, 11, 14)),
        (1.5, "Y", date(2032, 11, 14)),
        (0.5, "Y", date(2031, 11, 14)),
        (-2, "10Y", date(2011, 5, 14)),
        (10**6, "D", None),
        (-21, "100Y", None),
    ],
)
def test_days_move_by_units(count: float, unit: str, moved: date | None) -> None:
    assert move(DAY, count, unit) == moved


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from([*FINE_UNITS, *COARSE_UNITS]))
def test_a_period_holds_its_day(day: date, unit: str) -> None:
    reading = period(day, unit)
    assert reading is not None
    if reading.first is not None and reading.last is not None:
        assert reading.first <= day <= reading.last
    else:
        assert reading.edtf == f"{day.year // 10:03}X"
