from __future__ import annotations

import pytest

from onrecord.names import Name, packaged_lexicon
from onrecord.names.organisations import read_organisation


def read(text: str) -> Name:
    return read_organisation(text, packaged_lexicon())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ostmere Works AG", "ostmere=name factory=trade"),
        ("The Bank of Ostmere", "bank=trade ostmere=name"),
        ("Banco Ostmere", "bank=trade ostmere=name"),
        ("Ostmere Norwegian Group", "ostmere=name NO=place group=common"),
        ("Ostmere Europe", "ostmere=name europe=region"),
        ("L & H Ostmere", "lh=name ostmere=name"),
        ("J P Calder", "jp=name calder=name"),
        ("OstmereAG", "ostmere=name"),
    ],
)
def test_words(text: str, values: str) -> None:
    assert " ".join(f"{word.value}={word.band}" for word in read(text).words) == values


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Brigade 31", ("31",)),
        ("Brigade Thirty-One", ("31",)),
        ("Brigade Thirty 1", ("31",)),
        ("Calder Fund XII", ("12",)),
        ("Calder Fund V", ("5",)),
        ("V Calder Fund", ()),
        ("Calder v Venn", ()),
        ("Calder Trust 2004-1", ("2004", "1")),
        ("Plant No. 007", ("7",)),
    ],
)
def test_numbers(text: str, numbers: tuple[str, ...]) -> None:
    assert read(text).numbers == numbers


def test_initials_are_of_the_words_that_count() -> None:
    assert read("Institute of Strategic Studies of Ostmark").initials == "isso"


def test_an_adjective_sounds_as_its_place() -> None:
    (word,) = read("Варанский").words
    assert word.sound == read("Varan").words[0].sound


def test_legal_forms_are_apart() -> None:
    name = read("Ostmere Works GmbH")
    assert name.legal == {"limited"}
    assert name.joined == "ostmereworks"
