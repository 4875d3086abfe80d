from __future__ import annotations

import pytest

from onrecord.normalise.items.tokens import first_token, name_end, tokenise


def test_tokens_are_runs_of_letters_and_digits() -> None:
    tokens = tokenise("155-mm guns, K9A1 & more")
    assert tokens.words == ["155", "mm", "guns", "K9A1", "more"]
    assert tokens.joined == [False, True, True, False, False]
    assert [tokens.ends[0], tokens.starts[1]] == [3, 4]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("Varan flew", 0, 5),
        ("Varans flew", 0, 6),
        ("Varanese", 0, 0),
        ("a Varan", 2, 7),
        ("", 0, 0),
    ],
)
def test_a_name_ends_as_a_whole_word(text: str, start: int, expected: int) -> None:
    assert name_end(text, "Varan", start) == expected


def test_the_first_token_of_a_name() -> None:
    assert (first_token("Varan-3"), first_token("…")) == ("Varan", "")
