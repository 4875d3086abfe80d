"""How two words that are not equal can be one name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from onrecord.names.lexicon import NameLexicon
from onrecord.names.reading import Word
from onrecord.names.spelling import bones, edits

How = Literal[
    "same",
    "sound",
    "spelling",
    "consonants",
    "language",
    "nickname",
    "initial",
    "joined",
    "acronym",
]
_FIRST_LETTER = 0.5  # slips that another first letter counts beyond the one that it is
_FEW_CONSONANTS = 3


class Likeness(NamedTuple):
    """How two words agree; `cost`: slips of the pen squared over the number of letters, or 0."""

    cost: float
    how: How


KNOWN = frozenset(("common", "trade", "region", "place"))

SAME = Likeness(0.0, "same")
SOUND = Likeness(0.0, "sound")
LANGUAGE = Likeness(0.0, "language")
NICKNAME = Likeness(0.0, "nickname")
INITIAL = Likeness(0.0, "initial")


def liken(left: Word, right: Word, lexicon: NameLexicon) -> Likeness | None:
    """How two words that are not equal can be one, or None.

    Two words that the lexicon knows as different are two words, however alike ("Austria" and
    "Australia", "Hassan" and "Hussein"). A slip is a letter added, dropped, changed or swapped with
    its neighbour, in what is written or in what is heard, whichever has fewer.
    """
    a, b = left.text, right.text
    kinship = _share(a, b, lexicon.spellings)
    if kinship:
        return SOUND
    if left.band == "initial" or right.band == "initial":
        return INITIAL if a[0] == b[0] else None
    if left.band in KNOWN and right.band in KNOWN:
        return None
    if left.sound == right.sound:
        return SOUND
    if _share(a, b, lexicon.languages):
        return LANGUAGE
    if a in lexicon.short_forms.get(b, ()) or b in lexicon.short_forms.get(a, ()):
        return NICKNAME
    if kinship is not None:
        return None
    if left.bare != right.bare:
        return _liken_bones(bones(left.sound), bones(right.sound))
    limit = max(left.slips, right.slips)
    slips: float = min(edits(a, b, limit), edits(left.sound, right.sound, limit))
    if slips <= limit and _digits(a) == _digits(b):
        if a[0] != b[0]:  # the letter that is got wrong least often (Winkler 1990)
            slips += _FIRST_LETTER
        return Likeness(slips * slips / max(len(a), len(b)), "spelling")
    return None


def _liken_bones(left: str, right: str) -> Likeness | None:
    if left == right and left:
        return Likeness(0.0, "consonants")
    if min(len(left), len(right)) > _FEW_CONSONANTS and edits(left, right, 1) == 1:
        return Likeness(1 / max(len(left), len(right)), "consonants")
    return None


def _share(left: str, right: str, groups: Mapping[str, frozenset[int]]) -> bool | None:
    """Whether two words stand in one group; None where one of them stands in none."""
    one, other = groups.get(left), groups.get(right)
    if one is None or other is None:
        return None
    return not one.isdisjoint(other)


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdigit, word))
