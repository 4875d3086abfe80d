"""Which attributions make statements: not those that only name a topic or repeat a wider one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.errors import ResourceError
from onrecord.records import Attribution, Document, Kind, Span, Spans

ROLES = ("topic", "citing", "deed", "seeming", "credit")
_RELATIVE = re.compile(r",\s*(?:which|who|whom|whose|where)\s+\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:to|that|for|how|why|whether)\b", re.IGNORECASE)
_MARKS = "\"”»’'` "
_WORD = re.compile(r"\w+")
# Words of content below which nothing is stated: "No," he said.
_LEAST_WORDS = 2
# A phrase after "citing" up to this long names a source and claims nothing.
_SOURCE_WORDS = 6
# Share of its content that makes one claim the double of another.
_DOUBLE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionLexicon:
    """Patterns over the forms of each role of `selection`.

    `topic` and `credit` match where a cue or a line begins, `citing` where a cue ends,
    `seeming` anywhere in it, `deed` at its end or with a short object (signed a contract for).
    """

    topic: re.Pattern[str]
    credit: re.Pattern[str]
    citing: re.Pattern[str]
    deed: re.Pattern[str]
    seeming: re.Pattern[str]


def build_selection_lexicon(entries: Sequence[Mapping[str, Any]]) -> SelectionLexicon:
    """Lay out the entries of `selection`. Raises ResourceError where one has an unknown role."""
    forms: dict[str, list[str]] = {role: [] for role in ROLES}
    for entry in entries:
        if entry.get("role") not in forms:
            raise ResourceError(
                f"selection: the role {entry.get('role')!r} is none of {', '.join(ROLES)}",
                path="selection",
            )
        forms[entry["role"]] += entry["forms"]
    return SelectionLexicon(
        topic=_pattern("(?:(?:when|was|were|is) )?", forms["topic"], r"(?!\w)"),
        credit=_pattern("", forms["credit"], r"(?!\w)"),
        citing=_pattern(r"(?<!\w)", forms["citing"], r"\Z"),
        deed=_pattern(r"(?<!\w)", forms["deed"], r"(?P<object>(?: \w+){0,3})\Z"),
        seeming=_pattern(r"(?<!\w)", forms["seeming"], r"(?!\w)"),
    )


def _pattern(before: str, forms: Iterable[str], after: str) -> re.Pattern[str]:
    """Any of `forms`, the longest first, in any case, between `before` and `after`."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest))}){after}", re.IGNORECASE)


def select(
    document: Document, attributions: Sequence[Attribution], *, lexicon: SelectionLexicon
) -> list[tuple[Attribution, Spans]]:
    """The attributions that make statements, each with the content that is its own.

    Of two attributions one of which stands in the other's content, the wider one is kept, unless
    the inner one is a relative clause (", which they fear will ..."): then both are, the wider one
    without that clause.
    """
    text = document.text
    claims = [a for a in attributions if states_something(text, a, lexicon)]
    starts = sorted((a.cue[0].start, index) for index, a in enumerate(claims) if a.cue)
    cut: dict[int, Span] = {}
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
                if clause is not None and clause > attribution.content[0].start:
                    cut.setdefault(outer, Span(clause, claims[inner].content[-1].end))
                else:
                    nested.add(inner)
    chosen = [
        (a, _without(_after_host(text, a), cut.get(index)))
        for index, a in enumerate(claims)
        if index not in nested
    ]
    twice = doubles([content for _, content in chosen])
    return [claim for n, claim in enumerate(chosen) if n not in twice]


def doubles(contents: Sequence[Spans]) -> set[int]:
    """Which of `contents` have most of their words in a wider one of them, too."""
    order = sorted(range(len(contents)), key=lambda n: contents[n][0].start)
    found: set[int] = set()
    for place, n in enumerate(order):
        for other in islice(order, place + 1, None):
            if contents[other][0].start >= contents[n][-1].end:
                break
            narrow, wide = sorted((n, other), key=lambda i: _size(contents[i]))
            if _shared(contents[narrow], contents[wide]) >= _DOUBLE * _size(contents[narrow]):
                found.add(narrow)
    return found


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(spans: Spans, others: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)


def states_something(text: str, attribution: Attribution, lexicon: SelectionLexicon) -> bool:
    """Whether an attribution claims anything: no bare word, no topic, no naming of a source."""
    words = sum(len(_WORD.findall(text, *span)) for span in attribution.content)
    if words < _LEAST_WORDS:
        return False
    if not attribution.cue:
        return True
    cue = text[attribution.cue[0].start : attribution.cue[-1].end]
    if lexicon.citing.search(cue) and words <= _SOURCE_WORDS:
        return False
    if attribution.kind != "indirect":
        return attribution.cue_class == "speech" or bool(attribution.source)
    return not (lexicon.topic.match(cue) or is_narrators(text, attribution, lexicon))


def is_narrators(text: str, attribution: Attribution, lexicon: SelectionLexicon) -> bool:
    """Whether the outlet itself speaks, whatever the model sees in the sentence.

    So it is where nobody is named as thinking it (is thought to), where the outlet judges (seems
    to), and where the cue is an act, not words (signed a contract).
    """
    if attribution.kind != "indirect" or not attribution.cue:
        return False
    cue = text[attribution.cue[0].start : attribution.cue[-1].end]
    deed = lexicon.deed.search(cue)
    if attribution.cue_class == "speech":
        bare = deed is not None and not deed["object"]
        return bare and _CLAUSE.match(text, attribution.content[0].start) is None
    return not attribution.source or bool(deed or lexicon.seeming.search(cue))


def asks(text: str, parts: Spans, kind: Kind) -> bool:
    """Whether the speaker asks and so states nothing; a reported question may be a request."""
    return kind == "direct" and text[parts[-1].start : parts[-1].end].rstrip(_MARKS)[-1:] == "?"


def _relative_clause(text: str, attribution: Attribution) -> int | None:
    """Where the relative clause begins that holds `attribution`, if it stands in one."""
    first = min(attribution.source + attribution.cue).start
    match = _RELATIVE.search(text, max(0, first - 12), first)
    return match.start() if match else None


def _after_host(text: str, attribution: Attribution) -> Spans:
    """The content without what it names before the relative clause that it stands in."""
    clause = _relative_clause(text, attribution) if attribution.cue else None
    after = tuple(span for span in attribution.content if clause is None or span.end > clause)
    return after or attribution.content


def _without(content: Spans, clause: Span | None) -> Spans:
    """`content` less what of it stands in `clause`."""
    if clause is None:
        return content
    parts = (
        part
        for start, end in content
        for part in (Span(start, min(end, clause.start)), Span(max(start, clause.end), end))
    )
    return tuple(part for part in parts if part.start < part.end)
