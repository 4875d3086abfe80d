"""The label sets of the model's heads, in the order of their scores."""

from __future__ import annotations

from typing import get_args

from onrecord.records import EntityLabel

ROLE_LABELS = (
    "O",
    "B-source",
    "I-source",
    "B-speech",
    "I-speech",
    "B-other",
    "I-other",
    "B-content",
    "I-content",
)
# What a piece is to one given cue.
LINK_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")

ENTITY_TYPES: tuple[str, ...] = get_args(EntityLabel)
ENTITY_LABELS = ("O", *(f"{place}-{name}" for name in ENTITY_TYPES for place in "BI"))

# Universal Dependencies; INSIDE marks a piece that continues the word before it.
INSIDE = "_"
UPOS_LABELS = (
    INSIDE,
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
RELATION_LABELS = (
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
)
