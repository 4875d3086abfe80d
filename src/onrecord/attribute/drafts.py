"""Drafts: attributions while rules still work on them, and the trimming of their spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.attribute.page import Page
from onrecord.attribute.quotations import Quotation
from onrecord.records import CueClass, Frame, Rejection, Span, Spans

# OSTHOLM, May 3 (VNA) –
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?:,? [A-Z][A-Z.'’-]+)*(?:, \w[\w. ]{1,20})?(?:, \d{4})?\s*"
    r"(?:\([^)\n]{2,40}\))?\s*(?:--|[–—-])\s+"
)
_LEADING = re.compile(r"[\s,;:.!?…)\]–—-]*")
# A full stop that belongs to the word before it: U.S., p.m., initials, legal forms.
_OWN_STOP = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z|\b(?:Inc|Ltd|Corp|Co|Bros|Jr|Sr|etc|a\.k\.a)\.\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution in the making. `cue` is empty where a speaker's words run on without one.

    `verbatim`: the words are the speaker's own though no marks stand around them.
    """

    source: Spans
    cue: Spans
    content: Spans
    cue_class: CueClass
    score: float
    verbatim: bool = False

    @property
    def anchor(self) -> int:
        """Where the draft stands in the text: its cue, or its content where it has none."""
        return self.cue[0].start if self.cue else self.content[0].start


def trim(text: str, span: Span) -> Span:
    """`span` without white space, commas and stops at its edges; abbreviations keep their stop."""
    start, end = span
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start:
        last = text[end - 1]
        if last == "." and _OWN_STOP.search(text, max(start, end - 12), end):
            break
        if last.isspace() or last in ",;:.–—-([":
            end -= 1
        else:
            break
    return Span(start, end)


def trim_content(page: Page, span: Span) -> Span:
    """`span` without what `trim` cuts, and without outer marks where all its words are quoted."""
    span = trim(page.text, span)
    first = _first_quotation(page, span)
    last = page.quotation_at(span.end - 1) or page.quotation_at(span.end)
    if first is None or last is None or span.start >= span.end:
        return span
    if page.has_words(span.start, first.inner.start) or page.has_words(last.inner.end, span.end):
        return span
    if not _all_quoted(page, first, last):
        return span
    inner = Span(max(span.start, first.inner.start), min(span.end, last.inner.end))
    inner = trim(page.text, inner)
    return inner if page.has_words(*inner) else span


def _first_quotation(page: Page, span: Span) -> Quotation | None:
    return page.quotation_at(span.start) or page.quotation_at(span.start - 1)


def _all_quoted(page: Page, first: Quotation, last: Quotation) -> bool:
    """Whether no word stands outside quotations between `first` and `last`."""
    index = bisect_left(page.outers, first.outer)
    end = first.outer.end
    while page.quotations[index] is not last:
        index += 1
        if index == len(page.quotations):
            return False
        if page.has_words(end, page.quotations[index].outer.start):
            return False
        end = page.quotations[index].outer.end
    return True


def read_frames(page: Page, credit: re.Pattern[str]) -> tuple[list[Draft], list[Rejection]]:
    """The model's frames as drafts in the order of their cues, and those that cannot be one."""
    drafts: list[Draft] = []
    rejected: list[Rejection] = []
    for frame in page.tags.frames:
        content = words_only(page, frame.content)
        cue = words_only(page, (frame.cue,))
        source = words_only(page, frame.source)
        reason = _reject(page, frame, credit)
        if reason is None:
            drafts.append(
                Draft(
                    source=source,
                    cue=cue,
                    content=content,
                    cue_class=frame.cue_class,
                    score=frame.score,
                )
            )
        else:
            spans = tuple(sorted((*frame.source, frame.cue, *frame.content)))
            rejected.append(Rejection(stage="attribute", spans=spans, reason=reason))
    return drafts, rejected


def words_only(page: Page, spans: Iterable[Span]) -> Spans:
    """`spans` trimmed, in text order, without those that hold no word."""
    trimmed = (
        trim(page.text, _without_dateline(page, whole_words(page.text, span))) for span in spans
    )
    return tuple(sorted(span for span in trimmed if page.has_words(*span)))


def whole_words(text: str, span: Span) -> Span:
    """`span` drawn out to the ends of the words that it cuts."""
    start, end = span
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _without_dateline(page: Page, span: Span) -> Span:
    line = page.paragraph_at(span.start)
    if span.start > line.start + 1:
        return span
    dateline = _DATELINE.match(page.text, *line)
    return Span(min(dateline.end(), span.end), span.end) if dateline else span


def _reject(page: Page, frame: Frame, credit: re.Pattern[str]) -> str | None:
    if not page.has_words(*frame.cue) and not (
        frame.source and ":" in page.text[slice(*frame.cue)]
    ):
        return "the cue has no word"
    sentence = page.sentence_at(frame.cue.start)
    opening = sentence.start
    while opening < sentence.end and not page.text[opening].isalnum() and page.text[opening] != "(":
        opening += 1
    line = page.paragraph_at(frame.cue.start)
    if credit.match(page.text, opening) or (
        page.text[line.start] == "(" and credit.match(page.text, line.start + 1)
    ):
        return "the line says who wrote, edited or photographed"
    return None
