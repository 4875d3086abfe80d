from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.dates.tokens import KINDS, OTHER, scan, tokenise
from tests.normalise.dates.texts import LEXICON

NAMES = {code: kind for kind, code in KINDS.items()}


def kinds(text: str) -> list[str]:
    return [NAMES.get(code, "-") for code in scan(text, LEXICON.words).codes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the end of May 2031", ["article", "edge", "of", "month", "year"]),
        ("may May", ["-", "month"]),
        (
            "20th 31 32 2031 1.5 1,500",
            ["digits_nth", "day", "integer", "year", "decimal", "decimal"],
        ),
        ("2031-05-14 14/05/2031 18:00", ["iso", "slashed", "clock"]),
        ("1990s '90s ’82 1995s", ["decade", "decade", "short_year", "-"]),
        ("Q3 3Q25 H1 FY22 F16", ["quarter_code", "quarter_code", "half_code", "fiscal_code", "-"]),
        ("9 a.m. a", ["day", "meridiem", "a"]),
        ("۱۲ مهر ۱۴۰۳", ["day", "solar_month", "year"]),
        ("the day before yesterday", ["dayref"]),
        ("Rabi al-Awwal", ["lunar_month"]),
        ("a\n5", ["a", "line", "day"]),
    ],
)
def test_words_have_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_form_of_several_words_is_one() -> None:
    seen = scan("See Sacred Defence Week now", LEXICON.words)
    assert seen.spans[1] == (4, 23)
    assert 1 in seen.values


def test_a_long_number_has_no_value() -> None:
    assert scan("9" * 50, LEXICON.words).values == {0: 0}


@given(st.text(alphabet=st.sampled_from("aAB 1239-–/.:,’'sqh٣۴\nİß²"), max_size=40))
def test_the_words_cover_all_but_white_space(text: str) -> None:
    seen = scan(text, LEXICON.words)
    assert len(seen.codes) == len(seen.spans)
    assert set(seen.values) == {n for n, code in enumerate(seen.codes) if code != OTHER}
    end = 0
    for start, stop in seen.spans:
        assert end <= start < stop
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip(" ")
    assert len(tokenise(text)) >= len(seen.spans)
