"""Frames, and parts of them, that claim nothing: a topic named, a name kept back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.drafts import Draft
from onrecord.attribute.lexicon import CueLexicon
from onrecord.attribute.page import Page
from onrecord.records import Span

# What somebody asks who speaks and will not be named.
_NAMELESS = re.compile(
    r"(?:that (?:he|she|they|his name|her name|their names) )?(?:not (?:to )?be |to be |to remain )"
    r"(?:identified|named|quoted|anonymous|unnamed)\b|anonymity\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
_OBLIGED = re.compile(r"\b(?:have|has|had) to\b|\b(?:must|shall)\b", re.IGNORECASE)

TOPIC = "it names what the talk is about and says nothing"
DUTY = "it tells what somebody has to say, not what was said"
DEED = "it is a passive that nobody speaks by, and its subject"
NAMELESS = "it says that a speaker keeps the name back"


def drop_topics(page: Page, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """Take out content that names a topic and no more: Addressing the tender, he said: "A"."""
    mended = []
    for draft in drafts:
        said = tuple(piece for piece in draft.content if not _names_topic(page, draft, piece, cues))
        mended.append(draft if said == draft.content else replace(draft, content=said))
    return mended


def claims_nothing(page: Page, draft: Draft, cues: CueLexicon) -> str | None:
    """Why a frame is no claim of anybody, or None where it may be one."""
    if _opens_on_topic(page, draft, cues):
        return TOPIC
    if _is_deed(page, draft):
        return DEED
    if any(_OBLIGED.search(page.text, *span) for span in draft.cue):
        return DUTY
    return NAMELESS if _keeps_name_back(page, draft) else None


def _opens_on_topic(page: Page, draft: Draft, cues: CueLexicon) -> bool:
    """Whether a cue opens its sentence and only names a topic: "Regarding claims of delay, he"."""
    if not draft.cue or page.has_words(page.sentence_at(draft.anchor).start, draft.anchor):
        return False
    before = any(span.start < draft.anchor for span in draft.source)
    return not before and cues.topic.match(page.text, draft.anchor) is not None


def _is_deed(page: Page, draft: Draft) -> bool:
    """Whether the content is what a passive without a speaker is done to: "The bid was refused"."""
    if draft.source or not draft.cue or not draft.content:
        return False
    last = draft.content[-1].end
    return (
        page.quotation_at(last - 1) is None
        and last < draft.anchor
        and page.text[last : draft.anchor].isspace()
        and _PASSIVE.search(page.text, *draft.cue[0]) is not None
    )


def _keeps_name_back(page: Page, draft: Draft) -> bool:
    """Whether all that is asked is not to be named."""
    return bool(draft.cue and draft.content) and (
        _NAMELESS.match(page.text, draft.content[0].start) is not None
    )


def _names_topic(page: Page, draft: Draft, piece: Span, cues: CueLexicon) -> bool:
    sentence = page.sentence_at(piece.start)
    return (
        piece.end <= draft.anchor
        and not page.has_words(sentence.start, piece.start)
        and page.quotation_at(piece.start) is None
        and cues.topic.match(page.text, piece.start) is not None
    )
