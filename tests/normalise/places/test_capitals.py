from __future__ import annotations

import pytest

from onrecord.normalise.places import build_place_lexicon
from onrecord.normalise.places.capitals import stands_for_government
from onrecord.normalise.places.page import open_page
from onrecord.records import Span
from tests.normalise.marked import entries, tagged

LEXICON = build_place_lexicon({name: entries(name) for name in ("states", "place_words")})

GOVERNMENTS = (
    "Oslo denied the sale.",
    "The sale was denied by Oslo.",
    "They accused Oslo of delay.",
    "The order from Oslo stands.",
    "Sanctions on Oslo were lifted.",
    "Oslo-backed firms bid.",
    "Firms loyal to Oslo bid.",
    "Oslo officials bid.",
    "Oslo's offer stands.",
    "Talks between Varania and Oslo stalled.",
)
TOWNS = (
    "It was shown in Oslo.",
    "They went to Oslo by train.",
    "OSLO (Varan News) - It was shown.",
    "Oslo-based firms bid.",
    "Oslo's harbour froze.",
    "Oslo hosted the fair.",
    "Shells hit Oslo.",
    "They sailed from Oslo to Kesh.",
    "The suburbs of Oslo are quiet.",
    "The fair in Kesh and Oslo opened.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [*((text, True) for text in GOVERNMENTS), *((text, False) for text in TOWNS)],
)
def test_what_governs_a_capital_decides(text: str, expected: bool) -> None:
    start = text.lower().index("oslo")
    page = open_page(*tagged(text))
    assert stands_for_government(page, Span(start, start + 4), LEXICON) is expected
