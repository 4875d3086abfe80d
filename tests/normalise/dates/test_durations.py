from __future__ import annotations

import pytest

from tests.normalise.dates.texts import read_plain


@pytest.mark.parametrize(
    "text",
    [
        "It is a 15-year-old ban.",
        "The twelve year old yard is shut.",
        "They make ten hulls a year.",
        "He works seven hulls a week.",
        "Read the Weekly Orlan.",
    ],
)
def test_ages_rates_and_names_are_no_lengths(text: str) -> None:
    assert read_plain(text, "2031-05-14") == ()


def test_only_within_places_a_length_in_time() -> None:
    assert [t.edtf for t in read_plain("Paid within 90 days, after 90 days.")] == ["P90D", None]


def test_a_sentence_may_begin_with_a_frequency() -> None:
    (timex,) = read_plain("Weekly tests are held.")
    assert (timex.type, timex.value) == ("SET", "P1W")


def test_the_past_is_no_adjective() -> None:
    assert [t.value for t in read_plain("It was so in the past.")] == ["PAST_REF"]
    assert read_plain("It was so in the past owner's book.") == ()
