from __future__ import annotations

import pytest

from tests.normalise.dates.texts import edtfs, read_plain


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In May 2027 it rose, and a year later it fell.", "2028-05"),
        ("On 5 May 2027 it rose, and two weeks later it fell.", "2027-05-17/2027-05-23"),
        ("In Q1 2027 it rose, against the same period last year.", "2026-01-01/2026-03-31"),
        ("In 2027 it rose; the next-door yard fell the year before.", "2026"),
        ("In May 2027 it rose and fell the following month.", "2027-06"),
        ("On 5 May 2027 it rose and fell that day.", "2027-05-05"),
    ],
)
def test_the_date_before_in_the_text_is_leant_on(text: str, edtf: str) -> None:
    assert edtfs(text, "2031-05-14")[-1] == edtf


def test_the_day_has_an_end() -> None:
    assert edtfs("It rose at the end of the day.", "2031-05-14") == ["2031-05-14"]
    assert edtfs("It rose on the day he left.", "2031-05-14") == []


def test_nothing_before_and_no_date_leave_it_open() -> None:
    assert edtfs("It fell the following year, and a year earlier.") == [None, None]
    assert read_plain("It fell the same year.") == ()
