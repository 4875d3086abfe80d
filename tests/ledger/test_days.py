from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.days import days_of, said_in
from onrecord.rows import Days
from tests.ledger.sample import Said, extraction


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-03-14", "2026-03-14", "2026-03-14"),
        ("2026-03-14T17:30", "2026-03-14", "2026-03-14"),
        ("2026~", "2026-01-01", "2026-12-31"),
        ("2026-03-14~", "2026-03-14", "2026-03-14"),
        ("2026-22", "2026-06-01", "2026-08-31"),  # summer
        ("2027-24", "2027-12-01", "2028-02-29"),  # winter
        ("2026-03-09/2026-03-15", "2026-03-09", "2026-03-15"),
        ("2026-03/2027", "2026-03-01", "2027-12-31"),
        ("2026-03/..", "2026-03-01", None),
        ("2026-03/", "2026-03-01", None),
        ("../2026-03", None, "2026-03-31"),
        ("/2026-03", None, "2026-03-31"),
        ("XXXX-08-22", None, None),
        ("2026-XX-05", None, None),
        ("202X", None, None),
        ("2026-13", None, None),
        ("2026-02-30", None, None),
        ("P12M", None, None),
        ("", None, None),
    ],
)
def test_a_date_begins_on_a_day_and_ends_on_one(
    edtf: str, first: str | None, last: str | None
) -> None:
    assert days_of(edtf) == Days(first=first, last=last)


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_an_interval_runs_from_its_first_to_its_last_day(first: date, last: date) -> None:
    assert days_of(f"{first}/{last}") == Days(first=str(first), last=str(last))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    for text in (str(day)[:7], str(day)[:4]):
        days = days_of(text)
        assert (days.first or "~") <= str(day) <= (days.last or "")


@pytest.mark.parametrize(
    ("dates", "told", "first", "last"),
    [
        ((), (("Monday", "2031-05-05"),), "2031-05-05", "2031-05-05"),
        ((), (("Monday", None), ("May", "2031-05")), "2031-05-01", "2031-05-31"),
        ((), (("Monday", "../2031-05"),), "2031-05-09", "2031-05-09"),
        ((), (("May", "2031-05/.."),), "2031-05-01", "2031-05-31"),
        ((), (("May", "2031-03/.."),), "2031-03-01", "2031-05-09"),
        ((), (("May", "2031-05/2030"),), "2031-05-01", "2031-05-31"),
        ((("May", "2031-05"),), (), "2031-05-09", "2031-05-09"),
    ],
)
def test_a_statement_is_said_in_the_days_of_the_telling_or_on_that_of_publication(
    dates: tuple[tuple[str, str | None], ...],
    told: tuple[tuple[str, str | None], ...],
    first: str,
    last: str,
) -> None:
    text = "Mirel will sell boats in May, it said on Monday."
    made = extraction(text, Said(words="Mirel will sell boats in May", dates=dates, told=told))
    assert said_in(made.statements[0], "2031-05-09") == Days(first=first, last=last)


def test_a_telling_with_an_open_end_ends_somewhere_without_publication_too() -> None:
    made = extraction("Mirel sells since May.", Said(words="Mirel", told=(("May", "2031-05/.."),)))
    assert said_in(made.statements[0], None) == Days(first="2031-05-01", last="2031-05-31")


def test_a_statement_without_any_day_is_said_on_none() -> None:
    made = extraction("Mirel sells boats.", Said(words="Mirel sells boats"))
    assert said_in(made.statements[0], None) == Days()
