"""Edges of content: a stretch cut a few words short is drawn out to where the clause ends.

Readers let content begin with its sentence and end at a mark of punctuation, or before a phrase
that dates or places the telling; a model that is unsure at an edge stops a word or two inside. The
sizes were chosen on training stories: content as readers marked it hardly changes by them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.drafts import Draft
from onrecord.attribute.page import Page
from onrecord.records import Span

# Words that may be missing at the start and at the end.
_START_WORDS = 1
_END_WORDS = 3
# Shorter content is a name or a noun phrase, which ends where its head does.
_CLAUSE_WORDS = 4
# How far a missing end is looked for, in characters, and how deep a word may hang.
_FAR = 300
_DEPTH = 12
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BREAK = re.compile(r"[,;:()—–\"“”…]")
_START_BREAK = re.compile(r"[,;:()—–.]")
# What opens a sentence before the content proper: But Orlan ..., In May Orlan ...
_OPENER = re.compile(
    r"(?:But|And|Yet|So|That|In|At|On|With|As|If|For|After|Before|Even|Soon|How|What|Here|While"
    r"|When|Since|Because|Despite|During|From|By|Of|Although|Though|Among|Under|To|Like|\w+ing)\b"
)
# What follows content without belonging to it: a phrase of time or place, the next clause.
_FOLLOWER = re.compile(
    r"\s+(?:in|on|for|last|next|this|during|from|until|after|before|since|at|with|throughout"
    r"|without|within|despite|by|toward|amid|over|about|as|via|through|is|are|was|were|be|had|has"
    r"|have|might|may|will|would|could|should|did|does|do|can|and|but|or|nor|yet|saying|who|which"
    r"|when|while|where|if|because|though|although|later|again|even|ever|like|than|afterwards?|today|yesterday|\w+day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|After|-)\b|\s+-"
)


def draw_out(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with their content drawn out where few words are missing to the clause's edge."""
    taken = sorted({span for d in drafts for span in (*d.source, *d.cue, *d.content)})
    mended = []
    for draft in drafts:
        content = tuple(_draw_out(page, span, taken) for span in draft.content)
        mended.append(draft if content == draft.content else replace(draft, content=content))
    return mended


def _draw_out(page: Page, span: Span, taken: list[Span]) -> Span:
    start = _new_start(page, span, taken)
    end = _new_end(page, span, taken)
    return span if (start, end) == span else Span(start, end)


def _new_start(page: Page, span: Span, taken: list[Span]) -> int:
    first = page.sentence_at(span.start).start
    while (
        first < span.start
        and page.quotation_at(first) is not None
        and not page.text[first].isalnum()
    ):
        first += 1
    gap = page.text[first : span.start]
    if (
        not 0 < len(_WORD.findall(gap[:80])) <= _START_WORDS
        or len(gap) > 80
        or _START_BREAK.search(gap)
        or _OPENER.match(gap)
        or not _free(taken, first, span.start)
    ):
        return span.start
    return first


def _new_end(page: Page, span: Span, taken: list[Span]) -> int:
    text, last = page.text, page.sentence_at(span.end - 1).end
    if (
        span.end >= last
        or not text[span.end - 1].isalnum()
        or not text[span.end].isspace()
        or _FOLLOWER.match(text, span.end, last)
    ):
        return span.end
    edge = _BREAK.search(text, span.end, last)
    end = edge.start() if edge else last
    while text[end - 1].isspace() or (edge is None and text[end - 1] in ".?!"):
        end -= 1
    count = len(_WORD.findall(text, span.end, min(end, span.end + _FAR)))
    slip = count <= _END_WORDS and len(_WORD.findall(text, *span)) >= _CLAUSE_WORDS
    if not count or not _free(taken, span.end, end):
        return span.end
    return end if slip or _hangs_on(page, span, end) else span.end


def _hangs_on(page: Page, span: Span, end: int) -> bool:
    """Whether every word from `span` to `end` depends, near or far, on a word in `span`."""
    words = page.tags.words
    first, low = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    high = bisect_left(words.starts, end)
    for word in range(low, high):
        at = word
        for _ in range(_DEPTH):
            if at < low:
                break
            at = words.heads[at]
        if not first <= at < low:
            return False
    return low < high


def _free(taken: list[Span], start: int, end: int) -> bool:
    """Whether no span of any draft reaches into text[start:end]."""
    behind = bisect_left(taken, (end, 0))
    near = taken[max(0, bisect_right(taken, (start, 0)) - 4) : behind]
    return not any(a < end and start < b for a, b in near)
