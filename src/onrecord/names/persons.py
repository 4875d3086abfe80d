"""Read a person's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.names.lexicon import NameLexicon
from onrecord.names.reading import Band, Name, Word, make_word
from onrecord.names.romanise import is_bare, is_syllabic, romanise, split_words
from onrecord.names.spelling import allowed_slips

# Digits written for the letters that they look like ("0dral").
_LOOKALIKES = str.maketrans("01345789", "oieastbg")
_SHORTEST_MISSPELLED = 3


def read_person(text: str, lexicon: NameLexicon) -> Name:
    """Read `text` as the name of a person.

    Titles before the name, particles and honours after it count for little; "Jr." and "III" are
    taken out as the generation, words of digits as numbers.
    """
    bare = is_bare(text)
    with_initials = not bare and not is_syllabic(text)
    raw, after_comma = _turn_round(romanise(text), lexicon)
    generation = ""
    words: list[Word] = []
    numbers: list[str] = []
    sons: list[int] = []
    last, leading = len(raw) - 1, True
    for i, word in enumerate(raw):
        kind = lexicon.particles.get(word)
        leading = leading and i < last and word in lexicon.titles
        if word.isdigit():
            numbers.append(word)
        elif kind == "generation" and i and (last > 1 or after_comma):
            generation = lexicon.generations[word]
        else:
            if kind == "son":
                sons.append(len(words))
            band = "title" if leading else _band(word, kind, i, last)
            if band == "initial" and not with_initials:
                band = "name"
            spelled = word if word.isalpha() else word.translate(_LOOKALIKES)
            slips = allowed_slips(spelled, shortest=_SHORTEST_MISSPELLED)
            words.append(make_word(spelled, band, bare=bare, slips=slips, sounds=lexicon.sounds))
    return Name(
        words=tuple(words),
        joined="".join([word.text for word in words]),
        initials="",
        numbers=tuple(numbers),
        generation=generation,
        legal=frozenset(),
        fathers=tuple(_fathers(words, sons)) if sons else (),
    )


def _turn_round(latin: str, lexicon: NameLexicon) -> tuple[list[str], bool]:
    """The words in the order of speech, and whether a comma stood among them.

    "Calder, Odral" is turned round, "Odral Calder, Jr." is not.
    """
    family, comma, rest = latin.partition(",")
    raw, given = split_words(family), split_words(rest)
    if given and lexicon.particles.get(given[0]) not in ("generation", "honour"):
        return given + raw, True
    return raw + given, bool(comma)


def _band(word: str, kind: str | None, i: int, last: int) -> Band:
    """What the word at place `i` is, if no title."""
    if kind == "honour" and i > 1:
        return "title"
    if kind in ("article", "particle") and i < last:
        return "light"
    # "Ben Ostmere" is no son of Ostmere.
    if kind == "son" and (i or word != "ben"):
        return "light"
    return "initial" if len(word) == 1 else "name"


def _fathers(words: Sequence[Word], sons: Iterable[int]) -> Iterator[int]:
    """Places of the names after "bin" and its like, where a name stands before it too."""
    for son in sons:
        if any(word.band == "name" for word in words[:son]):
            after = (i for i in range(son + 1, len(words)) if words[i].band == "name")
            yield from list(after)[:1]
