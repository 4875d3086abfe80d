"""Direct, indirect or mixed: by the quotation marks around the content (CODEBOOK 3)."""

from __future__ import annotations

import re

from onrecord.attribute.page import Page
from onrecord.records import Kind, Span, Spans

_COMPLEMENTISER = re.compile(r"\W*that\b\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "al", "el"))
# Longer than names and titles are.
_NAME_WORDS = 6


def kind_of(page: Page, content: Spans) -> Kind:
    """The kind of an attribution with this content: all quoted, none, or part of it."""
    quoted = unquoted = False
    for index, (start, end) in enumerate(content):
        if index == 0 and (that := _COMPLEMENTISER.match(page.text, start, end)):
            start = that.end()
        for inside in _quoted_parts(page, Span(start, end)):
            unquoted = unquoted or page.has_words(start, inside.start)
            quoted = quoted or not is_name(page.text, inside)
            start = inside.end
        unquoted = unquoted or page.has_words(start, end)
    if not quoted:
        return "indirect" if unquoted else "direct"
    return "mixed" if unquoted else "direct"


def _quoted_parts(page: Page, span: Span) -> list[Span]:
    """The parts of `span` that stand inside quotations, in order."""
    parts = []
    for index in page.quotations_in(span):
        inner = page.quotations[index].inner
        part = Span(max(inner.start, span.start), min(inner.end, span.end))
        if part.start < part.end:
            parts.append(part)
    return parts


def is_name(text: str, span: Span) -> bool:
    """Whether what stands in marks is only a name: a few words, all capitalised or with digits."""
    words = [match.group() for match in _WORD.finditer(text, *span)]
    if not words or len(words) > _NAME_WORDS or text[span.end - 1] in ".!?":
        return False
    return words[0] not in _SMALL and all(
        word[0].isupper() or any(map(str.isdigit, word)) or word in _SMALL for word in words
    )
