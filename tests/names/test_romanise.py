from __future__ import annotations

import pytest

from onrecord.names.romanise import (
    is_bare,
    is_syllabic,
    join_letters,
    romanise,
    split_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Odral Calder", ["odral", "calder"]),
        ("Варан", ["varan"]),
        ("Δορβάνης", ["dorvanis"]),
        ("Çağlar Øst", ["caglar", "ost"]),
        ("Ｏｄｒａｌ", ["odral"]),
        ("王建国", ["wang", "jian", "guo"]),
        ("김도반", ["gim", "do", "ban"]),
        ("الدرواني", ["al", "drwny"]),
        ("Sana'a O’Venn", ["sanaa", "ovenn"]),
        ("Anne-Marie", ["anne", "marie"]),
        ("Plant No. 12", ["plant", "no", "12"]),
        ("…", []),
    ],
)
def test_romanised_words(text: str, words: list[str]) -> None:
    assert split_words(romanise(text)) == words


def test_the_name_of_god_has_no_article() -> None:
    assert split_words(romanise("الله"))[0] != "al"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Ostmere G.m.b.H.", "Ostmere GmbH"),
        ("Ostmere S.A.", "Ostmere SA"),
        ("Ostmere A/S", "Ostmere AS"),
        ("J.P. Calder", "JP Calder"),
        ("Ostmere Works. Calder", "Ostmere Works. Calder"),
        ("Ostmere/Calder", "Ostmere/Calder"),
    ],
)
def test_letters_that_belong_together(text: str, joined: str) -> None:
    assert join_letters(text).split() == joined.split()


@pytest.mark.parametrize("text", ["محمد", "דוד", "राजेश", "ព"])
def test_scripts_without_vowels(text: str) -> None:
    assert is_bare(text)


@pytest.mark.parametrize("text", ["Odral", "Варан", "Γιώργος", "გიორგი", "김", "Գրիգոր"])
def test_scripts_with_vowels(text: str) -> None:
    assert not is_bare(text)


def test_syllabic_scripts() -> None:
    assert is_syllabic("김")
    assert is_syllabic("王")
    assert not is_syllabic("Kim")
    assert not is_syllabic("Ким")
