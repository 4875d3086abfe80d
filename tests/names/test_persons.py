from __future__ import annotations

import pytest

from onrecord.names import Name, packaged_lexicon
from onrecord.names.persons import read_person


def read(text: str) -> Name:
    return read_person(text, packaged_lexicon())


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("Odral Calder", "odral=name calder=name"),
        ("Calder, Odral", "odral=name calder=name"),
        ("Odral V. Calder", "odral=name v=initial calder=name"),
        ("O.V. Calder", "o=initial v=initial calder=name"),
        ("Brig. Gen. Odral Calder", "brig=title gen=title odral=name calder=name"),
        ("Odral King", "odral=name king=name"),
        ("King", "king=name"),
        ("Odral Calder, PhD", "odral=name calder=name phd=title"),
        ("Karim al-Dorvani", "karim=name al=light dorvani=name"),
        ("Karim bin Salvan", "karim=name bin=light salvan=name"),
        ("Ben Ostmere", "ben=name ostmere=name"),
        ("0dral Ca1der", "odral=name caider=name"),
        ("이서준", "i=name seo=name jun=name"),
    ],
)
def test_words(text: str, bands: str) -> None:
    assert " ".join(f"{word.text}={word.band}" for word in read(text).words) == bands


@pytest.mark.parametrize(
    ("text", "generation"),
    [
        ("Odral Calder Jr.", "2"),
        ("Odral Calder, Jr.", "2"),
        ("Odral Calder III", "3"),
        ("Calder, Jr.", "2"),
        ("Odral Junior", ""),
        ("Odral Calder", ""),
    ],
)
def test_generation(text: str, generation: str) -> None:
    assert read(text).generation == generation


@pytest.mark.parametrize(
    ("text", "fathers"),
    [
        ("Karim bin Salvan", (2,)),
        ("Karim bin al-Salvan", (3,)),
        ("Karim bin Salvan bin Odran", (2, 4)),
        ("bin Salvan", ()),
        ("Karim bin", ()),
    ],
)
def test_fathers(text: str, fathers: tuple[int, ...]) -> None:
    assert read(text).fathers == fathers


def test_words_of_digits_are_numbers() -> None:
    assert read("Odral 7 Calder").numbers == ("7",)
