from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.normalise.items import build_item_lexicon, find_items, find_mentions
from onrecord.records import Item
from tests.normalise.marked import cases, entries, mark, tagged, unmark, untagged

NAMES = ("items", "designations", "states", "organisations")
LEXICON = build_item_lexicon({name: entries(name) for name in NAMES})
WORDS = (
    "F-16",
    "drones",
    "155 mm",
    "shells",
    "armed",
    "Varan",
    "and",
    "tank",
    "-",
    "\n",
    "K239",
    ".",
)
# Roles whose example holds a thing of arms; the example of the others holds none.
FINDING = ("modifier", "head", "spelling", "not_model")


def items(text: str) -> tuple[Item, ...]:
    return find_items(*tagged(text), lexicon=LEXICON)


def written(text: str) -> list[str]:
    return [text[slice(*item.span)] for item in items(text)]


@pytest.mark.parametrize("case", cases("items.jsonl"), ids=lambda case: case["marked"])
def test_what_is_traded_or_made_is_found(case: dict[str, Any]) -> None:
    text = unmark(case["marked"])
    found = [(item.span, f"{item.unroca or '-'}|{item.sipri or '-'}") for item in items(text)]
    assert mark(text, found) == case["marked"]


@pytest.mark.parametrize(
    "entry",
    [entry for name in NAMES[:2] for entry in entries(name) if "kind" in entry],
    ids=lambda entry: entry["kind"],
)
def test_a_kind_is_found_in_its_example_and_not_in_the_other(entry: dict[str, Any]) -> None:
    kind = (entry.get("unroca"), entry.get("sipri"))
    assert kind in [(item.unroca, item.sipri) for item in items(entry["example"])]
    assert kind not in [(item.unroca, item.sipri) for item in items(entry["not"])]


@pytest.mark.parametrize(
    ("role", "example", "other"),
    [
        ("modifier", ["twin-engine helicopters"], ["engines"]),
        ("head", ["Patriot systems"], []),
        ("use", [], ["drone"]),
        ("spelling", ["armoured cars"], []),
        ("other", [], ["arms"]),
        ("not_model", ["drones"], ["Varan drone"]),
        ("not_designation", [], ["Varan-19 missile"]),
    ],
)
def test_the_words_around_a_kind_decide(role: str, example: list[str], other: list[str]) -> None:
    entry = next(entry for entry in entries("items") if entry.get("role") == role)
    assert written(entry["example"]) == example
    assert written(entry["not"]) == other


def test_mentions_tell_weapons_from_parts_and_from_arms_as_such() -> None:
    text = "Drones, spare parts, aircraft and weapons were shown."
    mentions = find_mentions(*tagged(text), lexicon=LEXICON)
    assert [mention.scope for mention in mentions] == ["weapon", "component", "dual", "general"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_items_are_in_order_and_apart(text: str) -> None:
    found = find_items(*untagged(text), lexicon=LEXICON)
    ends = [0, *(item.span.end for item in found)]
    for item, end in zip(found, ends, strict=False):
        assert end <= item.span.start < item.span.end <= len(text)
        assert text[slice(*item.span)].strip() == text[slice(*item.span)]


@pytest.mark.parametrize(
    "text",
    ["A" * 200_000, "9" * 100_000, "155 mm " * 20_000, "armed " * 20_000, "Varan, " * 20_000],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert find_items(*untagged(text), lexicon=LEXICON) == ()
