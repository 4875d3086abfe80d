from __future__ import annotations

import pytest

from onrecord.normalise.quantities.nouns import noun_after, time_unit
from tests.normalise.quantities.reading import LEXICON, page_of, read


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Varania bought 36 Orlan fighter jets.", "fighter jets"),
        ("Varania bought 48 trucks from Ostmark.", "trucks"),
        ("Varania bought two of our loitering missile systems.", "loitering missile systems"),
        ("Varania bought 40 more ships.", "ships"),
        ("Varania sent a four-member crew.", "member"),
        ("Varania took a third of Brevia's delegates.", "delegates"),
        ("Varania waited three consecutive years.", "year"),
    ],
)
def test_a_number_counts_a_noun(text: str, unit: str) -> None:
    (quantity,) = read(text)
    assert quantity.unit == unit
    assert unit.split()[-1] in text[slice(*quantity.span)]


def test_nothing_is_counted_over_a_comma() -> None:
    text = "Varania sent 40, ships and all."
    assert noun_after(page_of(text), text.index(",")) is None


def test_a_phrase_may_end_in_a_unit_of_time() -> None:
    unit = time_unit("consecutive years", LEXICON)
    assert unit
    assert unit.name == "year"
    assert time_unit("fighter jets", LEXICON) is None
