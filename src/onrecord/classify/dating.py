"""Which time expressions date a statement: what it says, or the saying of it (CODEBOOK 8)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.classify.claims import Claim
from onrecord.records import Span, StatementDate, Tags, Timex


def date_claim(
    tags: Tags, claim: Claim, timexes: Sequence[Timex], others: Sequence[Span]
) -> tuple[StatementDate, ...]:
    """The dates of `claim` in text order.

    `timexes` are all of the document and `others` the contents of all its claims, both in text
    order. A date in the same sentence as the cue, in nobody's content and in no source, dates the
    utterance.
    """
    dates = [
        StatementDate(span=timex.span, value=timex.edtf, role="content")
        for part in claim.content
        for timex in _within(timexes, part)
        if _is_date(timex)
    ]
    if claim.attribution is not None and claim.attribution.cue:
        dates += _utterance(tags, claim, timexes, others)
    return tuple(sorted(dates, key=lambda date: date.span))


def _utterance(
    tags: Tags, claim: Claim, timexes: Sequence[Timex], others: Sequence[Span]
) -> list[StatementDate]:
    at = bisect_right(tags.sentences, claim.content[0].start, key=lambda s: s.start) - 1
    sentence = tags.sentences[at]
    attribution = claim.attribution
    if attribution is None or not any(
        sentence.start <= cue.start < sentence.end for cue in attribution.cue
    ):
        return []
    return [
        StatementDate(span=timex.span, value=timex.edtf, role="utterance")
        for timex in _within(timexes, sentence)
        if timex.type in ("DATE", "TIME")
        and not any(_overlap(timex.span, span) for span in attribution.source)
        and not _held(timex.span, others)
    ]


def _within(timexes: Sequence[Timex], span: Span) -> list[Timex]:
    first = bisect_left(timexes, span.start, key=lambda timex: timex.span.start)
    last = bisect_left(timexes, span.end, key=lambda timex: timex.span.start)
    return list(timexes[first:last])


def _is_date(timex: Timex) -> bool:
    """Whether a time expression is a date by the codebook: no set, no bare length of time.

    A length of time has an EDTF value only where it has a place in time, or is counted from a step.
    """
    if timex.type != "DURATION":
        return timex.type != "SET"
    return timex.edtf is not None


def _held(span: Span, others: Sequence[Span]) -> bool:
    at = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return any(_overlap(span, other) for other in others[max(0, at - 2) : at + 2])


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
