"""Write names of any script in plain Latin letters, and cut them into words.

Romanising is by `anyascii` (ISC licence), letter by letter; what several romanisations make of one
sound is evened out later (`spelling.py`). Scripts that leave vowels out come out without them, so
their words are marked `bare` and later compared by their consonants alone.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

# Scripts whose letters are syllables or words: anyascii writes each with a capital ("WangJianGuo").
_SYLLABLES = re.compile(r"[\u1100-\u11ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
# Hebrew, Arabic and their like; and the scripts of South and South-East Asia, whose first vowel
# is not written.
_BARE = re.compile(r"[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]")
# The Arabic article, but not where the word is God's name ("Allah").
_ARABIC_ARTICLE = re.compile(r"\bال(?!له)")
# The letter bet, which at the beginning of a word is a b and else mostly a v.
_HEBREW_B = re.compile(r"\b\u05d1")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_SINGLE_SLASH = re.compile(r"\b([A-Za-z])/([A-Za-z])\b")
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʿʾ]")
_WORD = re.compile(r"[a-z0-9]+")


def is_bare(text: str) -> bool:
    """Whether `text` is in a script that leaves out vowels."""
    return not text.isascii() and _BARE.search(text) is not None


def is_syllabic(text: str) -> bool:
    """Whether a sign of `text` is a syllable or a word, so that one letter is no initial."""
    return not text.isascii() and _SYLLABLES.search(text) is not None


def romanise(text: str) -> str:
    """`text` in ASCII, capitals kept: "Варан" gives "Varan", "王建国" gives "Wang Jian Guo"."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    text = _HEBREW_B.sub("b", _ARABIC_ARTICLE.sub("al-", text))
    latin: str = anyascii(text)
    return _CAPITAL.sub(" ", latin) if _SYLLABLES.search(text) else latin


def split_words(latin: str) -> list[str]:
    """The words of a romanised name in lower case: letters and digits only.

    Apostrophes vanish ("Sana'a" is one word), everything else parts words.
    """
    return _WORD.findall(_APOSTROPHES.sub("", latin).lower())


def join_letters(latin: str) -> str:
    """Make one word of dotted letters ("G.m.b.H.") and of letters around a slash ("A/S")."""
    if "." in latin:
        latin = _DOTTED.sub(_undotted, latin)
    return _SINGLE_SLASH.sub(r"\1\2", latin) if "/" in latin else latin


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "") + " "
