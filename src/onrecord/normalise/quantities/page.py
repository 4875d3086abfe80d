"""A document as the finder of quantities works on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.normalise.quantities.tokens import Token, tokenise
from onrecord.records import Document, Span, Tags, Timex

NAMES = frozenset(("PERSON", "ORGANIZATION", "LOCATION", "MISC"))


@dataclass(frozen=True, kw_only=True)
class Page:
    """The text with its tokens, its tags and the times that were found in it."""

    text: str
    tokens: Sequence[Token]
    tags: Tags
    timexes: tuple[Timex, ...]

    @cached_property
    def names(self) -> list[Span]:
        """The names of people, bodies, places and other things, in text order."""
        return sorted(entity.span for entity in self.tags.entities if entity.label in NAMES)

    @cached_property
    def persons(self) -> list[Span]:
        """The names of people, in text order."""
        return sorted(entity.span for entity in self.tags.entities if entity.label == "PERSON")

    @cached_property
    def times(self) -> list[Span]:
        """The dates, times of day and lengths of time, in text order."""
        return sorted(t.span for t in self.timexes if t.type != "SET")

    def word_at(self, position: int) -> int:
        """The first word that ends after `position`."""
        return bisect_right(self.tags.words.ends, position)

    def upos_at(self, position: int) -> str:
        """The part of speech of the word at `position`, or nothing past the last."""
        word = self.word_at(position)
        return self.tags.words.upos[word] if word < len(self.tags.words.upos) else ""

    def sentence_at(self, position: int) -> Span:
        """The sentence around `position`, or the whole text where none is."""
        sentences = self.tags.sentences
        at = bisect_right(sentences, (position, len(self.text) + 1)) - 1
        if at >= 0 and position < sentences[at].end:
            return sentences[at]
        return Span(0, len(self.text))


def overlapping(spans: Sequence[Span], span: Span) -> Span | None:
    """The first of some sorted, disjoint `spans` that shares a character with `span`."""
    at = max(bisect_left(spans, span) - 1, 0)
    for other in spans[at : at + 3]:
        if other.start < span.end and span.start < other.end:
            return other
    return None


def token_before(page: Page, position: int) -> int:
    """The last token that ends by `position`, or -1."""
    return bisect_right(page.tokens, position, key=lambda token: token.end) - 1


def open_page(document: Document, tags: Tags, timexes: tuple[Timex, ...]) -> Page:
    """Lay a document out for look-up."""
    return Page(text=document.text, tokens=tokenise(document.text), tags=tags, timexes=timexes)
