"""Read an organisation's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.names.legal import peel_legal_forms
from onrecord.names.lexicon import Known, NameLexicon
from onrecord.names.reading import Name, Word, make_word
from onrecord.names.romanise import is_bare, join_letters, romanise, split_words
from onrecord.names.spelling import allowed_slips, sound

# A legal form written against the name ("OstmereAG").
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z]{2,5}\b)")
# Endings of Slavic adjectives made from names of places.
_ADJECTIVE = re.compile(r"(?<=\w{4})(?:sk(?:iy|ii|yi|y|aya|oye|oe|ogo|oi|oy))$")
_ROMAN = {"i": "1", "v": "5", "x": "10"}
_SHORTEST_MISSPELLED = 5  # shorter words are mostly letters that stand for words


def read_organisation(text: str, lexicon: NameLexicon) -> Name:
    """Read `text` as the name of an organisation, a ship or a unit.

    Legal forms and numbers are taken out; words that a lexicon knows are read in one language.
    """
    bare = is_bare(text)
    # Capitals of other scripts can come out as several letters: their case tells nothing.
    latin = _GLUED.sub(" ", text) if text.isascii() else romanise(text)
    raw, legal = peel_legal_forms(split_words(join_letters(latin)), lexicon)
    raw = _join_single_letters(raw)
    words: list[Word] = []
    numbers: list[str] = []
    initials = ""
    i, after_number = 0, -1
    while i < len(raw):
        size, known = _known_at(raw, i, lexicon)
        spelled = raw[i : i + size]
        if known is None or known.band != "small":
            initials += "".join([word[0] for word in spelled])
        number = _number(spelled[0], known, "" if i == 0 else latin)
        if number:
            _add_number(numbers, number, follows=i == after_number)
            after_number = i + size
        elif known is None:
            words.append(_distinctive(spelled[0], lexicon, bare=bare))
        elif known.band != "small":
            text_as_one = "".join(spelled)
            words.append(Word(text_as_one, known.value, known.value, known.band, bare, 0))
        i += size
    return Name(
        words=tuple(words),
        joined="".join(raw),
        initials=initials,
        numbers=tuple(numbers),
        generation="",
        legal=legal,
        fathers=(),
    )


def _known_at(raw: Sequence[str], i: int, lexicon: NameLexicon) -> tuple[int, Known | None]:
    """How many words from `i` on are one known phrase, and what it is."""
    for phrase, known in lexicon.known.get(raw[i], ()):
        if len(phrase) == 1 or tuple(raw[i : i + len(phrase)]) == phrase:
            return len(phrase), known
    return 1, None


def _distinctive(word: str, lexicon: NameLexicon, *, bare: bool) -> Word:
    """A word that no lexicon knows; it sounds as the noun that it is made from ("Varanskiy")."""
    slips = allowed_slips(word, shortest=_SHORTEST_MISSPELLED)
    made = make_word(word, "name", bare=bare, slips=slips, sounds=lexicon.sounds)
    stem = _ADJECTIVE.sub("", word)
    return made if stem == word else made._replace(sound=sound(stem, lexicon.sounds))


def _number(word: str, known: Known | None, latin: str) -> str:
    """The number that a word stands for, or ""; I, V and X only where `latin` has them as words."""
    if known and known.band == "number":
        return known.value
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word in _ROMAN and word.upper() in latin.split():
        return _ROMAN[word]
    return ""


def _add_number(numbers: list[str], number: str, *, follows: bool) -> None:
    """Add a number; "forty" that a "four" `follows` is one."""
    if follows and len(number) == 1 and len(numbers[-1]) == 2 and numbers[-1].endswith("0"):
        numbers[-1] = numbers[-1][0] + number
    else:
        numbers.append(number)


def _join_single_letters(raw: Sequence[str]) -> list[str]:
    """Make one word of neighbouring single letters: "J P Calder", "L & H Calder"."""
    joined: list[str] = []
    follows = False
    for word in raw:
        single = len(word) == 1 and word.isalpha()
        if single and follows:
            joined[-1] += word
        else:
            joined.append(word)
        follows = single
    return joined
