"""Words that a reviewer gives, found in the document at the place nearest to the statement."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise

import msgspec

from onrecord.errors import UsageError
from onrecord.records import ELLIPSIS, Span, Spans

_PLACE = re.compile(r"\[[\s\d,\[\]]*\]")
_TYPED = {"'": "['’‘]", '"': '["“”„«»]', "-": "[-‐‑–—]"}  # keyboards have one sign for several
_CLOSEST = 0.6
_AROUND = 1000  # characters before and after the statement that are searched for likely words


def find_passage(words: object, text: str, *, near: Span) -> Span:
    """The place of `words` in `text` that is nearest to `near`; spans are in code points.

    Any white space stands for any other, and plain quotation marks, apostrophes and hyphens for
    typographic ones; no place begins or ends within a word. Capital letters may be wrong where the
    words stand nowhere as given. `words` may also be the place itself, [start, end], as JSON or as
    a pair. Raises UsageError where the words stand nowhere, or where several places are equally
    near.
    """
    if not isinstance(words, str) or _PLACE.fullmatch(words.strip()):
        return place(words, text)
    found = occurrences(words, text)
    if not found:
        raise UsageError(
            f"The document does not have the words “{words}”{_like(words, text, near)}."
        )
    nearest = min(_distance(span, near) for span in found)
    nearest_ones = [span for span in found if _distance(span, near) == nearest]
    if len(nearest_ones) > 1:
        places = ", ".join(f"[{start}, {end}]" for start, end in nearest_ones)
        raise UsageError(
            f"The words “{words}” stand {len(nearest_ones)} times equally near to the statement."
            f" Give more words, or one of the places {places}."
        )
    return nearest_ones[0]


def find_content(words: object, text: str, *, near: Span) -> Spans:
    """The places of a content, whose parts " … " joins, in text order and apart from each other.

    `words` may also be the places, [[start, end], …]. Raises UsageError as `find_passage`.
    """
    if not isinstance(words, str) or _PLACE.fullmatch(words.strip()):
        parts = _json(words)
        if not isinstance(parts, list | tuple) or not parts:
            raise UsageError(f"{words!r} is no list of places [[start, end], …] in the document.")
        spans = tuple(place(part, text) for part in parts)
    elif ELLIPSIS in words and not occurrences(words, text):
        spans = tuple(find_passage(part, text, near=near) for part in words.split(ELLIPSIS))
    else:
        spans = (find_passage(words, text, near=near),)
    if any(after.start < before.end for before, after in pairwise(spans)):
        raise UsageError("The parts of a content must follow one another in the document.")
    return spans


def occurrences(words: str, text: str) -> Spans:
    """Every place of `words` in `text`, in text order; see `find_passage` for what matches."""
    parts = words.split()
    if not parts:
        raise UsageError("No words were given; `none` empties a field that may be empty.")
    pattern = r"\s+".join("".join(_TYPED.get(c, re.escape(c)) for c in part) for part in parts)
    begin = r"(?<!\w)" if _is_letter(parts[0][0]) else ""
    end = r"(?!\w)" if _is_letter(parts[-1][-1]) else ""
    overlapping = f"{begin}(?=({pattern}){end})"
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = tuple(Span(*match.span(1)) for match in re.finditer(overlapping, text, flags))
        if found:
            return found
    return ()


def place(given: object, text: str) -> Span:
    """The span that `given`, [start, end] as JSON or as a pair, names in `text`.

    Raises UsageError where it is no span within the text.
    """
    try:
        span = msgspec.convert(_json(given), Span)
    except msgspec.ValidationError as error:
        raise UsageError(f"{given!r} is no place [start, end] in the document.") from error
    if not 0 <= span.start < span.end <= len(text):
        raise UsageError(
            f"[{span.start}, {span.end}] is no place in the document, which has {len(text)}"
            " characters."
        )
    return span


def hull(spans: Spans) -> Span:
    """From the first start to the last end."""
    return Span(min(start for start, _ in spans), max(end for _, end in spans))


def _json(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        return msgspec.json.decode(given)
    except msgspec.DecodeError as error:
        raise UsageError(f"{given!r} is no place [start, end] in the document.") from error


def _distance(span: Span, near: Span) -> int:
    """Characters between the two; 0 where they touch."""
    return max(0, near.start - span.end, span.start - near.end)


def _is_letter(character: str) -> bool:
    return re.match(r"\w", character) is not None


def _like(words: str, text: str, near: Span) -> str:
    """What stands near the statement instead, where that is easy to see."""
    length = len(words.split())
    tokens = text[max(0, near.start - _AROUND) : near.end + _AROUND].split()
    runs = (" ".join(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
    close = get_close_matches(words, dict.fromkeys(runs), n=1, cutoff=_CLOSEST)
    return f"; it has “{close[0]}”" if close else ""
