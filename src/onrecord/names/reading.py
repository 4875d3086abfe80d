"""What a name is once read: its words, each with what it is worth in a comparison."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.names.lexicon import Sounds
from onrecord.names.spelling import sound

NameKind = Literal["person", "organisation"]
Band = Literal["name", "initial", "light", "title", "common", "trade", "region", "place", "number"]


class Word(NamedTuple):
    """A word of a name.

    `text`: as written, in lower-case ASCII. `value`: what it is read as; equal values, equal words.
    `sound`: `value` as transliterations agree on it. `bare`: whether its script leaves vowels out.
    `slips`: how many slips of the pen it may bear.
    """

    text: str
    value: str
    sound: str
    band: Band
    bare: bool
    slips: int


class Name(NamedTuple):
    """A name as read.

    `joined`: its words without spaces. `initials`: of an organisation's words. `numbers`: in
    order. `generation`: "2" for Jr. `legal`: what the legal forms amount to. `fathers`: places of
    words that name somebody's father ("bin Karim").
    """

    words: tuple[Word, ...]
    joined: str
    initials: str
    numbers: tuple[str, ...]
    generation: str
    legal: frozenset[str]
    fathers: tuple[int, ...]


def make_word(text: str, band: Band, *, bare: bool, slips: int, sounds: Sounds) -> Word:
    """A word that no lexicon reads as another."""
    heard = sound(text, sounds)
    return Word(text, text, heard, band, bare, slips)
