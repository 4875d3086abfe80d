"""A text as a string of kinds, one character a word, so that patterns of words are plain regexes.

"the end of May 2031" becomes the five characters of article, edge, of, month and year; a pattern
``<article>? <edge> <of> <month> <year>`` finds it whatever the words are. A word that no lexicon
knows is `OTHER`, the end of a line is the kind `line`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    "past", "weekday_short", "season", "unit", "units", "clock_unit", "weekend", "night", "quarter",
    "time", "last", "previous", "next", "following", "this", "same", "ago", "earlier", "later",
    "before", "after", "part", "edge", "whole", "long", "dayref", "daypart", "vague", "recent",
    "frequency", "every", "other", "meridiem", "zone", "fiscal", "fy", "iranian", "islamic",
    "calendar", "starting", "ending", "solar_era", "lunar_era", "common_era", "article", "a", "of",
    "in", "within", "over", "and", "to", "through", "from", "between", "since", "onward", "until",
    "month", "solar_month", "lunar_month", "named_day",
)  # fmt: skip
_FIRST_CODE = 0x4E00
KINDS: Mapping[str, str] = {
    kind: chr(_FIRST_CODE + n) for n, kind in enumerate((*_BY_FORM, *_BY_WORD))
}
OTHER = "x"
# Kinds too common to begin looking at: a time expression has one that is not of these.
_GLUE = (
    "comma", "dot", "hyphen", "slash", "open", "close", "apostrophe", "integer", "decimal", "day",
    "number", "hundred", "half", "several", "couple", "dozen", "nth", "second", "final", "last",
    "previous", "next", "following", "this", "same", "ago", "earlier", "later", "before", "after",
    "part", "edge", "whole", "long", "time", "every", "other", "fiscal", "iranian", "islamic",
    "calendar", "starting", "ending", "article", "a", "of",
    "in", "within", "over", "and", "to", "through", "from", "between", "since", "onward", "until",
    "digits_nth", "zone",
)  # fmt: skip
STRETCH = re.compile(f"[^{OTHER}{KINDS['line']}]+")
TELLING = re.compile(f"[^{OTHER}{KINDS['line']}{''.join(KINDS[kind] for kind in _GLUE)}]")

# Words first: most of a text is words, and the first alternative that matches is taken.
_TOKEN = re.compile(
    r"""
    [^\W\d]\w*
    | \d{4}-\d{1,2}-\d{1,2}(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
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
LONGEST = 40  # code points; no number that is part of a date is longer
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", re.compile(r"\d{4}-.*")),
    ("clock", re.compile(r"\d+:.*")),
    ("slashed", re.compile(r"\d+([/.])\d+\1\d+")),
    ("short_clock", re.compile(r"\d{1,2}[ap]m")),
    ("fiscal_code", re.compile(r"fy(?:\d{4}|\d{2})")),
    ("quarter_code", re.compile(r"q[1-4]|[1-4]q(?:\d{4}|\d{2})?")),
    ("half_code", re.compile(r"h[12]|[12]h(?:\d{4}|\d{2})?")),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a text: `codes` one character each, `spans` their offsets in the text.

    `values`: what those that have a kind stand for, by index.
    """

    codes: str
    spans: list[tuple[int, int]]
    values: dict[int, Any]


def tokenise(text: str) -> list[str]:
    """The words, numbers and signs of `text` in lower case."""
    return [match.group().lower() for match in _TOKEN.finditer(text)]


def scan(text: str, words: Mapping[str, tuple[Word, ...]]) -> Scan:
    """See `text` as kinds. Linear in its length."""
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    values: dict[int, Any] = {}
    matches = list(_TOKEN.finditer(text))
    skipped = 0  # words that a form of several words has taken
    for at, match in enumerate(matches):
        if skipped:
            skipped -= 1
            continue
        token, span = match.group().lower(), match.span()
        code, value = OTHER, None
        if forms := words.get(token):
            for word in forms:
                following = matches[at + 1 : at + 1 + len(word.rest)]
                if (not word.capital or text[span[0]].isupper()) and word.rest == tuple(
                    m.group().lower() for m in following
                ):
                    code, value, skipped = KINDS[word.kind], word.value, len(word.rest)
                    break
        elif not token.isalpha() and (kind_and_value := _by_form(token)):
            code, value = KINDS[kind_and_value[0]], kind_and_value[1]
        if code != OTHER:
            values[len(codes)] = value
            if skipped:
                span = (span[0], matches[at + skipped].end())
        codes.append(code)
        spans.append(span)
    return Scan("".join(codes), spans, values)


def _by_form(token: str) -> tuple[str, Any] | None:
    """The kind of a number or sign, and its value: a number, or the token itself."""
    if sign := _SIGNS.get(token):
        return sign, None
    if token.isdecimal():
        return _whole_number(token)
    if len(token) > LONGEST or not (
        token[0].isdecimal() or token[-1].isdecimal() or token[0] in "'’"
    ):
        return None
    if token.endswith("s") and token.strip("s'’").isdecimal():
        digits = token.strip("s'’")
        return ("decade", int(digits)) if int(digits) % 10 == 0 else None
    for kind, pattern in _FORMS:
        if pattern.fullmatch(token):
            return kind, token
    if token[0] in "'’" and token[1:].isdecimal():
        return "short_year", int(token[1:])
    if _NTH.fullmatch(token):
        return "digits_nth", int(token[:-2])
    number = token.replace(",", "")
    return ("decimal", float(number)) if _DECIMAL.fullmatch(number) else None


def _whole_number(token: str) -> tuple[str, int]:
    if len(token) > 9:
        return "integer", 0
    number = int(token)
    if len(token) <= 2 and 1 <= number <= 31:
        return "day", number
    return ("year" if len(token) == 4 and number >= 1000 else "integer"), number
