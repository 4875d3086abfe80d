"""Dates: when something is said to take place, and when it was said."""

from onrecord.normalise.dates.find import find_timexes
from onrecord.normalise.dates.lexicon import DateLexicon, build_date_lexicon

__all__ = ["DateLexicon", "build_date_lexicon", "find_timexes"]
