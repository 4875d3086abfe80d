"""What is claimed, sentence by sentence: of somebody's words, and in the outlet's own voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.classify.boundaries import bound, by_sentence
from onrecord.classify.marks import kind_of_parts, quoted_regions
from onrecord.classify.narration import find_narration
from onrecord.classify.selection import SelectionLexicon, asks, doubles, is_narrators, select
from onrecord.records import Attribution, Document, Kind, Spans, StatementKind, Tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence's worth of content, not yet judged; narration has no attribution."""

    content: Spans
    kind: StatementKind
    attribution: Attribution | None


def form_claims(
    document: Document,
    tags: Tags,
    attributions: Sequence[Attribution],
    *,
    lexicon: SelectionLexicon,
) -> list[Claim]:
    """The claims of `document` in text order.

    A sentence of content is a claim (CODEBOOK 1); one that its cue cuts in two is one claim with
    two spans.
    """
    text = document.text
    claims = []
    spoken = []
    for attribution in attributions:
        if not is_narrators(text, attribution, lexicon):
            spoken += [*attribution.source, *attribution.cue, *attribution.content]
    for attribution, content in select(document, attributions, lexicon=lexicon):
        sentences = by_sentence(text, content, tags.sentences)
        kinds = _kinds(document, attribution, content, sentences)
        for parts, kind in zip(sentences, kinds, strict=True):
            if asks(text, parts, kind):
                continue
            bounded = bound(document, tags, parts, quoted=kind == "direct")
            if bounded:
                claims.append(Claim(content=bounded, kind=kind, attribution=attribution))
    for span in find_narration(document, tags, spoken, lexicon=lexicon):
        claims.append(Claim(content=(span,), kind="narration", attribution=None))
    twice = doubles([claim.content for claim in claims])
    kept = (claim for n, claim in enumerate(claims) if n not in twice)
    return sorted(kept, key=lambda claim: claim.content)


def _kinds(
    document: Document, attribution: Attribution, content: Spans, sentences: list[Spans]
) -> list[Kind]:
    """The kind of each sentence; only mixed speech of several needs a look at its marks."""
    if attribution.kind != "mixed" or len(sentences) == 1:
        return [attribution.kind] * len(sentences)
    regions = quoted_regions(document.text, content)
    return [kind_of_parts(document.text, parts, regions) for parts in sentences]
