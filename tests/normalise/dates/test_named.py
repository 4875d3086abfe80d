from __future__ import annotations

import pytest

from tests.normalise.dates.texts import edtfs


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Iran showed it on Navy Day.", "2023-11-28"),
        ("India showed it on Navy Day.", "2023-12-04"),
        ("Russia showed it on Navy Day.", "2023-07-30"),
        ("Iran showed it on Air Force Day.", "2024-02-08"),
        ("Egypt showed it on Armed Forces Day.", "2023-10-06"),
        ("The Pentagon showed it on Armed Forces Day.", "2023-05-20"),
        ("It was shown on Thanksgiving.", "2023-11-23"),
        ("It was shown in Sacred Defence Week.", "2023-09-22/2023-09-28"),
        ("It was shown on Christmas Eve, 2020.", "2020-12-24"),
        ("It was shown on Nowruz 1401.", "2022-03-21"),
        ("It was shown on Nowruz 2022.", "2022-03-21"),
        ("It was shown on Defence Industry Day 2022.", "2022-08-22"),
    ],
)
def test_named_days(text: str, edtf: str) -> None:
    assert edtfs(text, "2024-03-01") == [edtf]


def test_the_state_in_the_paragraph_goes_before_others() -> None:
    text = "India sent an envoy.\nIran showed it on Army Day."
    assert edtfs(text, "2024-06-05") == ["2024-04-17"]


def test_a_day_of_two_states_at_once_is_nobodys() -> None:
    assert edtfs("India and Iran showed it on Army Day.", "2024-06-05") == []


def test_a_date_beside_the_name_says_it_all() -> None:
    assert edtfs("On Nowruz (March 20, 2024) it was so.", "2024-06-05") == ["2024-03-20"]
