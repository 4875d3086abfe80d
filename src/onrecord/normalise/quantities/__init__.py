"""quantities: numbers that count or measure, with their unit, bounds, direction and baseline."""

from onrecord.normalise.quantities.find import find_quantities
from onrecord.normalise.quantities.lexicon import QuantityLexicon, build_quantity_lexicon

__all__ = ["QuantityLexicon", "build_quantity_lexicon", "find_quantities"]
