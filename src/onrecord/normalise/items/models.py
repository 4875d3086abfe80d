"""Carry the kind of a model to the other places of its name.

A name that stands once beside its kind ("the Varan loitering munition", "the Varan, a new loitering
munition", "Varan, Odel and Mirr missiles") means that kind wherever the document names it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord.normalise.items.mentions import Mention
from onrecord.normalise.items.tokens import Tokens, first_token, name_end
from onrecord.records import Span

_NAME = (
    r"\b(?!(?:The|An?|Its?|This|These|Our|Their|Both)\b)"
    r"[A-Z][\w-]*\w(?:[ \xa0](?:[A-Z][\w-]*|\d{1,3}[A-Z]{0,2})){0,2}"
)
_APPOSITION = re.compile(
    rf"({_NAME})(?:,| is| was| are)[ \xa0](?:an?|the|its|our|their)[ \xa0]"
    r"(?:[\w-]+[ \xa0,]+){0,3}$"
)
_LIST = re.compile(rf"((?:{_NAME},[ \xa0])*{_NAME}),?[ \xa0]and[ \xa0]$")
_CALLED = re.compile(
    rf",?[ \xa0](?:called|named|dubbed|known as)(?:[ \xa0]the)?[ \xa0]['\"“‘]?({_NAME})"
)
_REACH = 90
_CONJOINED = re.compile(r",[ \xa0]")


def names_beside(text: str, mention: Mention) -> Iterator[Span]:
    """Names that the words around a mention give to its kind."""
    start = max(0, mention.span.start - _REACH)
    apposition = _APPOSITION.search(text, start, mention.span.start)
    if apposition:
        yield Span(*apposition.span(1))
    called = _CALLED.match(text, mention.span.end)
    if called:
        yield Span(*called.span(1))
    if not text[mention.span.start : mention.span.start + 1].isupper():
        return
    listed = _LIST.search(text, start, mention.span.start)
    if listed:
        at = listed.start(1)
        for name in _CONJOINED.split(listed.group(1)):
            yield Span(at, at + len(name))
            at += len(name) + 2


def spread(
    text: str,
    tokens: Tokens,
    names: Mapping[str, Mention],
    taken: Iterable[Span],
    may_name: Callable[[Span], bool],
) -> list[Mention]:
    """Mentions wherever one of `names` stands outside the spans `taken`, and `may_name` agrees."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first[first_token(name)].append(name)
    covered = sorted(taken)
    found: list[Mention] = []
    at = end = 0
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        if word not in by_first or start < end:
            continue
        name = next((name for name in by_first[word] if name_end(text, name, start)), "")
        if not name:
            continue
        end = name_end(text, name, start)
        while at < len(covered) and covered[at].end <= start:
            at += 1
        if (at == len(covered) or covered[at].start >= end) and may_name(Span(start, end)):
            like = names[name]
            span = Span(start, end)
            found.append(Mention(span=span, unroca=like.unroca, sipri=like.sipri, scope=like.scope))
    return found
