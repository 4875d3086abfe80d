from __future__ import annotations

import pytest

from onrecord.toolkit import Toolkit, load_toolkit
from tests.classify.test_evidence import read


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


def test_a_claim_is_read_with_what_stands_in_it(toolkit: Toolkit) -> None:
    text = (
        "Orsa Kelm said on 3 May that France had ordered 24 howitzers for more than $90 million, "
        "and Turkey was mentioned elsewhere."
    )
    reading, _ = read(text, toolkit)
    assert reading.stage == "contracted"
    assert reading.countries[0] == "FR"
    assert [(q.low, q.unit, q.relation) for q in reading.quantities] == [
        (24, "howitzers", "exact"),
        (90e6, "USD", "more_than"),
    ]
    assert [text[slice(*item.span)] for item in reading.items] == ["howitzers"]
    assert not reading.modality.negated


def test_a_claim_of_nothing_in_particular_has_no_values(toolkit: Toolkit) -> None:
    reading, _ = read("Orsa Kelm said the talks had gone well.", toolkit)
    assert (reading.stage, reading.quantities, reading.countries, reading.items) == (
        None,
        (),
        (),
        (),
    )
