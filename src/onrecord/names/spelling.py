"""Hold two words against each other: one spelling, one sound, one set of consonants, few edits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from onrecord.names.lexicon import Sounds

# Vowels, and the letters that stand for them or vanish between scripts; then consonants that other
# scripts do not tell apart: Arabic writes p as b and g as j or k.
_BONES = str.maketrans("bdgjcqz", "ptkkkks", "aeiouyhwv")
_MOST_SLIPS = 3
_LETTERS_A_SLIP = 6
_DOUBLED = re.compile(r"(.)\1+")


def sound(word: str, sounds: Sounds) -> str:
    """`word` with the letters that transliterations differ in evened out."""
    for letters, to in sounds.begin.get(word[:1], ()):
        if word.startswith(letters):
            word = to + word[len(letters) :]
            break
    for letters, to in sounds.end.get(word[-1:], ()):
        if word.endswith(letters) and len(word) > len(letters):
            word = word[: -len(letters)] + to
            break
    inside = sounds.inside
    return sounds.anywhere.sub(lambda found: inside.get(found[0]) or found[0][0], word)


def bones(heard: str) -> str:
    """The consonants of a sound, as scripts without vowels keep them: "Fernando" gives "frnt"."""
    return _DOUBLED.sub(r"\1", heard.translate(_BONES))


def edits(left: str, right: str, limit: int) -> int:
    """Letters added, dropped, changed or swapped with a neighbour, up to `limit` + 1.

    Optimal string alignment distance (Damerau 1964, as restricted by Boytsov 2011).
    """
    return OSA.distance(left, right, score_cutoff=limit)


def allowed_slips(word: str, *, shortest: int) -> int:
    """How many slips of the pen `word` may bear, none below `shortest` letters, and be itself."""
    return 0 if len(word) < shortest else min(_MOST_SLIPS, 1 + len(word) // _LETTERS_A_SLIP)
