"""What the rules of this stage read: a text, its tags and its quotations, found by offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.attribute.quotations import Quotation, find_quotations
from onrecord.records import Span, Spans, Tags

_WORD = re.compile(r"[^\W_]")
# Behind every span that starts at the same place.
_LAST = 1 << 62


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its tags, and its quotations that stand in no other, with their outer spans."""

    text: str
    tags: Tags
    quotations: tuple[Quotation, ...]
    outers: Spans

    def sentence_at(self, at: int) -> Span:
        """The sentence at `at`, or the last one before it."""
        return _at(self.tags.sentences, at)

    def paragraph_at(self, at: int) -> Span:
        """The paragraph at `at`, or the last one before it."""
        return _at(self.tags.paragraphs, at)

    def paragraph_after(self, at: int) -> Span | None:
        """The paragraph after the one at `at`."""
        index = bisect_right(self.tags.paragraphs, (at, _LAST))
        return self.tags.paragraphs[index] if index < len(self.tags.paragraphs) else None

    def paragraph_before(self, at: int) -> Span | None:
        """The paragraph before the one at `at`."""
        index = bisect_right(self.tags.paragraphs, (at, _LAST)) - 2
        return self.tags.paragraphs[index] if index >= 0 else None

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation whose outer span holds `at`."""
        index = bisect_right(self.outers, (at, _LAST)) - 1
        if index >= 0 and at < self.outers[index].end:
            return self.quotations[index]
        return None

    def quotations_in(self, span: Span) -> range:
        """Indices of the quotations that overlap `span`."""
        first = max(0, bisect_right(self.outers, (span.start, _LAST)) - 1)
        if first < len(self.outers) and self.outers[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self.outers, (span.end, 0), lo=first))

    def has_words(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands in text[start:end]."""
        return start < end and _WORD.search(self.text, start, end) is not None


def open_page(text: str, tags: Tags) -> Page:
    """Find the quotations of `text` and lay it out for look-up."""
    quotations = tuple(q for q in find_quotations(text, tags.paragraphs) if q.depth == 0)
    return Page(text, tags, quotations, tuple(q.outer for q in quotations))


def _at(spans: Spans, at: int) -> Span:
    index = bisect_right(spans, (at, _LAST)) - 1
    return spans[index] if index >= 0 else Span(0, 0)
