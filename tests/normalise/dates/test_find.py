from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.normalise.dates import find_timexes
from tests.normalise.dates.texts import ENTRIES, LEXICON, document_of, plain, read, read_plain

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "dates.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
CALENDARS = {"Solar Hijri": "persian", "Islamic": "islamic-umalqura"}


def unmark(marked: str) -> tuple[str, list[str]]:
    """The text of a case and the words that its square brackets mark."""
    parts = marked.replace("]", "[").split("[")
    return "".join(parts), parts[1::2]


def params() -> list[Any]:
    known = pytest.mark.xfail(strict=True, reason="not told from a count")
    return [
        pytest.param(
            case,
            id=f"{case['group']}: {case['marked'][:40]}",
            marks=[known] if case["group"].startswith("known failure") else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_dates_are_worked_out(case: dict[str, Any]) -> None:
    """The words in square brackets, and no others, amount to the EDTF and TIMEX3 of the case."""
    text, marked = unmark(case["marked"])
    found = read(text, case["published"])
    assert [(text[slice(*t.span)], t.edtf) for t in found] == list(
        zip(marked, case["edtf"], strict=True)
    )
    if "value" in case:
        assert [t.value for t in found] == case["value"]
    assert {t.calendar for t in found} <= {CALENDARS.get(case["group"], "gregory"), "persian"}


@pytest.mark.parametrize("case", [c for c in CASES if c["group"] in CALENDARS])
def test_the_calendar_is_told(case: dict[str, Any]) -> None:
    text, _ = unmark(case["marked"])
    assert {t.calendar for t in read_plain(text, case["published"])} == {CALENDARS[case["group"]]}


def test_a_document_dates_itself_by_a_line_of_its_own() -> None:
    first, second = read_plain("Orlan opens yard\n5 May 2031\nThe yard opened yesterday.")
    assert (first.edtf, second.edtf) == ("2031-05-05", "2031-05-04")
    alone = read_plain("The yard of 5 May 2031\nThe yard opened yesterday.")
    assert [t.edtf for t in alone] == ["2031-05-05", None]


@pytest.mark.parametrize("published", ["", "May", "2031-13-40", "0000-00-00"])
def test_a_date_that_is_none_is_no_anchor(published: str) -> None:
    assert [t.edtf for t in read_plain("It opened yesterday.", published)] == [None]


WORDS = sorted({form for entries in ENTRIES.values() for e in entries for form in e["forms"]})
SOUP = st.lists(
    st.sampled_from(WORDS)
    | st.integers(0, 3000).map(str)
    | st.sampled_from(["-", "–", ",", ".", "/", "(", ")", "'", "\n", "1404/08/29", "20:61", "’82"])
    | st.text(max_size=3),
    max_size=25,
).map(" ".join)
PUBLISHED = st.none() | st.dates().map(str)


@settings(max_examples=300)
@given(SOUP, PUBLISHED)
def test_any_text_is_read_and_spans_lie_in_it_in_order(text: str, published: str | None) -> None:
    found = read_plain(text, published)
    end = 0
    for timex in found:
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert text[slice(*timex.span)].strip() == text[slice(*timex.span)]
        end = timex.span.end


UNDATED = st.lists(
    st.sampled_from(
        ["March 3", "in December", "last week", "two years ago", "on Friday", "today", "next month",
         "the first quarter", "12 Mehr", "during Ramadan", "on Nowruz", "on Christmas Day",
         "the past year", "this summer", "the current Iranian year", "earlier this year", "Q3",
         "next fiscal year", "the end of the year", "the same day", "a day earlier", "18:00 UTC"]
    ),
    max_size=8,
).map(" and ".join)  # fmt: skip


@given(UNDATED)
def test_without_a_date_no_year_is_guessed(text: str) -> None:
    for timex in read_plain(f"It was so {text}."):
        assert timex.edtf is None or timex.edtf.startswith("XXXX-")


@given(st.dates(), SOUP)
def test_the_same_text_is_read_the_same(day: Any, text: str) -> None:
    assert read_plain(text, str(day)) == read_plain(text, str(day))


@pytest.mark.parametrize(
    "text",
    ["7" * 100_000, "a" * 1_000_000, "the " * 50_000, "5 " * 50_000, "2019-" * 10_000,
     "May 5, " * 20_000, "1,000" * 30_000, "'82" * 50_000, "((((" * 30_000, "12:" * 40_000,
     "1403 " * 10_000, "Army Day " * 1_000, "FY22 " * 1_000],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_long_texts_take_time_in_proportion(text: str) -> None:
    def seconds(part: str) -> float:
        began = time.process_time()
        find_timexes(document_of(part, "2031-05-14"), plain(part), lexicon=LEXICON)
        return time.process_time() - began

    short = seconds(text[: len(text) // 8])
    assert seconds(text) < 8 * 4 * (short + 0.02)
