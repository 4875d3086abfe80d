"""Whether one sentence of a mixed attribution is itself direct, indirect or mixed."""

from __future__ import annotations

import re

from onrecord.classify.boundaries import has_words
from onrecord.records import Kind, Span, Spans

_MARK = re.compile(r"[\"“”„«»]|``|''|(?<![\w.,!?])[‘'](?=\w)|(?<=\S)['’](?!\w)")
# What closes a stretch, by what opened it.
_CLOSERS = {
    "“": "”“",
    '"': '"',
    "«": "»",
    "„": "“”",
    "‘": "’",
    "'": "'",
    "``": "''",
    "''": "''",
}


def quoted_regions(text: str, content: Spans) -> Spans:
    """The stretches of `content` inside quotation marks, found from the marks in and beside it."""
    regions: list[Span] = []
    for piece in content:
        start, end = max(0, piece.start - 2), min(len(text), piece.end + 2)
        opener: re.Match[str] | None = None
        for mark in _MARK.finditer(text, start, end):
            form = mark.group()
            if opener is not None:
                if form in _CLOSERS[opener.group()]:
                    regions.append(Span(opener.end(), mark.start()))
                    opener = None
            elif form in _CLOSERS:
                opener = mark
            elif form in "”»" and not regions:
                regions.append(Span(start, mark.start()))
        if opener is not None and opener.end() < piece.end and opener.group() not in "'‘":
            regions.append(Span(opener.end(), end))
    return tuple(regions)


def kind_of_parts(text: str, parts: Spans, regions: Spans) -> Kind:
    """`direct` where all words of `parts` stand in `regions`, `indirect` where none does."""
    inside = outside = False
    for part in parts:
        at = part.start
        for region in regions:
            if region.end <= at or region.start >= part.end:
                continue
            inside = inside or has_words(
                text, Span(max(at, region.start), min(part.end, region.end))
            )
            outside = outside or has_words(text, Span(at, region.start))
            at = max(at, region.end)
        outside = outside or has_words(text, Span(at, part.end))
    if inside:
        return "mixed" if outside else "direct"
    return "indirect"
