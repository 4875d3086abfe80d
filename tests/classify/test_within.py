from __future__ import annotations

from typing import Any

from onrecord.classify.within import countries_of, quantities_of, within
from onrecord.records import Place, Quantity, Span


def place(at: int, country: str) -> Place:
    return Place(span=Span(at, at + 2), country=country)


def quantity(at: int, **more: Any) -> Quantity:
    known: dict[str, Any] = {
        "low": 4,
        "high": 4,
        "unit": "boats",
        "relation": "exact",
        "direction": None,
        "measure": "count",
        "baseline": None,
    }
    return Quantity(span=Span(at, at + 2), **known | more)


PLACES = [place(0, "FR"), place(4, "TR"), place(8, "FR"), place(20, "IN")]


def test_values_belong_to_the_span_they_begin_in() -> None:
    assert within(PLACES, (Span(4, 8),)) == [PLACES[1]]
    assert within(PLACES, (Span(0, 1), Span(8, 30))) == [PLACES[0], PLACES[2], PLACES[3]]
    assert within(PLACES, (Span(9, 20),)) == []


def test_a_country_is_named_once_in_the_order_of_the_text() -> None:
    assert countries_of(PLACES, (Span(0, 30),)) == ("FR", "TR", "IN")


def test_lengths_of_time_are_no_quantities_of_a_statement() -> None:
    years = quantity(0, unit="year", measure="size")
    yearly = quantity(4, unit="year", measure="count")
    assert quantities_of([years, yearly], (Span(0, 10),)) == (yearly,)


def test_a_baseline_elsewhere_is_left_out() -> None:
    inside, outside = quantity(0, baseline=Span(4, 8)), quantity(4, baseline=Span(30, 40))
    first, second = quantities_of([inside, outside], (Span(0, 20),))
    assert first.baseline == Span(4, 8)
    assert second.baseline is None
