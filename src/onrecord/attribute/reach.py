"""How far a frame reaches: whose a quotation is, and what content has strayed from its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.drafts import Draft
from onrecord.attribute.page import Page
from onrecord.records import Span, Spans


def owners(page: Page, drafts: Sequence[Draft]) -> list[list[int]]:
    """For every quotation the indices of the drafts whose content shares a word with it."""
    held: list[list[int]] = [[] for _ in page.quotations]
    if not held:
        return held
    for index, draft in enumerate(drafts):
        for piece in draft.content:
            for at in page.quotations_in(piece):
                inner = page.quotations[at].inner
                if index not in held[at] and page.has_words(
                    max(piece.start, inner.start), min(piece.end, inner.end)
                ):
                    held[at].append(index)
    return held


def cut_far(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Keep unquoted content to the sentence of its cue, unless a colon announces what follows.

    Speech is reported without marks over several sentences, but seldom (in one attribution of two
    hundred), and a reach into another sentence is nearly always a slip.
    """
    mended = []
    for draft in drafts:
        sentence = page.sentence_at(draft.anchor) if draft.cue else None
        if sentence is not None and page.text[sentence.end - 1] != ":":
            near = (_within(page, span, sentence) for span in draft.content)
            content = tuple(span for span in near if span is not None)
            if content != draft.content:
                draft = replace(draft, content=content)
        mended.append(draft)
    return mended


def _within(page: Page, span: Span, sentence: Span) -> Span | None:
    """The part of `span` inside `sentence`, or all of it where it is quoted."""
    if sentence.start <= span.start and span.end <= sentence.end:
        return span
    if page.quotations_in(span):
        return span
    part = Span(max(span.start, sentence.start), min(span.end, sentence.end))
    return part if page.has_words(*part) else None


def give_to_nearest(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave a quotation that several drafts hold to those with a cue on its line, if any are."""
    mended = list(drafts)
    for at, holders in enumerate(owners(page, drafts)):
        if len(holders) < 2:
            continue
        line = page.paragraph_at(page.outers[at].start)
        far = [n for n in holders if not line.start <= drafts[n].anchor < line.end]
        if len(far) < len(holders):
            for index in far:
                content = _without(page, mended[index].content, page.outers[at])
                mended[index] = replace(mended[index], content=content)
    return mended


def _without(page: Page, content: Spans, hole: Span) -> Spans:
    """`content` without what lies in `hole`."""
    parts = []
    for start, end in content:
        for part in (Span(start, min(end, hole.start)), Span(max(start, hole.end), end)):
            if page.has_words(*part):
                parts.append(part)
    return tuple(parts)
