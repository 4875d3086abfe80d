"""A document laid out for the question which country a word names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.records import Document, EntityLabel, Span, Tags, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`text` has straight apostrophes, at the same offsets; `entities` are in text order."""

    text: str
    words: Words
    entities: tuple[tuple[Span, EntityLabel], ...]
    entity_starts: tuple[int, ...]
    people: frozenset[str]

    def word_at(self, offset: int) -> int:
        """The word that holds code point `offset`, or the first after it."""
        return bisect_right(self.words.ends, offset)

    def form(self, index: int) -> str:
        """Word `index` as written, or nothing where there is no such word."""
        if not 0 <= index < len(self.words.starts):
            return ""
        return self.text[self.words.starts[index] : self.words.ends[index]]

    def entity_over(self, span: Span) -> tuple[Span, EntityLabel] | None:
        """The entity that holds the whole of `span`."""
        at = bisect_right(self.entity_starts, span.start) - 1
        if at >= 0 and self.entities[at][0].end >= span.end:
            return self.entities[at]
        return None

    def inside(self, span: Span) -> range:
        """The words that begin within `span`."""
        starts = self.words.starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def open_page(document: Document, tags: Tags) -> Page:
    """Lay `document` out; `people` are the single words of names of persons."""
    text = document.text.replace("’", "'")
    entities = tuple(sorted((entity.span, entity.label) for entity in tags.entities))
    people = {
        word
        for (start, end), label in entities
        if label == "PERSON" and " " in text[start:end]
        for word in text[start:end].split()
    }
    return Page(
        text=text,
        words=tags.words,
        entities=entities,
        entity_starts=tuple(span.start for span, _ in entities),
        people=frozenset(people),
    )
