from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.choices import choose, is_none, read_countries, read_country, read_truth

STAGES = ("offered", "contracted", "final_stage")


@pytest.mark.parametrize("given", ["final_stage", "Final stage", " final-stage "])
def test_a_choice_may_be_written_as_people_write(given: str) -> None:
    assert choose(given, STAGES, "stage") == "final_stage"


def test_a_mistyped_choice_is_an_error_with_the_nearest_and_all() -> None:
    with pytest.raises(UsageError) as raised:
        choose("contrated", STAGES, "stage")
    message = str(raised.value)
    assert "stage cannot be 'contrated'. Did you mean contracted?" in message
    assert "offered, contracted, final_stage" in message
    with pytest.raises(UsageError) as raised:
        choose("xyz", STAGES, "stage")
    assert "Did you mean" not in str(raised.value)


def test_options_keep_their_own_capitals() -> None:
    assert choose("iv", ("I", "IV"), "unroca") == "IV"


@pytest.mark.parametrize(
    ("given", "wanted"), [("none", True), ("None ", True), (None, True), ("", False), (0, False)]
)
def test_none_is_written_out(given: object, wanted: bool) -> None:
    assert is_none(given) is wanted


@pytest.mark.parametrize(
    ("given", "wanted"), [("true", True), ("YES", True), ("no", False), (False, False)]
)
def test_truth_is_written_as_true_or_yes(given: object, wanted: bool) -> None:
    assert read_truth(given, "negated") is wanted


def test_other_truths_are_an_error() -> None:
    with pytest.raises(UsageError, match="negated cannot be '1'"):
        read_truth("1", "negated")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("IT, dk", ("DK", "IT")),
        ("Denmark,IT,DK", ("DK", "IT")),
        (["IT"], ("IT",)),
        ("none", ()),
        (None, ()),
        ([], ()),
    ],
)
def test_countries_are_codes_or_names(given: object, wanted: tuple[str, ...]) -> None:
    assert read_countries(given) == wanted


def test_what_is_no_country_is_an_error() -> None:
    with pytest.raises(UsageError, match="Did you mean DK"):
        read_country("Denmrk")
    with pytest.raises(UsageError, match="'XY' is no ISO 3166-1 code"):
        read_countries("IT, XY")
    with pytest.raises(UsageError, match="countries cannot be 7"):
        read_countries(7)
