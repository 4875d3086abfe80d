"""Tell headlines, in which a capital letter tells nothing."""

from __future__ import annotations

from onrecord.records import Span

_LONGEST = 160
_SHORT_WORD = 3
_FUNCTION_WORD = 4
_SHARE_OF_CAPITALS = 0.7


def is_in_headline(text: str, span: Span) -> bool:
    """Whether `span` stands in a line whose longer words are capitalised, all but a few of them."""
    start = text.rfind("\n", max(0, span.start - _LONGEST), span.start) + 1
    end = text.find("\n", span.end, span.end + _LONGEST)
    end = len(text) if end < 0 else end
    if end - start > _LONGEST:
        return False
    words = [word for word in text[start:end].split() if len(word) > _SHORT_WORD]
    if any(word.islower() and len(word) > _FUNCTION_WORD for word in words):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals > _SHARE_OF_CAPITALS * len(words)
