"""Which time expressions date a statement: what it says, or the saying of it (CODEBOOK 8)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.classify.claims import Claim
from onrecord.classify.within import within
from onrecord.records import Span, StatementDate, Tags, Timex

# Claims on either side among which those of one sentence are looked for.
_NEAR = 8


def date_claim(
    tags: Tags, claim: Claim, timexes: Sequence[Timex], claims: Sequence[Claim]
) -> tuple[StatementDate, ...]:
    """The dates of `claim` in text order.

    `timexes` and `claims` are all of the document, in text order. A date in the same sentence as
    the cue, in nobody's content and in no source, dates the utterance whose cue stands nearest.
    """
    dates = [
        StatementDate(span=timex.span, value=timex.edtf, role="content")
        for timex in within(timexes, claim.content)
        if _is_date(timex)
    ]
    if claim.attribution is not None and claim.attribution.cue:
        dates += _utterance(tags, claim, timexes, claims)
    return tuple(sorted(dates, key=lambda date: date.span))


def _utterance(
    tags: Tags, claim: Claim, timexes: Sequence[Timex], claims: Sequence[Claim]
) -> list[StatementDate]:
    at = bisect_right(tags.sentences, claim.content[0].start, key=lambda s: s.start) - 1
    sentence = tags.sentences[at]
    beside = _around(claims, claim)
    cues = [
        (cue, other.attribution)
        for other in beside
        if other.attribution is not None
        for cue in other.attribution.cue
        if sentence.start <= cue.start < sentence.end
    ]
    dates = []
    for timex in within(timexes, (sentence,)):
        span = timex.span
        if timex.type not in ("DATE", "TIME") or not cues:
            continue
        if any(_overlap(span, part) for other in beside for part in other.content):
            continue
        nearest = min(cues, key=lambda cue: abs(cue[0].start - span.start))[1]
        if nearest == claim.attribution and not any(_overlap(span, s) for s in nearest.source):
            dates.append(StatementDate(span=span, value=timex.edtf, role="utterance"))
    return dates


def _around(claims: Sequence[Claim], claim: Claim) -> Sequence[Claim]:
    """`claim` and those that stand near enough to share its sentence."""
    at = bisect_left(claims, claim.content, key=lambda other: other.content)
    return claims[max(0, at - _NEAR) : at + _NEAR + 1]


def _is_date(timex: Timex) -> bool:
    """Whether a time expression is a date by the codebook: no set, no bare length of time.

    A length of time has an EDTF value only where it has a place in time, or is counted from a step.
    """
    if timex.type != "DURATION":
        return timex.type != "SET"
    return timex.edtf is not None


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
