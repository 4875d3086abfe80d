"""normalise: what the words of a document amount to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.normalise.dates import DateLexicon, build_date_lexicon, find_timexes
from onrecord.normalise.items import ItemLexicon, build_item_lexicon, find_items
from onrecord.normalise.places import PlaceLexicon, build_place_lexicon, find_places
from onrecord.normalise.quantities import (
    QuantityLexicon,
    build_quantity_lexicon,
    find_quantities,
)
from onrecord.records import Document, Tags, Values

__all__ = ["NormaliseLexicon", "build_normalise_lexicon", "normalise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NormaliseLexicon:
    """What this stage needs of the lexicons."""

    dates: DateLexicon
    quantities: QuantityLexicon
    places: PlaceLexicon
    items: ItemLexicon


def build_normalise_lexicon(
    lexicons: Mapping[str, Sequence[Mapping[str, Any]]],
) -> NormaliseLexicon:
    """Lay out the packed lexicons. Raises ResourceError where an entry cannot be used."""
    return NormaliseLexicon(
        dates=build_date_lexicon(lexicons),
        quantities=build_quantity_lexicon(lexicons),
        places=build_place_lexicon(lexicons),
        items=build_item_lexicon(lexicons),
    )


def normalise(document: Document, tags: Tags, *, lexicon: NormaliseLexicon) -> Values:
    """The quantities, times, countries and items of `document`, each part in text order."""
    timexes = find_timexes(document, tags, lexicon=lexicon.dates)
    return Values(
        quantities=find_quantities(document, tags, timexes, lexicon=lexicon.quantities),
        timexes=timexes,
        places=find_places(document, tags, lexicon=lexicon.places),
        items=find_items(document, tags, lexicon=lexicon.items),
    )
