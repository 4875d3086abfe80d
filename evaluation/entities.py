"""Entities against the silver ones of PolNeAR: names that another tool found, not people.

An entity is right where its label and both of its offsets are. The measure is agreement with that
tool, as F1 over the entities of all documents: ``names`` for the four labels of names, ``all`` for
every label that the model knows, amounts and times among them, and one for each label of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from onrecord.records import EntityLabel, Tags

LABELS: tuple[str, ...] = get_args(EntityLabel)
NAMES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
Named = tuple[int, int, str]


def silver_entities(row: Mapping[str, Any]) -> frozenset[Named]:
    """The entities of a PolNeAR row under the labels of `LABELS`, as (start, end, label)."""
    named = ((start, end, label) for start, end, label in row["silver_ner"] or ())
    return frozenset(name for name in named if name[2] in LABELS)


def found_entities(tags: Tags) -> frozenset[Named]:
    """The entities of `tags`, as (start, end, label)."""
    return frozenset((e.span.start, e.span.end, e.label) for e in tags.entities)


def entity_f1(pairs: Iterable[tuple[frozenset[Named], frozenset[Named]]]) -> dict[str, float]:
    """F1 over documents of (silver, found) entities: `names`, `all`, each label of names."""
    right: Counter[str] = Counter()
    silver: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for wanted, got in pairs:
        for counter, entities in ((right, wanted & got), (silver, wanted), (found, got)):
            for _, _, label in entities:
                counter.update(("all", label, "names") if label in NAMES else ("all", label))
    return {
        name: 2 * right[name] / (silver[name] + found[name])
        for name in ("names", "all", *NAMES)
        if silver[name] + found[name]
    }
