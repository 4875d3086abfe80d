from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.actors.tokens import tokenise
from onrecord.records import Span

CUTS = [
    ("U.S. boats", ["U.S.", "boats"]),
    ("Varania’s navy", ["Varania", "'s", "navy"]),
    ("the yards' head", ["the", "yards", "'", "head"]),
    ("Dolavi-Sen, O'Venn", ["Dolavi-Sen", ",", "O'Venn"]),
    ("Lt. Col. Venn", ["Lt", ".", "Col", ".", "Venn"]),
    ("$1,480.5m", ["$", "1,480.5m"]),
    ("(OAW)", ["(", "OAW", ")"]),
    ("Kestrel/Orme & Co", ["Kestrel", "/", "Orme", "&", "Co"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), CUTS)
def test_tokens_are_what_names_are_made_of(text: str, words: list[str]) -> None:
    assert tokenise(text).words == words


@given(st.text(max_size=80))
def test_tokens_are_in_order_and_hold_all_that_is_no_white_space(text: str) -> None:
    tokens = tokenise(text)
    edges = [edge for span in zip(tokens.starts, tokens.ends, strict=True) for edge in span]
    assert edges == sorted(edges)
    assert sum(map(len, tokens.words)) == len("".join(text.split()))
    assert all(tokens.words[i][0].isupper() for i in tokens.capitals)


def test_a_span_finds_the_tokens_that_it_touches() -> None:
    tokens = tokenise("Odral Venn said")
    assert tokens.inside(0, 10) == (0, 2)
    assert tokens.inside(2, 3) == (0, 1)
    assert tokens.inside(5, 6) == (1, 1)
    assert tokens.span(1, 3) == Span(6, 15)
