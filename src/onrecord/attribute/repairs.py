"""Repairs of single frames: quotations cut short or cut by their cue, glued frames, lost subjects.

Each repair takes drafts in the order of their cues and gives drafts in the same order; what it does
not concern it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.asides import claims_nothing, drop_topics
from onrecord.attribute.citing import names_cited, part_citing
from onrecord.attribute.claims import add_claims
from onrecord.attribute.drafts import Draft, trim
from onrecord.attribute.kinds import is_name
from onrecord.attribute.lexicon import CueLexicon
from onrecord.attribute.page import Page
from onrecord.attribute.quotations import Quotation
from onrecord.attribute.reach import cut_far, give_to_nearest, owners
from onrecord.attribute.subjects import find_sources
from onrecord.attribute.tails import add_tails
from onrecord.records import Rejection, Span, Spans

_PARTICIPLE = re.compile(r"[a-z]+ing\b", re.IGNORECASE)
# What may stand between a participle's phrase and its subject beside the comma.
_SUBJECT_GAP = re.compile(r"\s*,\s*")
_THAT = re.compile(r"that\b", re.IGNORECASE)

NO_CONTENT = "nothing is said"
ONLY_CITED = "it names who is cited, not what they said"
NESTED = "it stands inside a quotation that is reported as a whole"


def repair(
    page: Page, drafts: Sequence[Draft], cues: CueLexicon
) -> tuple[list[Draft], list[Rejection]]:
    """Mend what can be mended of `drafts`; what says nothing, or stands in a quotation, goes."""
    drafts = drop_topics(page, part_citing(page, cut_far(page, drafts)), cues)
    reasons = [claims_nothing(page, draft, cues) for draft in drafts]
    rejected = [_rejection(d, reason) for d, reason in zip(drafts, reasons, strict=True) if reason]
    drafts = [draft for draft, reason in zip(drafts, reasons, strict=True) if reason is None]
    mended = take_quotation(page, give_to_nearest(page, drafts))
    rejected += [_rejection(draft, NO_CONTENT) for draft in mended if not draft.content]
    said = [draft for draft in mended if draft.content]
    cited = [draft for draft in said if names_cited(page, draft)]
    rejected += [_rejection(draft, ONLY_CITED) for draft in cited]
    kept = [draft for draft in said if draft not in cited] if cited else said
    kept = complete_quotations(page, kept)
    kept, nested = drop_nested(page, kept)
    rejected += [_rejection(draft, NESTED) for draft in nested]
    kept = cut_glued(page, kept, cues)
    kept = add_tails(page, add_claims(page, kept, cues), cues)
    kept = find_sources(page, lend_sources(page, kept))
    kept = add_participles(page, kept, cues)
    return kept, rejected


def _rejection(draft: Draft, reason: str) -> Rejection:
    spans = tuple(sorted((*draft.source, *draft.cue, *draft.content)))
    return Rejection(stage="attribute", spans=spans, reason=reason)


def join(page: Page, spans: Spans) -> Spans:
    """`spans` in text order; those that overlap or stand side by side on a line as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or _beside(page, joined[-1].end, span.start)):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _beside(page: Page, start: int, end: int) -> bool:
    gap = page.text[start:end]
    return not page.has_words(start, end) and "\n" not in gap and ":" not in gap


def take_quotation(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a speech cue the free quotation of its sentence where it has none, or only one half.

    A frame without content takes any; one whose content is a quotation before its cue takes the
    one after it ("A," she said, "and B.").
    """
    held = owners(page, drafts)
    mended = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.cue_class != "speech" or not draft.cue:
            continue
        before = [piece for piece in draft.content if piece.end <= draft.anchor]
        if draft.content and not (
            len(before) == len(draft.content) and page.quotation_at(before[-1].end - 1)
        ):
            continue
        free = [
            page.quotations[at].outer
            for at in page.quotations_in(_reach(page, draft))
            if not held[at]
            and page.has_words(*page.quotations[at].inner)
            and not is_name(page.text, page.quotations[at].inner)
            and (not draft.content or _second_half(page, draft, page.quotations[at].outer.start))
        ]
        if free:
            mended[index] = replace(draft, content=join(page, (*draft.content, *free)))
    return mended


def _reach(page: Page, draft: Draft) -> Span:
    """The sentence of `draft`, and the opening of the next line where a colon ends its own."""
    sentence = page.sentence_at(draft.anchor)
    if not draft.content and page.text[sentence.end - 1] == ":":
        following = page.paragraph_after(sentence.start)
        if following is not None:
            return Span(sentence.start, following.start + 1)
    return sentence


def _second_half(page: Page, draft: Draft, start: int) -> bool:
    """Whether a quotation at `start` goes on where `draft` cut in, behind a comma or a dash."""
    if start < draft.anchor or any(a <= start < b for a, b in draft.source):
        return False
    return page.text[max(0, start - 3) : start].rstrip()[-1:] in (",", ":", "–", "—", "-")


def complete_quotations(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Extend content that covers part of a quotation to the whole, where nobody else has a part."""
    held = owners(page, drafts)
    mended = []
    for index, draft in enumerate(drafts):
        wholes = [
            page.quotations[at].outer
            for piece in draft.content
            for at in page.quotations_in(piece)
            if held[at] == [index] and _is_short_of(draft, piece, page.quotations[at], page)
        ]
        if wholes:
            draft = replace(draft, content=join(page, (*draft.content, *wholes)))
        mended.append(draft)
    return mended


def _is_short_of(draft: Draft, piece: Span, quotation: Quotation, page: Page) -> bool:
    """Whether `piece` lacks words of `quotation`, which does not hold the frame itself."""
    inner = quotation.inner
    if quotation.opening_missing or (quotation.closing_missing and not quotation.runs_on):
        return False
    if any(inner.start <= span.start < inner.end for span in (*draft.cue, *draft.source)):
        return False
    return page.has_words(inner.start, min(piece.start, inner.end)) or page.has_words(
        max(piece.end, inner.start), inner.end
    )


def drop_nested(page: Page, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Part `drafts` into the outermost ones and those whose cue another one's quotation holds."""
    held = owners(page, drafts)
    kept: list[Draft] = []
    nested: list[Draft] = []
    for index, draft in enumerate(drafts):
        inside = (
            [
                other
                for at in page.quotations_in(draft.cue[0])
                for other in held[at]
                if other != index and _holds(drafts[other].content, draft.cue[0])
            ]
            if draft.cue
            else []
        )
        (nested if inside else kept).append(draft)
    return kept, nested


def _holds(spans: Spans, inner: Span) -> bool:
    return any(span.start <= inner.start and inner.end <= span.end for span in spans)


def cut_glued(page: Page, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """Take a frame's opening phrase out of its content: Offering insight into A, he explained, B.

    A phrase that claims its object ("Underlining A") becomes a draft of its own.
    """
    mended: list[Draft] = []
    for draft in drafts:
        first = draft.content[0]
        sentence = page.sentence_at(first.start)
        glued = (
            len(draft.content) > 1
            and first.end <= draft.anchor < draft.content[-1].start
            and not page.has_words(sentence.start, first.start)
            and page.quotation_at(first.start) is None
            and _opens_anew(page, draft.content[-1].start)
        )
        claim = cues.participle.match(page.text, first.start) if glued else None
        if claim and page.has_words(claim.end(), first.end):
            said = trim(page.text, Span(claim.end(), first.end))
            cue = Span(*claim.span())
            mended.append(replace(draft, cue=(cue,), content=(said,)))
        if claim or (
            glued
            and (
                cues.topic.match(page.text, first.start)
                or _PARTICIPLE.match(page.text, first.start)
            )
        ):
            draft = replace(draft, content=draft.content[1:])
        mended.append(draft)
    return mended


def _opens_anew(page: Page, start: int) -> bool:
    """Whether content at `start` is a clause of its own, not the verb of what stood before."""
    return (
        page.quotation_at(start) is not None
        or page.text[start].isupper()
        or _THAT.match(page.text, start) is not None
    )


def lend_sources(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a participle without a subject that of the frame beside it in its sentence."""
    mended = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.source or not draft.cue or not _PARTICIPLE.match(page.text, draft.anchor):
            continue
        sentence = page.sentence_at(draft.anchor)
        beside = [*reversed(mended[max(0, index - 2) : index]), *mended[index + 1 : index + 3]]
        if not page.has_words(sentence.start, draft.anchor):
            beside = mended[index + 1 : index + 3]
        for other in beside:
            if other.source and sentence.start <= other.anchor < sentence.end:
                mended[index] = replace(draft, source=other.source)
                break
    return mended


def add_participles(page: Page, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """Add the claim of a participle that opens a frame's sentence: Underlining A, he said B."""
    taken = {span.start for draft in drafts for span in draft.cue}
    mended: list[Draft] = []
    for draft in drafts:
        sentence = page.sentence_at(draft.anchor)
        claim = cues.participle.match(page.text, sentence.start, sentence.end)
        if claim and draft.source and sentence.start not in taken:
            phrase = Span(claim.end(), draft.source[0].start)
            said = _phrase_before_subject(page, phrase)
            if said and not any(span.start < phrase.end for span in draft.content):
                taken.add(sentence.start)
                mended.append(replace(draft, cue=(Span(*claim.span()),), content=(said,)))
        mended.append(draft)
    return mended


def _phrase_before_subject(page: Page, phrase: Span) -> Span | None:
    """The object of an opening participle: up to the comma before the main clause's subject."""
    comma = page.text.rfind(",", *phrase)
    if comma < 0 or page.has_words(comma, phrase.end):
        return None
    said = trim(page.text, Span(phrase.start, comma))
    return said if page.has_words(*said) else None
