from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Quantity
from tests.normalise.quantities.reading import read, read_plain

CASES = Path(__file__).parents[2] / "cases" / "quantities.jsonl"
PIECES = (
    "4", "1,20,000", "3.2m", "$", "Rs", "15-20%", "two", "thirds", "hundred", "and", "a", "half",
    "million", "about", "more than", "from", "to", "rose", "dozens of", "times", "km", "(", ")",
    "٤٠", "½", "1/3", "-", "ships", "in five", ".", "\n", "doubled", "per", "percent",
    "the bulk of",
)  # fmt: skip


def cases() -> list[Any]:
    params = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        marks = [pytest.mark.xfail] if case.get("known_failure") else []
        params.append(pytest.param(case, id=case["text"][:40], marks=marks))
    return params


def told(text: str, quantity: Quantity) -> dict[str, Any]:
    baseline = quantity.baseline
    return {
        "span": text[slice(*quantity.span)],
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "relation": quantity.relation,
        "direction": quantity.direction,
        "baseline": text[slice(*baseline)] if baseline else None,
    }


@pytest.mark.parametrize("case", cases())
def test_the_quantities_of_a_sentence(case: dict[str, Any]) -> None:
    assert [told(case["text"], quantity) for quantity in read(case["text"])] == case["quantities"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_quantities_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for quantity in read_plain(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.relation == "about" or (quantity.low, quantity.high) != (None, None)
        end = quantity.span.end


@pytest.mark.parametrize(
    "text",
    ["9" * 100_000, "9," * 50_000, "1 " * 50_000, "two " * 25_000, "a" * 1_000_000, "$" * 100_000,
     "and a half " * 10_000, "thousands of " * 10_000, "-" * 100_000, "rose to " * 10_000 + "5%",
     "five to " * 10_000, "1/" * 50_000, "(" * 100_000, "half of a " * 10_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_text_takes_no_more_than_its_length(text: str) -> None:
    started = time.process_time()
    read_plain(text)
    assert time.process_time() - started < 5


def test_a_fraction_has_four_decimals_and_a_product_no_binary_dust() -> None:
    third, sum_of_money = read("A third of the ships cost $34.3 billion.")
    assert third.low == 0.3333
    assert sum_of_money.low == 34_300_000_000
