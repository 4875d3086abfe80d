"""items: what is traded or made, with its category and description."""

from __future__ import annotations

from onrecord.normalise.items.find import find_items, find_mentions
from onrecord.normalise.items.lexicon import ItemLexicon, Scope, build_item_lexicon
from onrecord.normalise.items.mentions import Mention

__all__ = [
    "ItemLexicon",
    "Mention",
    "Scope",
    "build_item_lexicon",
    "find_items",
    "find_mentions",
]
