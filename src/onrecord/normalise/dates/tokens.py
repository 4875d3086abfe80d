"""A text as a string of kinds, one character a word, so that patterns of words are plain regexes.

"the end of May 2031" becomes the five characters of article, edge, of, month and year; a pattern
``<article>? <edge> <of> <month> <year>`` finds it whatever the words are. A word that no lexicon
knows is `OTHER`, the end of a line is the kind `line`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.normalise.dates.lexicon import Word

# Kinds of numbers and signs, known by their form; all others come from the lexicons.
_BY_FORM = (
    "iso", "slashed", "clock", "short_clock", "day", "year", "integer", "decimal", "digits_nth",
    "short_year", "decade", "fiscal_code", "quarter_code", "half_code",
    "comma", "dot", "hyphen", "slash", "open", "close", "apostrophe", "line",
)  # fmt: skip
_BY_WORD = (
    "number", "hundred", "half", "several", "couple", "dozen", "nth", "second", "final", "weekday",
    "weekday_short", "season", "unit", "units", "clock_unit", "weekend", "quarter", "last",
    "previous", "next", "following", "this", "same", "ago", "earlier", "later", "before", "after",
    "part", "edge", "dayref", "daypart", "vague", "recent", "frequency", "every", "other", "per",
    "meridiem", "zone", "fiscal", "fy", "iranian", "islamic", "calendar", "starting", "ending",
    "solar_era", "lunar_era", "common_era", "article", "a", "of", "in", "within", "over", "and",
    "to", "from", "between", "since", "until", "month", "solar_month", "lunar_month",
    "named_day",
)  # fmt: skip
_FIRST_CODE = 0x4E00
KINDS: Mapping[str, str] = {
    kind: chr(_FIRST_CODE + n) for n, kind in enumerate((*_BY_FORM, *_BY_WORD))
}
OTHER = "x"

_TOKEN = re.compile(
    r"""
    \d{4}-\d{1,2}-\d{1,2}(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
    | \d{1,4}([/.])\d{1,2}\1\d{1,4}(?![\w/]|\.\d)
    | \d{1,2}:\d\d(?::\d\d)?(?:[ap]m)?(?![\w:])
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)
    | \d+(?:\.\d+)?(?!\w)
    | \d{2,4}['’]?s(?!\w)
    | ['’]\d\ds?(?!\w)
    | \w+
    | \n
    | \S
    """,
    re.VERBOSE,
)
_SIGNS: Mapping[str, str] = {
    ",": "comma", ".": "dot", "-": "hyphen", "–": "hyphen", "—": "hyphen", "−": "hyphen",
    "‑": "hyphen", "/": "slash", "(": "open", ")": "close", "'": "apostrophe", "’": "apostrophe",
    "\n": "line",
}  # fmt: skip
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_SHORT_CLOCK = re.compile(r"\d{1,2}[ap]m")
_FISCAL_CODE = re.compile(r"fy(?:\d{4}|\d{2})")
_QUARTER_CODE = re.compile(r"q[1-4]|[1-4]q(?:\d{4}|\d{2})?")
_HALF_CODE = re.compile(r"h[12]|[12]h(?:\d{4}|\d{2})?")


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a text as columns: `codes` one character each, offsets, what they stand for."""

    codes: str
    starts: list[int]
    ends: list[int]
    values: list[Any]


def tokenise(text: str) -> Iterator[tuple[str, int, int]]:
    """The words, numbers and signs of `text` in lower case, with where they start and end."""
    return ((m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text))


def scan(text: str, words: Mapping[str, tuple[Word, ...]]) -> Scan:
    """See `text` as kinds. Linear in its length."""
    tokens = list(tokenise(text))
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Any] = []
    at = 0
    while at < len(tokens):
        token, start, end = tokens[at]
        at += 1
        code, value = OTHER, None
        if forms := words.get(token):
            for word in forms:
                length = len(word.rest)
                if word.capital and not text[start].isupper():
                    continue
                if length and tuple(t[0] for t in tokens[at : at + length]) != word.rest:
                    continue
                code, value = KINDS[word.kind], word.value
                if length:
                    end = tokens[at + length - 1][2]
                    at += length
                break
        elif not token[0].isalpha() or (len(token) < 7 and token[-1].isdecimal()):
            kind, value = _by_form(token)
            code = KINDS[kind] if kind else OTHER
        codes.append(code)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Scan("".join(codes), starts, ends, values)


def _by_form(token: str) -> tuple[str | None, Any]:
    """The kind of a number or sign, and its value: a number, or the token itself."""
    if kind := _SIGNS.get(token):
        return kind, None
    if token.isdecimal():
        return _whole_number(token)
    if len(token) > 40:
        return None, None
    if _NTH.fullmatch(token):
        return "digits_nth", int(token[:-2])
    if token[0].isdecimal() and "-" in token:
        return "iso", token
    if ":" in token:
        return "clock", token
    if token[0] in "'’" and token[1:].isdecimal():
        return "short_year", int(token[1:])
    if token.endswith("s") and len(token) > 2:
        digits = token.strip("s'’")
        return ("decade", int(digits)) if digits.isdecimal() and digits[-1] in "0۰٠" else (None, 0)
    for kind, pattern in (
        ("short_clock", _SHORT_CLOCK),
        ("fiscal_code", _FISCAL_CODE),
        ("quarter_code", _QUARTER_CODE),
        ("half_code", _HALF_CODE),
    ):
        if pattern.fullmatch(token):
            return kind, token
    return _decimal_or_slashed(token)


def _whole_number(token: str) -> tuple[str, int]:
    if len(token) > 9:
        return "integer", 0
    number = int(token)
    if len(token) <= 2 and 1 <= number <= 31:
        return "day", number
    return ("year" if len(token) == 4 and number >= 1000 else "integer"), number


def _decimal_or_slashed(token: str) -> tuple[str | None, Any]:
    if not token[0].isdecimal():
        return None, None
    if "/" in token or token.count(".") == 2:
        return "slashed", token
    number = token.replace(",", "")
    return ("decimal", float(number)) if number.replace(".", "", 1).isdecimal() else (None, None)
