from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.days import read_days, read_ends
from onrecord.errors import UsageError
from onrecord.rows import Days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-2", "2032-02-01", "2032-02-29"),
        ("2031-05-09", "2031-05-09", "2031-05-09"),
        ("2031-05-01..2031-06-30", "2031-05-01", "2031-06-30"),
        ("2031-05..2031-08", "2031-05-01", "2031-08-31"),
        (" 2031 .. 2032-03 ", "2031-01-01", "2032-03-31"),
        ("..2030", None, "2030-12-31"),
        ("2031-05..", "2031-05-01", None),
        ("2031..2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_stretch_runs_from_its_first_to_its_last_day(
    text: str, first: str | None, last: str | None
) -> None:
    assert read_days(text) == Days(first=first, last=last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no day, month or year"),
        ("..", "neither a first nor a last"),
        ("May 2031", "no day, month or year"),
        ("2031-13", "not in the calendar"),
        ("2031-00", "not in the calendar"),
        ("2031-02-30", "not in the calendar"),
        ("2031-02-00", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("0000-02", "not in the calendar"),
        ("2031-05-01-01", "no day, month or year"),
        ("2031..2032..2033", "no day, month or year"),
        ("٢٠٣١", "no day, month or year"),
        ("2032..2031", "turn it round: 2031..2032"),
    ],
)
def test_what_is_no_stretch_of_days_is_told(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_days(text)


@given(st.dates())
def test_every_day_lies_in_its_month_and_year(day: date) -> None:
    whole = day.isoformat()
    for text in (whole, whole[:7], whole[:4], f"{whole}..", f"..{whole}"):
        days = read_days(text)
        assert (days.first or whole) <= whole <= (days.last or whole)


@given(st.text())
def test_nothing_else_is_raised(text: str) -> None:
    with suppress(UsageError):
        assert read_days(text) != Days()


def test_ends_are_days_months_or_years_and_may_be_open() -> None:
    assert read_ends("2031-05", "2032") == Days(first="2031-05-01", last="2032-12-31")
    assert read_ends(None, "2031-02") == Days(last="2031-02-28")
    assert read_ends(None, None) == Days()
    with pytest.raises(UsageError, match="no day, month or year"):
        read_ends("", None)
    with pytest.raises(UsageError, match="turn it round"):
        read_ends("2032", "2031")
