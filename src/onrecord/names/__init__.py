"""Compare names of people and organisations, with reasons."""

from onrecord.names.compare import (
    SAME_NAME,
    NameComparison,
    NamePart,
    compare_names,
    compare_names_with,
    compare_read,
    explain_names,
    packaged_lexicon,
    read_names,
)
from onrecord.names.lexicon import NameLexicon, build_name_lexicon
from onrecord.names.reading import Name, NameKind

__all__ = [
    "SAME_NAME",
    "Name",
    "NameComparison",
    "NameKind",
    "NameLexicon",
    "NamePart",
    "build_name_lexicon",
    "compare_names",
    "compare_names_with",
    "compare_read",
    "explain_names",
    "packaged_lexicon",
    "read_names",
]
