"""places: the words of a document that name a country (CODEBOOK 9)."""

from __future__ import annotations

from onrecord.normalise.places.find import find_places
from onrecord.normalise.places.lexicon import PlaceLexicon, build_place_lexicon

__all__ = ["PlaceLexicon", "build_place_lexicon", "find_places"]
