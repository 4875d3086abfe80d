from __future__ import annotations

import pytest

from tests.normalise.dates.texts import edtfs, read_plain


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from 2019 to May 2020", "2019/2020-05"),
        ("between 3 May 2031 and 2 June 2031", "2031-05-03/2031-06-02"),
        ("from Q1 2030 to Q2 2031", "2030-01-01/2031-06-30"),
        ("from December 3 to January 4, 2030", "2029-12-03/2030-01-04"),
        ("from 1 Mehr 1403 to 5 Mehr 1403", "2024-09-22/2024-09-26"),
    ],
)
def test_two_dates_make_one_interval(text: str, edtf: str) -> None:
    assert edtfs(f"It ran {text}.", "2031-05-14") == [edtf]


@pytest.mark.parametrize(
    "text", ["in 2019 and 2020", "in 2020 to the joy of 2021", "from 2023 to 2019", "2019, 2020"]
)
def test_these_stay_two(text: str) -> None:
    assert len(read_plain(f"It was so {text}.")) == 2


def test_an_interval_is_as_long_as_from_end_to_end() -> None:
    texts = ("2019 to 2023", "May 2030 to July 2030", "5 May 2030 to 9 May 2030")
    found = [read_plain(f"It ran from {text}.")[0] for text in texts]
    assert [t.value for t in found] == ["P4Y", "P2M", "P4D"]
    assert {t.type for t in found} == {"DURATION"}


def test_an_open_side() -> None:
    assert edtfs("since 2019, until 2020, by Q3 2025") == ["2019/..", "../2020", "../2025-09-30"]


def test_a_day_after_a_time_is_the_day_of_the_time() -> None:
    found = read_plain("At 16:15 UTC, June 1, it sailed.", "2031-06-04")
    assert [t.value for t in found] == ["2031-06-01T16:15Z", "2031-06-01"]
