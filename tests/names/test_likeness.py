from __future__ import annotations

import pytest

from onrecord.names import NameKind, packaged_lexicon, read_names
from onrecord.names.likeness import Likeness, liken


def likened(one: str, other: str, kind: NameKind = "person") -> Likeness | None:
    lexicon = packaged_lexicon()
    left, right = (read_names(text, kind, lexicon=lexicon)[0].words[0] for text in (one, other))
    return liken(left, right, lexicon)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Dorvanoff", "Dorvanov", "sound"),
        ("Mohammad", "Muhammed", "sound"),
        ("Calder", "Caldar", "spelling"),
        ("John", "Juan", "language"),
        ("Bob", "Robert", "nickname"),
        ("O", "Odral", "initial"),
        ("محمد", "Mohamad", "consonants"),
    ],
)
def test_how(one: str, other: str, how: str) -> None:
    for pair in ((one, other), (other, one)):
        found = likened(*pair)
        assert found is not None
        assert found.how == how


@pytest.mark.parametrize(
    ("one", "other"),
    [("Odral", "Maren"), ("O", "Maren"), ("Li", "Lu"), ("Calder", "Venn"), ("محمد", "Karim")],
)
def test_not_alike(one: str, other: str) -> None:
    assert likened(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Austria", "Australia"), ("Motor", "Metal"), ("VXC", "VXD"), ("K9x4", "K9x5")],
)
def test_other_words_of_organisations(one: str, other: str) -> None:
    assert likened(one, other, "organisation") is None


def test_a_slip_costs_more_in_a_short_word_and_in_the_first_letter() -> None:
    first, short, long = (
        likened(*pair)
        for pair in (("Kalder", "Talder"), ("Vosk", "Vusk"), ("Dorvandsen", "Dorvandsan"))
    )
    assert first is not None
    assert short is not None
    assert long is not None
    assert short.cost > long.cost
    assert first.cost > 1 / 6
