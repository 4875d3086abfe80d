"""Who speaks, read off the syntax, where the model has found a cue and no source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.drafts import Draft, trim
from onrecord.attribute.page import Page
from onrecord.records import Span, Spans

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b(?!.*(?:ing|quoted)\b)", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:[,;:()—–\"“”]|-+\s)")
# What a noun phrase does not open with.
_OUTSIDE = frozenset({"ADP", "CCONJ", "SCONJ", "AUX", "VERB", "ADV", "PUNCT"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
# From a verb without a subject to the verb or noun whose subject it shares.
_SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp"})
# Verbs in a row that share one subject: more is a parse gone wrong.
_STEPS = 3


def find_sources(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts without a source the subject of their cue, or the noun after "according to".

    A source that breaks off inside such a phrase is drawn out to its ends.
    """
    mended = []
    for draft in drafts:
        if draft.cue and len(draft.source) < 2:
            source = source_of(page, draft.cue[0])
            if source and draft.source:
                source = (_whole_phrase(page, draft.source[0], source[0]),)
            if source and source != draft.source and not _meets(source, draft.content):
                draft = replace(draft, source=source)
        mended.append(draft)
    return mended


def _whole_phrase(page: Page, span: Span, phrase: Span) -> Span:
    """`span` drawn out to the ends of `phrase`, unless it ends at a comma already."""
    start, end = span
    if not phrase.start <= start < end <= phrase.end:
        return span
    if _opens_noun_phrase(page, phrase.start) and not _BREAK.search(page.text, phrase.start, start):
        start = phrase.start
    if not _BREAK.match(page.text, end):
        end = phrase.end
    return Span(start, end)


def _opens_noun_phrase(page: Page, at: int) -> bool:
    word = bisect_left(page.tags.words.starts, at)
    return page.tags.words.upos[word] not in _OUTSIDE


def _meets(spans: Spans, others: Spans) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)


def source_of(page: Page, cue: Span) -> Spans:
    """The words that speak by `cue`: its subject, or what it is the preposition of, or nothing."""
    words = page.tags.words
    sentence = page.sentence_at(cue.start)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    low, high = bisect_left(words.starts, cue.start), bisect_left(words.starts, cue.end)
    if low == high or _PASSIVE.search(page.text, *cue):
        return ()
    for word in range(high - 1, low - 1, -1):
        head = words.heads[word]
        if words.relations[word] == "case" and first <= head < last and not low <= head < high:
            return phrase_at(page, head, (first, last), (low, high))
    for word in range(low, high):
        found = subject_of(page, word, (first, last), (low, high))
        if found:
            return found
    return ()


def subject_of(page: Page, verb: int, bounds: tuple[int, int], cue: tuple[int, int]) -> Spans:
    """The span of the subject of word `verb`, or of the one it shares it with.

    `bounds`, `cue`: the words [first, last) of the sentence, and those that are no part of it.
    """
    words = page.tags.words
    for _ in range(_STEPS):
        for word in range(*bounds):
            if words.heads[word] == verb and words.relations[word] == "nsubj":
                return phrase_at(page, word, bounds, cue)
        head, relation = words.heads[verb], words.relations[verb]
        if not bounds[0] <= head < bounds[1]:
            return ()
        if relation == "acl":
            return phrase_at(page, head, bounds, cue)
        if relation not in _SHARES_SUBJECT:
            return ()
        verb = head
    return ()


def phrase_at(page: Page, root: int, bounds: tuple[int, int], cue: tuple[int, int]) -> Spans:
    """The words that hang on `root`, on its side of the cue, from the first to the last."""
    words = page.tags.words
    low, high = (bounds[0], cue[0]) if root < cue[0] else (cue[1], bounds[1])
    if not low <= root < high or words.upos[root] not in _NOMINAL:
        return ()
    inside = {root}
    grown = True
    while grown:
        more = {w for w in range(low, high) if words.heads[w] in inside} - inside
        inside |= more
        grown = bool(more)
    span = trim(page.text, Span(words.starts[min(inside)], words.ends[max(inside)]))
    return (span,) if page.has_words(*span) else ()
