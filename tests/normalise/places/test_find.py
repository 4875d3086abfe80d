from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.normalise.places import build_place_lexicon, find_places
from tests.normalise.marked import cases, entries, mark, tagged, unmark, untagged

LEXICON = build_place_lexicon({name: entries(name) for name in ("states", "place_words")})
WORDS = ("Norway", "Turkish", "Moscow", "said", "in", "Times of India", "-", "'s", "US$", "\n", ".")
# Roles whose example names a state; the example of every other role names none.
NAMING = ("body", "title", "named", "side", "government", "rule", "dealing", "relational")


def countries(text: str) -> list[str]:
    return [place.country for place in find_places(*tagged(text), lexicon=LEXICON)]


@pytest.mark.parametrize("case", cases("places.jsonl"), ids=lambda case: case["marked"])
def test_the_words_that_name_a_country_are_found(case: dict[str, Any]) -> None:
    text = unmark(case["marked"])
    places = find_places(*tagged(text), lexicon=LEXICON)
    assert mark(text, [(place.span, place.country) for place in places]) == case["marked"]


@pytest.mark.parametrize("entry", entries("states"), ids=lambda entry: entry["iso"])
def test_a_state_is_named_in_its_example_and_not_in_the_other(entry: dict[str, Any]) -> None:
    assert countries(entry["example"]) == [entry["iso"]]
    assert entry["iso"] not in countries(entry["not"])


@pytest.mark.parametrize("entry", entries("place_words"), ids=lambda entry: entry["role"])
def test_the_words_around_decide(entry: dict[str, Any]) -> None:
    names = entry["role"] in NAMING
    assert bool(countries(entry["example"])) is names
    assert bool(countries(entry["not"])) is not names


def test_names_are_found_without_syntax_and_capitals_are_left() -> None:
    places = find_places(*untagged("Norway and Chile asked Oslo."), lexicon=LEXICON)
    assert [place.country for place in places] == ["NO", "CL"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_places_are_in_order_apart_and_capitalised(text: str) -> None:
    places = find_places(*untagged(text), lexicon=LEXICON)
    ends = [0, *(place.span.end for place in places)]
    for place, end in zip(places, ends, strict=False):
        assert end <= place.span.start < place.span.end <= len(text)
        assert text[place.span.start].isupper()


@pytest.mark.parametrize(
    "text", ["A" * 200_000, "Times of " * 20_000, "US-" * 10_000, "1" * 99_999]
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert len(find_places(*untagged(text), lexicon=LEXICON)) <= len(text)
