"""Tell whether two forms of a name, within one document, name the same bearer.

Within a document the bar is lower than across documents: a writer who spells one name two ways is
far more common than two bearers whose names differ by a vowel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_VOWELS = re.compile(r"[aeiouyhw'’\-‐‑]+")
_DOUBLED = re.compile(r"(.)\1+")
_LIGHT = frozenset(("al", "el", "bin", "ibn", "van", "von", "der", "de", "di", "jr", "sr", "ii"))
SPELLINGS = {"defense": "defence", "center": "centre", "organization": "organisation"}


def plain(word: str) -> str:
    """`word` in lower case without accents."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def skeleton(word: str) -> str:
    """The consonants of a name as transliterations keep them: "Dolavi", "Dolevi" both "dlv"."""
    flat = plain(word).replace("q", "k").replace("ph", "f").replace("c", "k").replace("z", "s")
    return _DOUBLED.sub(r"\1", flat[:1] + _VOWELS.sub("", flat[1:]))


def edits(left: str, right: str, *, limit: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours between words, up to `limit` + 1."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        next_row = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            next_row.append(cost)
        before, row = row, next_row
    return min(row[-1], limit + 1)


def same_spelling(left: str, right: str, *, consonants: int = 3) -> bool:
    """Whether two words are one name spelled two ways: "Dolavi-Sen", "Dolivai-Sen".

    `consonants`: how many the two must share at least.
    """
    a, b = plain(left), plain(right)
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    bones = skeleton(a)
    if len(bones) < consonants or bones != skeleton(b):
        return False
    return edits(a, b, limit=2) <= (1 if max(len(a), len(b)) <= 6 else 2)


def only_surname(words: Sequence[str]) -> bool:
    """Whether all words but one are particles: "Van der Moss"."""
    return sum(plain(word) not in _LIGHT for word in words) == 1


def same_first_name(left: str, right: str) -> bool:
    """Whether two first names can be one: equal, an initial, a short form, another spelling."""
    a, b = plain(left), plain(right)
    if len(a) == 1 or len(b) == 1 or "." in a + b:
        return a[0] == b[0]
    short, long = sorted((a, b), key=len)
    return (long.startswith(short) and len(short) > 2) or same_spelling(a, b, consonants=2)


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names of two or more words can name one person.

    The surnames agree and the first names can be one; or all words of one stand in the other in
    order ("Odral Vane Calder", "Odral Calder").
    """
    a = [word for word in left if plain(word) not in _LIGHT]
    b = [word for word in right if plain(word) not in _LIGHT]
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    rest = iter(map(plain, long))
    if all(plain(word) in rest for word in short):
        return True
    return same_spelling(a[-1], b[-1]) and same_first_name(a[0], b[0])


def body_key(words: Sequence[str]) -> tuple[str, ...]:
    """A body's name for comparison: lower case, one spelling, no article, no punctuation."""
    flat = (plain(word) for word in words)
    return tuple(
        SPELLINGS.get(word, word)
        for word in flat
        if word[0].isalnum() and word not in ("the", "of", "and", "for")
    )


def initials(words: Sequence[str]) -> str:
    """First letters of the capitalised words: "Ostmere Aero Works" gives OAW."""
    return "".join(word[0] for word in words if word[0].isupper())
