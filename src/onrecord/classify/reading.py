"""A claim with what its words amount to: its terms, stage, numbers, countries and items."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.classify.claims import Claim
from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.modality import tell_modality
from onrecord.classify.stages import tell_stage
from onrecord.classify.within import countries_of, quantities_of, within
from onrecord.records import Document, Item, Modality, Quantity, Stage, Tags, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one claim says, before it is judged what it is about."""

    claim: Claim
    modality: Modality
    stage: Stage | None
    quantities: tuple[Quantity, ...]
    countries: tuple[str, ...]
    items: tuple[Item, ...]


def read_claim(
    document: Document, tags: Tags, claim: Claim, values: Values, *, lexicon: ClassifyLexicon
) -> Reading:
    """Read `claim`, with those of the document's `values` that stand in it."""
    content, attribution = claim.content, claim.attribution
    modality = tell_modality(document, tags, content, attribution, lexicon=lexicon)
    return Reading(
        claim=claim,
        modality=modality,
        stage=tell_stage(document, tags, content, attribution, modality, lexicon=lexicon),
        quantities=quantities_of(values.quantities, content),
        countries=countries_of(values.places, content),
        items=tuple(within(values.items, content)),
    )
