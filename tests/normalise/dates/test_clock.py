from __future__ import annotations

import pytest

from tests.normalise.dates.texts import read_plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 12:00 a.m.", "2031-05-14T00:00"),
        ("at 12 pm", "2031-05-14T12:00"),
        ("at 12:30 p.m.", "2031-05-14T12:30"),
        ("at 7:05:09", "2031-05-14T07:05:09"),
        ("at 18:00 GMT", "2031-05-14T18:00Z"),
        ("at 9 a.m. (MSK)", "2031-05-14T09:00+03:00"),
        ("at 23:59 IRST", "2031-05-14T23:59+03:30"),
        ("at 11am", "2031-05-14T11:00"),
    ],
)
def test_times_of_the_day(text: str, value: str) -> None:
    (timex,) = read_plain(text, "2031-05-14")
    assert (timex.type, timex.value, timex.edtf) == ("TIME", value, "2031-05-14")


@pytest.mark.parametrize("text", ["at 25:00", "at 12:60", "at 13 p.m.", "I am 7", "a score of 3:2"])
def test_no_such_time(text: str) -> None:
    assert read_plain(text, "2031-05-14") == ()


def test_a_time_is_of_the_day_last_named() -> None:
    found = read_plain("Opened on 5 May 2031 at 9:00 and shut at 18:00.", "2031-06-14")
    assert [t.value for t in found] == ["2031-05-05", "2031-05-05T09:00", "2031-05-05T18:00"]
