"""Frames in which one source quotes another: whose words they are, and where these begin.

A frame of this kind names two: who carries the words and who spoke. What stands between the verb
and "as saying" is the speaker, not part of what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.drafts import Draft, trim
from onrecord.attribute.page import Page
from onrecord.records import Span, Spans

_CITING = frozenset(("quoted", "quotes", "quoting", "cited", "cites", "citing"))
_AS_SAYING = re.compile(r"\bas (?:saying|telling|stating|declaring|warning|adding|insisting)\b")
_PASSIVE = re.compile(
    r"\b(?:was|is|are|were|(?:has|have|had) been) (?:also )?(?:quoted|cited)\b"
    r"(?=(?: (?:by|in|on) [^.!?\n“”\"]{1,60})?\s*\Z)"
)
_THAT = re.compile(r",? that\b")
_WORD = re.compile(r"[\w-]+")
# Heads of phrases that name who is cited, and so claim nothing: "citing three officials".
_CITED = re.compile(
    r"\b(?:officials?|sources?|people|diplomats?|executives?|aides?|analysts?|experts?|witnesses"
    r"|documents?|reports?|filings?|figures|data|records|letters?|e?mails?)\b",
    re.IGNORECASE,
)
# A subject longer than this is a clause that the rule has not understood.
_SUBJECT_WORDS = 14


def part_citing(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Part the cited speaker from what was said, in frames with quoted, citing and "as saying"."""
    return [
        _passive(page, draft) or _active(page, draft) or _aside(page, draft) or draft
        for draft in drafts
    ]


def names_cited(page: Page, draft: Draft) -> bool:
    """Whether a frame only says who is cited in its sentence: "citing three officials"."""
    if len(draft.cue) != 1 or page.text[slice(*draft.cue[0])].lower() not in ("citing", "quoting"):
        return False
    said = [span for span in draft.content if page.quotation_at(span.start) is None]
    words = sum(_count(page, span) for span in draft.content)
    return (
        len(said) == len(draft.content)
        and words <= _SUBJECT_WORDS
        and any(_CITED.search(page.text, *span) for span in said)
    )


def _active(page: Page, draft: Draft) -> Draft | None:
    """State television quoted A as saying that B."""
    if not draft.cue or not _has_word(page, draft.cue[0], _CITING):
        return None
    start = draft.cue[0].end
    link = _AS_SAYING.search(page.text, start, page.sentence_at(start).end)
    if link is None or not any(span.start < link.end() for span in _after(draft.content, start)):
        return None
    speaker = trim(page.text, Span(start, link.start()))
    if not 0 < _count(page, speaker) <= _SUBJECT_WORDS:
        return None
    return replace(
        draft,
        source=(speaker,),
        cue=(draft.cue[0], Span(*link.span())),
        content=_without(page, draft.content, Span(start, link.end())),
    )


def _passive(page: Page, draft: Draft) -> Draft | None:
    """A was quoted by state television as saying B, or the same behind B."""
    link = _AS_SAYING.search(page.text, draft.anchor) if draft.cue else None
    if link is None or link.start() > draft.cue[-1].end + 80:
        return None
    sentence = page.sentence_at(link.start())
    verb = _PASSIVE.search(page.text, sentence.start, link.start())
    if verb is None:
        return None
    begin = max(
        sentence.start,
        *(page.text.rfind(mark, sentence.start, verb.start()) + 1 for mark in '”"»,'),
    )
    speaker = trim(page.text, Span(begin, verb.start()))
    if not 0 < _count(page, speaker) <= _SUBJECT_WORDS:
        return None
    content = _without(page, draft.content, Span(begin, link.end()))
    cue = (Span(*verb.span()), Span(*link.span()))
    return replace(draft, source=(speaker,), cue=cue, content=content) if content else None


def _aside(page: Page, draft: Draft) -> Draft | None:
    """The paper said, citing A, that B."""
    for span in draft.content:
        before = list(_WORD.finditer(page.text, max(0, span.start - 20), span.start))
        if not before or before[-1].group().lower() not in _CITING:
            continue
        that = _THAT.search(page.text, span.start, min(span.end, page.sentence_at(span.start).end))
        if that and draft.source and draft.cue and draft.cue[0].end <= before[-1].start():
            hole = Span(draft.cue[0].end, that.start())
            return replace(draft, content=_without(page, draft.content, hole))
    return None


def _has_word(page: Page, span: Span, words: frozenset[str]) -> bool:
    return any(w.group().lower() in words for w in _WORD.finditer(page.text, *span))


def _count(page: Page, span: Span) -> int:
    return len(_WORD.findall(page.text, *span))


def _after(spans: Spans, start: int) -> Spans:
    return tuple(span for span in spans if span.start >= start)


def _without(page: Page, content: Spans, hole: Span) -> Spans:
    """`content` with the words of `hole` taken out."""
    parts: list[Span] = []
    for start, end in content:
        for part in (Span(start, min(end, hole.start)), Span(max(start, hole.end), end)):
            if page.has_words(*part):
                parts.append(trim(page.text, part))
    return tuple(parts)
