from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.days import first_day, said_on
from tests.ledger.sample import Said, extraction


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


@pytest.mark.parametrize(
    ("dates", "told", "day"),
    [
        ((), (("Monday", "2031-05-05"),), "2031-05-05"),
        ((), (("Monday", None), ("May", "2031-05")), "2031-05-01"),
        ((), (("Monday", "../2031-05"),), "2031-05-09"),
        ((("May", "2031-05"),), (), "2031-05-09"),
    ],
)
def test_a_statement_is_said_on_the_day_of_the_telling_or_of_publication(
    dates: tuple[tuple[str, str | None], ...], told: tuple[tuple[str, str | None], ...], day: str
) -> None:
    text = "Mirel will sell boats in May, it said on Monday."
    made = extraction(text, Said(words="Mirel will sell boats in May", dates=dates, told=told))
    assert said_on(made.statements[0], "2031-05-09") == day


def test_a_statement_without_any_day_is_said_on_none() -> None:
    made = extraction("Mirel sells boats.", Said(words="Mirel sells boats"))
    assert said_on(made.statements[0], None) is None
