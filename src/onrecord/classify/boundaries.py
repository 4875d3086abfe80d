"""The content of one statement: which words of a sentence it keeps (CODEBOOK 2)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.records import Document, Span, Spans, Tags

_OPENING_MARKS = "\"“„«‘'`‹”"
_CLOSING_MARKS = "\"”“»’'`›"
_WORD = re.compile(r"\w")
_COMPLEMENTISER = re.compile(r"that\b,?\s*", re.IGNORECASE)
# A full stop that belongs to the word before it: U.S., p.m., initials, legal forms.
_OWN_STOP = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z|\b(?:Inc|Ltd|Corp|Co|Bros|Jr|Sr|etc|a\.k\.a)\.\Z")
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’"), ("‹", "›"), ("``", "''"))


def has_words(text: str, span: Span) -> bool:
    """Whether a letter or digit stands in text[span]."""
    return span.start < span.end and _WORD.search(text, *span) is not None


def by_sentence(text: str, content: Spans, sentences: Spans) -> list[Spans]:
    """`content` cut at the ends of sentences: the parts in each sentence, in text order."""
    parts: dict[int, list[Span]] = {}
    for start, end in sorted(content):
        index = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
        last = bisect_left(sentences, end, lo=index, key=lambda s: s.start)
        for at in range(index, last):
            part = Span(max(start, sentences[at].start), min(end, sentences[at].end))
            if has_words(text, part):
                parts.setdefault(at, []).append(part)
    return [tuple(parts[at]) for at in sorted(parts)]


def bound(document: Document, tags: Tags, parts: Spans, *, quoted: bool) -> Spans:
    """The parts of one statement without complementiser, outer marks and final stop or comma.

    `quoted`: all the words stand inside quotation marks, so no mark at an edge belongs to them.
    """
    text = document.text
    bounded: list[Span] = []
    for index, part in enumerate(parts):
        part = trim(text, part, quoted=quoted)
        if index == 0 and (that := _that(text, tags, part, quoted=quoted)):
            part = trim(text, Span(that, part.end), quoted=quoted)
        if has_words(text, part):
            bounded.append(part)
    return tuple(bounded)


def trim(text: str, span: Span, *, quoted: bool) -> Span:
    """`span` without white space, commas, stops and marks that do not belong to its words."""
    start, end = span
    opening = _OPENING_MARKS if quoted else ""
    closing = _CLOSING_MARKS if quoted else ""
    while start < end and (text[start].isspace() or text[start] in ",;:.–—-…)" + opening):
        start += 1
    while end > start:
        last = text[end - 1]
        if last == "." and (
            _OWN_STOP.search(text, max(start, end - 12), end) or _elided(text, end)
        ):
            break
        if last == "’" and text[end - 2].isalnum() and not _opened(text, Span(start, end)):
            break
        if not (last.isspace() or last in ",;:.–—-(" + closing):
            break
        end -= 1
    if not quoted:
        return _unwrapped(text, Span(start, end))
    return Span(start, end)


def _elided(text: str, end: int) -> bool:
    """Three dots say that something was left out: they stay."""
    return text[max(0, end - 3) : end] == "..."


def _opened(text: str, span: Span) -> bool:
    """Whether a closing ’ at the end of `span` has its ‘ in it or right before it."""
    return "‘" in text[max(0, span.start - 1) : span.end]


def _unwrapped(text: str, span: Span) -> Span:
    """`span` without a mark at one edge whose partner is not in it."""
    start, end = span
    body = text[start:end]
    for opening, closing in _PAIRS:
        if body.startswith(opening) and closing not in body:
            start += len(opening)
        elif body.endswith(closing) and opening not in body and closing != "’":
            end -= len(closing)
    if body.count('"') == 1:
        start += body.startswith('"')
        end -= body.endswith('"')
    return Span(start, end)


def _that(text: str, tags: Tags, span: Span, *, quoted: bool) -> int | None:
    """Where the words after a complementiser begin; none where "that" belongs to what is said."""
    match = _COMPLEMENTISER.match(text, *span)
    if match is None or match.end() >= span.end:
        return None
    if quoted:
        return match.end() if text[match.end()] in _OPENING_MARKS else None
    word = bisect_left(tags.words.starts, span.start)
    tagged = word < len(tags.words.starts) and tags.words.starts[word] == span.start
    return None if tagged and tags.words.upos[word] in ("DET", "PRON") else match.end()
