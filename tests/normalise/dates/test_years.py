from __future__ import annotations

import pytest

from tests.normalise.dates.texts import edtfs


@pytest.mark.parametrize(
    "text",
    [
        "They bought 2025 hulls.",
        "Nearly 2031 came.",
        "It weighs 2025 kg.",
        "The 2000-strong force left.",
        "A Brevia-2030 was shown.",
        "It sold 1999 rifles in all.",
        "At 2,025 metres it broke.",
        "Call 202-555-2031.",
    ],
)
def test_counts_and_names_are_no_years(text: str) -> None:
    assert edtfs(text, "2031-05-14") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The 2025 model was shown.", "2025"),
        ("In 2025 hulls were sold.", "2025"),
        ("The wall of AD 240 stands.", "0240"),
        ("It fell in the 70s.", "197X"),
        ("It fell in the early 2010s.", "201X"),
        ("It rose in the second half of 2030.", "2030-07-01/2030-12-31"),
        ("It rose in 1H24.", "2024-01-01/2024-06-30"),
        ("It rose in Q2 '24.", "2024-04-01/2024-06-30"),
        ("It rose in the 2023/24 season.", "2023/2024"),
    ],
)
def test_years_and_their_parts(text: str, edtf: str) -> None:
    assert edtfs(text, "2031-05-14") == [edtf]


def test_there_is_no_fifth_quarter() -> None:
    assert edtfs("It rose in the fifth quarter of the game.", "2031-05-14") == []
