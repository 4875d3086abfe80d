"""The flow from a document to its statements, on one screen."""

from __future__ import annotations

from onrecord.annotate import annotate
from onrecord.attribute import attribute
from onrecord.classify import classify
from onrecord.normalise import normalise
from onrecord.records import Document, Extraction
from onrecord.toolkit import Toolkit


def extract(document: Document, *, toolkit: Toolkit) -> Extraction:
    """Read out of `document` who said what.

    Pure: no I/O, no clock, no globals; the same document and toolkit give the same extraction.
    """
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    attributions, actors, rejections = attribute(document, tags, lexicon=toolkit.attribute_lexicon)
    values = normalise(document, tags, lexicon=toolkit.normalise_lexicon)
    statements, left_out = classify(
        document,
        tags,
        attributions,
        values,
        lexicon=toolkit.classify_lexicon,
        weights=toolkit.judging,
    )
    return Extraction(
        document=document,
        actors=actors,
        attributions=attributions,
        statements=statements,
        timexes=values.timexes,
        quantities=values.quantities,
        rejections=(*tags.rejections, *rejections, *left_out),
        produced_by=toolkit.produced_by,
    )
