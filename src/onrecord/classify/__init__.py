"""classify: from attributions to statements, one for every sentence of what was said."""

from __future__ import annotations

from onrecord.classify.boundaries import bound, by_sentence
from onrecord.classify.marks import kind_of_parts, quoted_regions
from onrecord.classify.selection import asks, select
from onrecord.records import (
    Attribution,
    Document,
    Kind,
    Modality,
    Spans,
    Statement,
    Tags,
    content_id,
)

__all__ = ["classify"]


def classify(
    document: Document, tags: Tags, attributions: tuple[Attribution, ...]
) -> tuple[Statement, ...]:
    """The statements of `document` in text order.

    A sentence of content is a statement (CODEBOOK 1); one that its cue cuts in two is one statement
    with two spans. All are of type `assessment` until types are told.
    """
    sha256 = document.sha256
    kept: dict[str, Statement] = {}
    for attribution, content in select(document, attributions):
        sentences = by_sentence(document.text, content, tags.sentences)
        kinds = _kinds(document, attribution, content, sentences)
        for parts, kind in zip(sentences, kinds, strict=True):
            if asks(document.text, parts, kind):
                continue
            bounded = bound(document, tags, parts, quoted=kind == "direct")
            if bounded:
                statement = _statement(document.id, sha256, attribution, bounded, kind)
                kept.setdefault(statement.id, statement)
    return tuple(sorted(kept.values(), key=lambda s: s.content))


def _kinds(
    document: Document, attribution: Attribution, content: Spans, sentences: list[Spans]
) -> list[Kind]:
    """The kind of each sentence; only mixed speech of several needs a look at its marks."""
    if attribution.kind != "mixed" or len(sentences) == 1:
        return [attribution.kind] * len(sentences)
    regions = quoted_regions(document.text, content)
    return [kind_of_parts(document.text, parts, regions) for parts in sentences]


def _statement(
    document_id: str, sha256: str, attribution: Attribution, content: Spans, kind: Kind
) -> Statement:
    return Statement(
        id=content_id(
            "statement", document_id, sha256, attribution.id, [tuple(span) for span in content]
        ),
        attribution=attribution.id,
        content=content,
        kind=kind,
        speaker=attribution.actor,
        via=attribution.via,
        type="assessment",
        modality=Modality(),
        quantities=(),
        dates=(),
        countries=(),
        items=(),
        stage=None,
        confidence=attribution.confidence,
    )
