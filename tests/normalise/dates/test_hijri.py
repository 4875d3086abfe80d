from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates.calendars import solar_day
from tests.normalise.dates.texts import ENTRIES, edtfs, read_plain

SOLAR = [e for e in ENTRIES["calendar_months"] if e["calendar"] == "persian"]
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@given(
    st.integers(1300, 1499), st.sampled_from(SOLAR), st.integers(1, 29), st.integers(0, 99),
    st.booleans(),
)  # fmt: skip
def test_a_solar_day_comes_back_from_every_spelling_and_digit(
    year: int, month: dict[str, object], day: int, nth: int, persian: bool
) -> None:
    forms, number = month["forms"], month["month"]
    assert isinstance(forms, list)
    assert isinstance(number, int)
    form = forms[nth % len(forms)]
    expected = [str(solar_day(year, number, day))]
    for text in (
        f"on {day} {form} {year}",
        f"on {form} {day}, {year}",
        f"on {year}/{number:02}/{day:02}",
    ):
        assert edtfs(text.translate(PERSIAN_DIGITS) if persian else text) == expected


@given(st.dates(date(1971, 3, 21), date(2071, 3, 20)))
def test_the_iranian_years_follow_on_each_other(day: object) -> None:
    text = "The last Iranian year, the current Iranian year and the next Iranian year."
    last, current, following = (str(e).split("/") for e in edtfs(text, str(day)))
    assert last[1] < current[0] <= str(day) <= current[1] < following[0]


@pytest.mark.parametrize(
    "text", ["Mehr News said", "Bahman left", "Mr. Azar said", "the asad regime", "Tir is a bow"]
)
def test_a_name_of_a_month_alone_is_no_date(text: str) -> None:
    assert read_plain(text, "2024-11-01") == ()


def test_a_bare_number_is_a_solar_year_only_where_the_text_speaks_of_such() -> None:
    assert edtfs("In 1403 the plague came.") == ["1403"]
    assert edtfs("On 5 Mehr 1402 and in 1403 it was so.")[1] == "2024-03-20/2025-03-20"


def test_the_start_in_the_words_decides() -> None:
    text = "It is due in the next Iranian year starting on March 21, 2026."
    assert edtfs(text, "2024-01-01") == ["2026-03-21/2027-03-20"]


def test_of_a_day_that_is_none_the_month_is_kept() -> None:
    assert edtfs("on 31 Mehr 1403") == ["2024-09-22/2024-10-21"]
