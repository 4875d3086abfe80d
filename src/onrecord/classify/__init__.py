"""classify: from attributions and values to statements, and what no ledger would keep."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.classify.claims import Claim, form_claims
from onrecord.classify.dating import date_claim
from onrecord.classify.evidence import gather, is_on_condition
from onrecord.classify.judging import Judgement, JudgingWeights, judge, load_judging
from onrecord.classify.lexicon import ClassifyLexicon, build_classify_lexicon
from onrecord.classify.reading import Reading, read_claim
from onrecord.records import (
    Attribution,
    Document,
    Rejection,
    Statement,
    StatementDate,
    Tags,
    Values,
    content_id,
)

__all__ = [
    "ClassifyLexicon",
    "JudgingWeights",
    "build_classify_lexicon",
    "classify",
    "load_judging",
]

# From this probability on a ledger keeps a claim.
_KEEPS = 0.5


def classify(
    document: Document,
    tags: Tags,
    attributions: Sequence[Attribution],
    values: Values,
    *,
    lexicon: ClassifyLexicon,
    weights: JudgingWeights,
) -> tuple[tuple[Statement, ...], tuple[Rejection, ...]]:
    """The statements of `document` in text order, and the claims that a ledger leaves out.

    A sentence of content, or of the outlet's own voice, is a statement where it is about arms,
    forces, defence industry, their trade and its control (CODEBOOK 1).
    """
    claims = form_claims(document, tags, attributions, lexicon=lexicon.selection)
    readings = [read_claim(document, tags, claim, values, lexicon=lexicon) for claim in claims]
    judged = judge(
        [gather(document, tags, reading, lexicon=lexicon) for reading in readings],
        [claim.content for claim in claims],
        tags.judgements,
        weights=weights,
    )
    statements = []
    rejections = []
    for reading, judgement in zip(readings, judged, strict=True):
        if judgement is None or judgement.kept < _KEEPS:
            rejections.append(_left_out(reading.claim, judgement))
            continue
        dates = date_claim(tags, reading.claim, values.timexes, claims)
        statements.append(_state(document, reading, judgement, dates))
    return tuple(statements), tuple(rejections)


def _left_out(claim: Claim, judgement: Judgement | None) -> Rejection:
    reason = "not about arms, forces or defence industry"
    return Rejection(
        stage="classify",
        spans=claim.content,
        reason=reason if judgement else "the model has not read it",
    )


def _state(
    document: Document,
    reading: Reading,
    judgement: Judgement,
    dates: tuple[StatementDate, ...],
) -> Statement:
    claim, attribution = reading.claim, reading.claim.attribution
    type, stage = judgement.type, reading.stage
    if type == "export_offer" and is_on_condition(document, reading.modality):
        type = "export_condition"
    if stage is None and type == "export_request" and not reading.modality.negated:
        stage = "requested"
    return Statement(
        id=content_id(
            "statement",
            document.id,
            document.sha256,
            attribution.id if attribution else "narration",
            [tuple(span) for span in claim.content],
        ),
        attribution=attribution.id if attribution else None,
        content=claim.content,
        kind=claim.kind,
        speaker=attribution.actor if attribution else None,
        via=attribution.via if attribution else (),
        type=type,
        modality=reading.modality,
        quantities=reading.quantities,
        dates=dates,
        countries=reading.countries,
        items=reading.items,
        stage=stage,
        confidence=(attribution.confidence if attribution else 1.0) * judgement.kept,
    )
