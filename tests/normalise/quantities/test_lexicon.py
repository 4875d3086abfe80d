from __future__ import annotations

from typing import Any

import pint
import pycountry
import pytest

from onrecord.errors import ResourceError
from onrecord.normalise.quantities import build_quantity_lexicon
from onrecord.resources import load_lexicons
from tests.normalise.quantities.reading import entries_of, read, read_plain

UNITS, CURRENCIES = entries_of("units"), entries_of("currencies")
NUMBERS, WORDS = entries_of("numbers"), entries_of("quantity_words")
PINT: Any = pint.UnitRegistry()
OUTSIDE_PINT = frozenset(("points", "money", "count", "multiple"))


def params(entries: list[dict[str, Any]], *roles: str) -> list[Any]:
    return [
        pytest.param(entry, id=str(next(iter(entry.get("forms", entry.values())))))
        for entry in entries
        if not roles or entry["role"] in roles
    ]


@pytest.mark.parametrize("entry", [e for e in UNITS if e["dimension"] not in OUTSIDE_PINT])
def test_pint_knows_every_unit(entry: dict[str, Any]) -> None:
    assert PINT.parse_units(entry["unit"])


@pytest.mark.parametrize("entry", [e for e in CURRENCIES if not e.get("withdrawn")])
def test_every_currency_is_in_iso_4217(entry: dict[str, Any]) -> None:
    assert pycountry.currencies.get(alpha_3=entry["code"])


@pytest.mark.parametrize(
    ("form", "name", "factor"),
    [(f, e["unit"], 1) for e in UNITS for f in e["forms"]]
    + [(f, e["code"], e.get("factor", 1)) for e in CURRENCIES for f in e["forms"]],
)
def test_every_name_gives_its_unit(form: str, name: str, factor: float) -> None:
    (quantity,) = read_plain(f"It was 40 {form}.")
    assert (quantity.low, quantity.unit) == (40 * factor, name)


@pytest.mark.parametrize(
    ("symbol", "code"), [(s, e["code"]) for e in CURRENCIES for s in e.get("symbols", ())]
)
def test_every_money_sign_stands_before_the_number(symbol: str, code: str) -> None:
    (quantity,) = read_plain(f"It was {symbol} 40.")
    assert quantity.unit == code


@pytest.mark.parametrize("entry", [*params(UNITS), *params(CURRENCIES)])
def test_a_unit_needs_a_number(entry: dict[str, Any]) -> None:
    (quantity,) = read(entry["example"])
    assert quantity.unit == entry.get("code", entry.get("unit"))
    assert read(entry["not"]) == ()


@pytest.mark.parametrize("entry", params(NUMBERS))
def test_a_number_word_in_its_sentence(entry: dict[str, Any]) -> None:
    (quantity,) = read(entry["example"])
    assert quantity.low is not None
    told = [quantity.unit for quantity in read(entry["not"]) if quantity.low is not None]
    assert told == (["m"] if entry.get("ambiguous") else [])


@pytest.mark.parametrize(
    "entry", params(WORDS, "about", "at_least", "more_than", "at_most", "less_than")
)
def test_a_bound_in_its_sentence(entry: dict[str, Any]) -> None:
    (quantity,) = read(entry["example"])
    assert quantity.relation == entry["role"]
    assert all(quantity.relation != entry["role"] for quantity in read(entry["not"]))


@pytest.mark.parametrize("entry", params(WORDS, "up", "down", "more", "less", "mover"))
def test_a_change_in_its_sentence(entry: dict[str, Any]) -> None:
    wanted = {"more": "up", "less": "down", "mover": "up"}.get(entry["role"], entry["role"])
    (quantity,) = read(entry["example"])
    assert quantity.direction == wanted
    assert all(quantity.direction is None for quantity in read(entry["not"]))


@pytest.mark.parametrize("entry", params(WORDS, "multiple"))
def test_a_multiple_in_its_sentence(entry: dict[str, Any]) -> None:
    (quantity,) = read(entry["example"])
    assert (quantity.low, quantity.unit) == (entry["value"], "times")
    assert quantity.direction == entry.get("direction")
    assert read(entry["not"]) == ()


@pytest.mark.parametrize("entry", params(WORDS, "vague", "share"))
def test_a_vague_word_in_its_sentence(entry: dict[str, Any]) -> None:
    (quantity,) = read(entry["example"])
    assert quantity.low is None
    assert read(entry["not"]) == ()


@pytest.mark.parametrize("entry", params(WORDS, "label", "calibre", "street", "idiom"))
def test_a_word_of_no_count_in_its_sentence(entry: dict[str, Any]) -> None:
    assert read(entry["example"]) == ()
    assert len(read(entry["not"])) == 1


@pytest.mark.parametrize("entry", params(WORDS, "rate", "baseline"))
def test_a_rate_and_a_baseline_in_their_sentences(entry: dict[str, Any]) -> None:
    def found(text: str) -> bool:
        (quantity,) = read(text)
        if entry["role"] == "baseline":
            return quantity.baseline is not None
        return text[slice(*quantity.span)].endswith(tuple(entry["forms"]))

    assert found(entry["example"])
    assert not found(entry["not"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "cardinal", "forms": ["one", "two"], "values": [1]},
        {"role": "odd", "forms": ["x"], "values": [1]},
    ],
)
def test_a_number_entry_must_be_whole(wrong: dict[str, Any]) -> None:
    with pytest.raises(ResourceError, match="numbers"):
        build_quantity_lexicon({**load_lexicons(), "numbers": [wrong]})
