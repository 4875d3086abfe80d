from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.sqlite.days import first_day


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2026", "2026-01-01"),
        ("2026-03", "2026-03-01"),
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14T17:30", "2026-03-14"),
        ("2026~", "2026-01-01"),
        ("2026-03-14~", "2026-03-14"),
        ("2026-22", "2026-06-01"),  # summer
        ("2026-24", "2026-12-01"),  # winter
        ("2026-03-09/2026-03-15", "2026-03-09"),
        ("2026-03/..", "2026-03-01"),
        ("../2026-03", None),
        ("/2026-03", None),
        ("XXXX-08-22", None),
        ("2026-XX-05", None),
        ("202X", None),
        ("P12M", None),
        ("", None),
    ],
)
def test_a_date_begins_on_a_day(edtf: str, day: str | None) -> None:
    assert first_day(edtf) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_an_interval_begins_with_its_first_day(first: date, last: date) -> None:
    assert first_day(f"{first}/{last}") == str(first)
