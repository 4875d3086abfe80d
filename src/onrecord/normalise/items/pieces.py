"""Find the words that mentions are made of: kinds, designations, modifiers, calibres, names."""

from __future__ import annotations

import re

from onrecord.normalise.items.lexicon import ItemKind, ItemLexicon, Phrase, normal, squeeze
from onrecord.normalise.items.mentions import Piece
from onrecord.normalise.items.tokens import Tokens, name_end
from onrecord.records import Span

_CALIBRE = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})?)(?:[ \xa0]?[x×*][ \xa0]?\d{1,3})?[ \xa0-]?(?:mm|millimet(?:er|re))\b"
    r"(?:[- ]cal(?:ib(?:er|re))?\b)?"
)
_DESIGNATION = re.compile(
    r"([A-Z][A-Za-z]{0,11})([-‑– ]?)(\d{1,4})([A-Z]{0,4}\d{0,3}[A-Za-z]?)(?:/[A-Z])?(s?)"
    r"(?![\w%$€£])(?![.,:]\d)"
)
_VARIANT = re.compile(
    r"(?:-[A-Z]{0,3}\d{0,4}[A-Z]{0,3}|[ \xa0](?:Mk\.? ?\d+|Block [IVX\d]+|F\d|[IVX]{2,4}))(?![\w-])"
)
_BEFORE = re.compile(r"([\w&]+)[.]?[ \xa0-]$")
_MARKS_BEFORE = "/@#$€£.-–_"
_LONGEST_TOKEN = 40


def find_pieces(text: str, tokens: Tokens, lexicon: ItemLexicon) -> list[Piece]:
    """All pieces in text order, without overlap, the longest at each token."""
    pieces = []
    at, count = 0, len(tokens.words)
    while at < count:
        word = tokens.words[at]
        piece = None
        if len(word) <= _LONGEST_TOKEN:
            first = word[0]
            if first.isdigit():
                piece = _calibre(text, tokens, at)
            if piece is None and not first.islower():
                piece = _designation(text, tokens, at, lexicon)
            if piece is None:
                piece = _phrase(tokens, at, lexicon)
        if piece is not None and piece.role != "other":
            pieces.append(piece)
        at = piece.last if piece is not None else at + 1
    return pieces


def _piece(tokens: Tokens, first: int, end: int, role: str, kind: ItemKind | None) -> Piece:
    """A piece from token `first` to offset `end`."""
    last = first + 1
    while last < len(tokens.words) and tokens.starts[last] < end:
        last += 1
    return Piece(Span(tokens.starts[first], end), first, last, role, kind)  # type: ignore[arg-type]


def _calibre(text: str, tokens: Tokens, at: int) -> Piece | None:
    found = _CALIBRE.match(text, tokens.starts[at])
    if found is None:
        return None
    piece = _piece(tokens, at, found.end(), "calibre", None)
    return Piece(piece.span, at, piece.last, "calibre", None, float(found.group(1)))


def _designation(text: str, tokens: Tokens, at: int, lexicon: ItemLexicon) -> Piece | None:
    """A known model at token `at`, the longest, or a word with a number in a model's form."""
    start = tokens.starts[at]
    word = tokens.words[at]
    names = lexicon.names.get(word) or lexicon.names.get(word.removesuffix("s"), ())
    named = _named(text, start, names)
    numbered = _numbered(text, start, lexicon)
    longest = max((found for found in (named, numbered) if found), default=None, key=_end)
    if longest is None:
        return None
    variant = _VARIANT.match(text, longest[0])
    end = variant.end() if variant else longest[0]
    return _piece(tokens, at, end, "designation", longest[1])


def _end(found: tuple[int, ItemKind | None]) -> int:
    return found[0]


def _named(
    text: str, start: int, names: tuple[tuple[str, ItemKind], ...]
) -> tuple[int, ItemKind | None] | None:
    """Where the longest of `names` at `start` ends, and its kind."""
    for name, kind in names:
        end = name_end(text, name, start)
        if end:
            return end, kind
    return None


def _numbered(text: str, start: int, lexicon: ItemLexicon) -> tuple[int, ItemKind | None] | None:
    """Where letters with a number end, and their kind where the lexicon knows it."""
    found = _DESIGNATION.match(text, start)
    if found is None or (start and text[start - 1] in _MARKS_BEFORE):
        return None
    letters, joint, digits, variant, _ = found.groups()
    for key in (squeeze(letters + digits + variant), squeeze(letters + digits)):
        listed = lexicon.designations.get(key)
        if listed is not None and _may_be_written(key, letters, joint, digits, lexicon):
            return found.end(), listed
    if joint == " " or _is_no_model(text, start, letters, lexicon):
        return None
    if letters in lexicon.prefixes:
        return found.end(), lexicon.prefixes[letters]
    return (found.end(), None) if joint or (letters.isupper() and len(digits) > 1) else None


def _may_be_written(key: str, letters: str, joint: str, digits: str, lexicon: ItemLexicon) -> bool:
    """Whether a listed designation may have this joint: "Leopard 2", "F16", but no "C2"."""
    if joint == " ":
        return key in lexicon.spaced
    return joint != "" or len(letters) + len(digits) > 2 or key in lexicon.solid


def _is_no_model(text: str, start: int, letters: str, lexicon: ItemLexicon) -> bool:
    """Whether the letters, or the word before, tell a road, a flight or the like."""
    before = _BEFORE.search(text, max(0, start - _LONGEST_TOKEN), start)
    words = lexicon.not_designations
    return letters in words or (
        before is not None and len(before.group(1)) > 1 and before.group(1).capitalize() in words
    )


def _phrase(tokens: Tokens, at: int, lexicon: ItemLexicon) -> Piece | None:
    """The longest kind, modifier or head that begins at token `at`."""
    candidates = lexicon.phrases.get(normal(tokens.words[at], lexicon.spelling))
    if not candidates:
        return None
    for phrase in candidates:
        last = at + len(phrase.words)
        if last > len(tokens.words) or not all(tokens.joined[at + 1 : last]):
            continue
        if len(phrase.words) > 1 and any(
            normal(tokens.words[at + n], lexicon.spelling) != word
            for n, word in enumerate(phrase.words)
            if n
        ):
            continue
        if _fits_case(tokens, at, last, phrase) and not _means_else(tokens, at, last, phrase):
            return Piece(
                Span(tokens.starts[at], tokens.ends[last - 1]), at, last, phrase.role, phrase.kind
            )
    return None


def _fits_case(tokens: Tokens, at: int, last: int, phrase: Phrase) -> bool:
    """Whether an abbreviation stands in capitals, and an exact form as it is."""
    if phrase.kind is not None and phrase.kind.as_written:
        return " ".join(tokens.words[at:last]).lower() == phrase.text
    parts = phrase.text.replace("-", " ").split()
    if len(parts) != last - at:
        parts = [phrase.text]
    return all(
        not part.isupper() or word.removesuffix("s").isupper()
        for part, word in zip(parts, tokens.words[at:last], strict=False)
    )


def _means_else(tokens: Tokens, at: int, last: int, phrase: Phrase) -> bool:
    """Whether the word before or after makes the form something else ("think tank")."""
    kind = phrase.kind
    if kind is None:
        return False
    if at and tokens.joined[at] and tokens.words[at - 1].lower() in kind.not_after:
        return True
    return (
        last < len(tokens.words)
        and tokens.joined[last]
        and tokens.words[last].lower() in kind.not_before
    )
