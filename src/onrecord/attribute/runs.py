"""Quotations that no frame holds: speech that runs on without a cue of its own.

News goes on quoting a speaker without saying so again: in the same paragraph behind the cue, in
quoted paragraphs of their own, and in paragraphs that open with a mark that the one before them did
not close. A colon announces what follows it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.drafts import Draft
from onrecord.attribute.lexicon import CueLexicon
from onrecord.attribute.page import Page
from onrecord.attribute.quotations import Quotation
from onrecord.attribute.reach import owners
from onrecord.attribute.repairs import join
from onrecord.attribute.subjects import subject_of
from onrecord.records import Span

# What a speaker's name is worth that no cue stands beside, against the frame it was taken from.
_RUN_ON_WEIGHT = 0.8
# Below this a quotation that closes no sentence may be a name or a turn of phrase.
_SPEECH_WORDS = 5


def run_on(page: Page, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """`drafts` and those of free quotations; drafts stay in the order of their anchors."""
    talk = _Talk(page, drafts)
    for index, quotation in enumerate(page.quotations):
        if talk.held[index] or not _is_speech(page, quotation):
            continue
        speaker = _speaker(page, talk, index, cues)
        if speaker is None:
            continue
        owner, draft = speaker
        if owner is not None and _same_stretch(page, talk.drafts[owner], quotation):
            talk.extend(owner, index)
        else:
            talk.add(draft, index)
    return sorted(talk.drafts, key=lambda draft: draft.anchor)


class _Talk:
    """The drafts so far, which quotation each holds, and which line each is anchored in."""

    def __init__(self, page: Page, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.drafts = list(drafts)
        self.held = owners(page, drafts)
        self.lines: dict[int, list[int]] = {}
        for index, draft in enumerate(drafts):
            self._place(index, draft)

    def _place(self, index: int, draft: Draft) -> None:
        if draft.cue_class == "speech" and draft.source:
            line = self.page.paragraph_at(draft.anchor)
            self.lines.setdefault(line.start, []).append(index)

    def extend(self, owner: int, index: int) -> None:
        """Give quotation `index` to the draft `owner`, as a further part of its content."""
        draft = self.drafts[owner]
        content = join(self.page, (*draft.content, self.page.quotations[index].outer))
        self.drafts[owner] = replace(draft, content=content)
        self.held[index] = [owner]

    def add(self, draft: Draft, index: int) -> None:
        """Add `draft` with quotation `index` as its content."""
        draft = replace(draft, content=(self.page.quotations[index].outer,))
        self.held[index] = [len(self.drafts)]
        self._place(len(self.drafts), draft)
        self.drafts.append(draft)

    def latest(self, line: Span, start: int, end: int) -> int | None:
        """The last speech draft with a source that is anchored in text[start:end] of `line`."""
        for index in reversed(self.lines.get(line.start, ())):
            if start <= self.drafts[index].anchor < end:
                return index
        return None


def _is_speech(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence or more, standing as one, not a turn of phrase."""
    if quotation.opening_missing:
        return False
    text, (start, end) = page.text, quotation.inner
    sentence = page.sentence_at(quotation.outer.start)
    announced = text[max(0, quotation.outer.start - 2) : quotation.outer.start].rstrip() == ":"
    if page.has_words(sentence.start, quotation.outer.start) and not announced:
        return False
    closes = text[end - 1] in ".!?…" or text[quotation.outer.end : quotation.outer.end + 1] == "."
    if not page.has_words(start, end) or text[start].islower() or text[start:end].isupper():
        return False
    if len(text[start : min(end, start + 200)].split()) >= _SPEECH_WORDS:
        return True
    # A short one on a line of its own may be a heading.
    return closes and quotation.outer.start > page.paragraph_at(quotation.outer.start).start


def _same_stretch(page: Page, draft: Draft, quotation: Quotation) -> bool:
    """Whether `quotation` follows a quotation of `draft` and its cue on the same line."""
    line = page.paragraph_at(quotation.outer.start)
    return bool(draft.cue) and line.start <= draft.anchor < quotation.outer.start


def _speaker(
    page: Page, talk: _Talk, index: int, cues: CueLexicon
) -> tuple[int | None, Draft] | None:
    """Whose words quotation `index` is: (index of the draft it goes on from, draft to copy)."""
    quotation = page.quotations[index]
    line = page.paragraph_at(quotation.outer.start)
    announced = _announced(page, talk, line, quotation, cues)
    if announced is not None:
        return announced
    beside = talk.latest(line, line.start, quotation.outer.start)
    if beside is not None:
        draft = talk.drafts[beside]
        return (beside, _uncued(draft)) if _quotes(page, draft) else None
    if page.has_words(line.start, quotation.outer.start):
        return None
    chained = _chained(page, talk.held, index)
    if chained is not None:
        return chained, _uncued(talk.drafts[chained])
    if page.has_words(quotation.outer.end, line.end) and not _only_quoted(page, line):
        return None
    before = page.paragraph_before(line.start)
    if before is None:
        return None
    above = talk.latest(before, before.start, before.end)
    return (above, _uncued(talk.drafts[above])) if above is not None else None


def _uncued(draft: Draft) -> Draft:
    return replace(draft, cue=(), score=draft.score * _RUN_ON_WEIGHT)


def _quotes(page: Page, draft: Draft) -> bool:
    return any(page.quotation_at(piece.end - 1) for piece in draft.content)


def _chained(page: Page, held: list[list[int]], index: int) -> int | None:
    """The draft of a quotation that runs on into this one, or that this one runs on into."""
    if index and page.quotations[index - 1].runs_on and held[index - 1]:
        return held[index - 1][-1]
    last = index
    while page.quotations[last].runs_on and last + 1 < len(page.quotations):
        last += 1
        if held[last]:
            return held[last][0]
    return None


def _only_quoted(page: Page, line: Span) -> bool:
    """Whether no word of `line` stands outside quotation marks."""
    at = line.start
    for index in page.quotations_in(line):
        quotation = page.quotations[index]
        if page.has_words(at, quotation.outer.start):
            return False
        at = quotation.outer.end
    return not page.has_words(at, line.end)


def _announced(
    page: Page, talk: _Talk, line: Span, quotation: Quotation, cues: CueLexicon
) -> tuple[int | None, Draft] | None:
    """The frame that a colon right before the quotation belongs to."""
    if page.has_words(line.start, quotation.outer.start):
        where = line
        lead = Span(line.start, quotation.outer.start)
    else:
        before = page.paragraph_before(line.start)
        if before is None:
            return None
        where = lead = before
    lead = Span(lead.start, lead.start + len(page.text[slice(*lead)].rstrip()))
    if lead.end <= lead.start or page.text[lead.end - 1] != ":":
        return None
    lead = Span(max(lead.start, page.sentence_at(lead.end - 1).start), lead.end)
    at = talk.latest(where, lead.start, lead.end)
    if at is not None:
        return at, _uncued(talk.drafts[at])
    return _clause(page, lead, cues)


def _clause(page: Page, lead: Span, cues: CueLexicon) -> tuple[None, Draft] | None:
    """A frame read off the syntax of an announcing clause: its last speech verb and its subject."""
    words = page.tags.words
    first = bisect_left(words.starts, lead.start)
    last = bisect_left(words.starts, lead.end)
    for verb in range(last - 1, first - 1, -1):
        form = page.text[words.starts[verb] : words.ends[verb]].lower()
        if form not in cues.speech:
            continue
        source = subject_of(page, verb, (first, last), (verb, verb + 1))
        if not source:
            return None
        cue = (Span(words.starts[verb], words.ends[verb]),)
        return None, Draft(source=source, cue=cue, content=(), cue_class="speech", score=0.5)
    return None
