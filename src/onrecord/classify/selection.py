"""Which attributions make statements: not those that only name a topic or repeat a wider one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from onrecord.records import Attribution, Document, Kind, Span, Spans

_TOPIC = re.compile(
    r"(?:(?:when |was |were |is )?(?:asked|pressed|questioned|quizzed) (?:about|on)|addressing"
    r"|speaking|talking|discussing|turning|touching|commenting|elaborating|responding|reacting"
    r"|offering (?:an )?insights?|giving details|discussed|spoke (?:about|with|to|at)"
    r"|talked (?:about|with|to)|in response)\b",
    re.IGNORECASE,
)
_CITING = re.compile(r"(?:citing|quoting|cited|quoted|quotes|cites)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r",\s*(?:which|who|whom|whose|where)\s+\Z", re.IGNORECASE)
_SEEMING = re.compile(r"\b(?:seem|appear|look)(?:s|ed|ing)?\b", re.IGNORECASE)
_MARKS = "\"”»’'` "
_WORD = re.compile(r"\w+")
# Words of content below which nothing is stated: "No," he said.
_LEAST_WORDS = 2
# A phrase after "citing" up to this long names a source and claims nothing.
_SOURCE_WORDS = 6
# Share of its content that makes one claim the double of another.
_DOUBLE = 0.8


def select(
    document: Document, attributions: Sequence[Attribution]
) -> list[tuple[Attribution, Spans]]:
    """The attributions that make statements, each with the content that is its own.

    Of two attributions one of which stands in the other's content, the wider one is kept, unless
    the inner one is a relative clause (", which they fear will ..."): then both are, the wider one
    up to that clause.
    """
    text = document.text
    claims = [a for a in attributions if states_something(text, a)]
    starts = sorted((a.cue[0].start, index) for index, a in enumerate(claims) if a.cue)
    cut: dict[int, int] = {}
    nested: set[int] = set()
    for outer, attribution in enumerate(claims):
        for span in attribution.content:
            low = bisect_left(starts, (span.start, -1))
            while low < len(starts) and starts[low][0] < span.end:
                inner = starts[low][1]
                low += 1
                if inner == outer or claims[inner].cue[0].end > span.end or outer in nested:
                    continue
                clause = _relative_clause(text, claims[inner])
                if clause is not None and clause > span.start:
                    cut[outer] = min(clause, cut.get(outer, clause))
                else:
                    nested.add(inner)
    return _without_doubles(
        [
            (a, _up_to(a.content, cut.get(index)))
            for index, a in enumerate(claims)
            if index not in nested
        ]
    )


def _without_doubles(
    claims: list[tuple[Attribution, Spans]],
) -> list[tuple[Attribution, Spans]]:
    """`claims` without those most of whose content a wider one of them holds too."""
    order = sorted(range(len(claims)), key=lambda n: claims[n][1][0].start)
    doubles: set[int] = set()
    for place, n in enumerate(order):
        for other in islice(order, place + 1, None):
            if claims[other][1][0].start >= claims[n][1][-1].end:
                break
            narrow, wide = sorted((n, other), key=lambda i: _size(claims[i][1]))
            if _shared(claims[narrow][1], claims[wide][1]) >= _DOUBLE * _size(claims[narrow][1]):
                doubles.add(narrow)
    return [claim for n, claim in enumerate(claims) if n not in doubles]


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(spans: Spans, others: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)


def states_something(text: str, attribution: Attribution) -> bool:
    """Whether an attribution claims anything: no bare word, no topic, no naming of a source."""
    words = sum(len(_WORD.findall(text, *span)) for span in attribution.content)
    if words < _LEAST_WORDS:
        return False
    if not attribution.cue:
        return True
    cue = text[attribution.cue[0].start : attribution.cue[-1].end]
    if _CITING.search(cue) and words <= _SOURCE_WORDS:
        return False
    if attribution.kind != "indirect":
        return attribution.cue_class == "speech" or bool(attribution.source)
    return not (_TOPIC.match(cue) or _is_narrators(attribution, cue))


def _is_narrators(attribution: Attribution, cue: str) -> bool:
    """Whether nobody is named as thinking it (is thought to), or the outlet judges (seems to)."""
    if attribution.cue_class == "speech":
        return False
    return not attribution.source or _SEEMING.search(cue) is not None


def asks(text: str, parts: Spans, kind: Kind) -> bool:
    """Whether the speaker asks and so states nothing; a reported question may be a request."""
    return kind == "direct" and text[parts[-1].start : parts[-1].end].rstrip(_MARKS)[-1:] == "?"


def _relative_clause(text: str, attribution: Attribution) -> int | None:
    """Where the relative clause begins that holds `attribution`, if it stands in one."""
    first = min(attribution.source + attribution.cue).start
    match = _RELATIVE.search(text, max(0, first - 12), first)
    return match.start() if match else None


def _up_to(content: Spans, end: int | None) -> Spans:
    if end is None:
        return content
    return tuple(
        Span(span.start, min(span.end, end)) if span.start < end <= span.end else span
        for span in content
    )
