from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.normalise.dates.texts import edtfs

FORMS = (
    "%B {d}, %Y", "{d} %B %Y", "%B {d} %Y", "%A, %B {d}, %Y", "%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d",
    "%m/%d/%Y", "%b. {d}, %Y", "{d} of %B, %Y", "%d-%b-%Y",
)  # fmt: skip


@given(st.dates(date(1700, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_day_comes_back_from_every_way_to_write_it(day: date, form: str) -> None:
    written = day.strftime(form).format(d=day.day)
    assert edtfs(f"It was so on {written}, he said.", "2031-05-14") == [day.isoformat()]


@given(st.dates(date(1700, 1, 1), date(2099, 12, 31)))
def test_a_number_above_twelve_is_the_day(day: date) -> None:
    written = day.strftime("%d/%m/%Y")
    expected = day if day.day > 12 else date(day.year, day.day, day.month)
    assert edtfs(f"On {written} it was so.") == [expected.isoformat()]


@pytest.mark.parametrize("text", ["On 31/31/2024.", "On 2024-13-40.", "On 45.45.2024."])
def test_no_such_day(text: str) -> None:
    assert edtfs(text) == []


def test_two_digits_are_a_year_near_the_document() -> None:
    assert edtfs("Opened May 5, '82, shut 5/6/31.", "2031-05-14") == ["1982-05-05", "2031-05-06"]
