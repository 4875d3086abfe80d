"""What the outlet says in its own voice: sentences, and clauses, that are nobody's words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from onrecord.classify.boundaries import trim
from onrecord.classify.marks import quoted_regions
from onrecord.classify.selection import SelectionLexicon
from onrecord.records import Document, Span, Spans, Tags, Words

# "OSTRAV, Varania (May 3, 2031) – " and "QUELL (VNA) - " before the first words of a story.
_DATELINE = re.compile(
    r"[A-Z]{3}[\w’'.-]*(?:[ ,]+(?:[A-Z(][\w’'./-]*|\d{1,4})[).,]*){0,8}"
    r" *(?:[—–―]|--?) +(?=[A-Z“\"])"
)
_WORD = re.compile(r"\w+")
_STOPS = ".!?…"
_CLOSING = "\"”»’')]"
_PREDICATES = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_LEAST_WORDS = 4
# Words from which on a paragraph without a final stop may be more than a heading.
_HEADING_WORDS = 12


def find_narration(
    document: Document, tags: Tags, spoken: Iterable[Span], *, lexicon: SelectionLexicon
) -> list[Span]:
    """The stretches of text that state something and belong to nobody in `spoken`, in text order.

    `spoken`: sources, cues and contents, in any order. A sentence without any of them is one
    stretch; of one that goes on to quote somebody, the clauses before are. Headings, credits,
    questions and what stands in quotation marks are nobody's statement.
    """
    taken = _merge(spoken)
    found = []
    for sentence in tags.sentences:
        free = _free_part(tags.words, sentence, taken)
        if free is None:
            continue
        span = trim(document.text, _after_dateline(document, tags, free), quoted=False)
        if _states_something(document.text, tags, sentence, span, lexicon):
            found.append(span)
    return found


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _free_part(words: Words, sentence: Span, taken: list[Span]) -> Span | None:
    """The part of `sentence` before what is `taken` of it: all, some clauses, or none."""
    at = bisect_right(taken, sentence.start, key=lambda span: span.end)
    if at == len(taken) or taken[at].start >= sentence.end:
        return sentence
    first, last = (bisect_left(words.starts, edge) for edge in sentence)
    starts = [words.starts[n] for n in _later_clauses(words, first, last)]
    before = [start for start in starts if start <= taken[at].start]
    return Span(sentence.start, before[-1]) if before else None


def _later_clauses(words: Words, first: int, last: int) -> Iterator[int]:
    """Where the main clauses after the first begin, with their "and" or "but", in text order."""
    mains = {n for n in range(first, last) if words.heads[n] == -1}
    for n in range(first, last):
        if words.relations[n] in ("conj", "parataxis") and words.heads[n] in mains:
            mains.add(n)
            children = [m for m in range(first, n) if words.heads[m] == n]
            if any(words.relations[m] in _SUBJECTS for m in children):
                yield min(children)


def _after_dateline(document: Document, tags: Tags, span: Span) -> Span:
    if not any(span.start == paragraph.start for paragraph in _around(tags.paragraphs, span)):
        return span
    match = _DATELINE.match(document.text, *span)
    return Span(match.end(), span.end) if match else span


def _around(paragraphs: Spans, span: Span) -> Spans:
    at = bisect_right(paragraphs, span.start, key=lambda p: p.start) - 1
    return paragraphs[max(0, at) : at + 1]


def _states_something(
    text: str, tags: Tags, sentence: Span, span: Span, lexicon: SelectionLexicon
) -> bool:
    """Whether `span` is a sentence or clause: no heading, credit, question or quotation."""
    count = len(_WORD.findall(text, *span))
    if count < _LEAST_WORDS or lexicon.credit.match(text, span.start):
        return False
    last = text[sentence.start : sentence.end].rstrip(_CLOSING)[-1:]
    if last == "?" or (
        last not in _STOPS and count < _HEADING_WORDS and span.end >= sentence.end - 1
    ):
        return False
    words = tags.words
    first, end = (bisect_left(words.starts, edge) for edge in span)
    if not any(words.upos[n] in _PREDICATES for n in range(first, end)):
        return False
    quoted = sum(b - a for a, b in quoted_regions(text, (span,)))
    return 2 * quoted < span.end - span.start
