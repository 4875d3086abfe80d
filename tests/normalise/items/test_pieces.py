from __future__ import annotations

import pytest

from onrecord.normalise.items import build_item_lexicon
from onrecord.normalise.items.pieces import find_pieces
from onrecord.normalise.items.tokens import tokenise
from tests.normalise.marked import entries

NAMES = ("items", "designations", "states", "organisations")
LEXICON = build_item_lexicon({name: entries(name) for name in NAMES})


def pieces(text: str) -> list[tuple[str, str]]:
    found = find_pieces(text, tokenise(text), LEXICON)
    return [(piece.role, text[slice(*piece.span)]) for piece in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("armed frigates", [("modifier", "armed"), ("kind", "frigates")]),
        ("armed, drones", [("modifier", "armed"), ("kind", "drones")]),
        ("7.62x51 mm rifle", [("calibre", "7.62x51 mm"), ("kind", "rifle")]),
        ("155-mm shells", [("calibre", "155-mm"), ("kind", "shells")]),
        ("F-16s", [("designation", "F-16s")]),
        ("F16C", [("designation", "F16C")]),
        ("T-72B3", [("designation", "T-72B3")]),
        ("QX-12", [("designation", "QX-12")]),
        ("Leopard 2A7", [("designation", "Leopard 2A7")]),
        ("Leopard 2", [("designation", "Leopard 2")]),
        ("K9", [("designation", "K9")]),
        ("C2I", []),
        ("Route X-12", []),
        ("COVID-19", []),
        ("US$-12", []),
        ("12%", []),
        ("mbt", []),
        ("MBTs", [("kind", "MBTs")]),
        ("think tank", []),
        ("Patriot systems", [("designation", "Patriot"), ("head", "systems")]),
    ],
)
def test_pieces(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text) == expected


def test_a_calibre_is_in_millimetres() -> None:
    found = find_pieces("5.56×45 mm", tokenise("5.56×45 mm"), LEXICON)
    assert [piece.calibre for piece in found] == [5.56]
