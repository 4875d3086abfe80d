"""From the scores of the entity head to names, dates and numbers."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.frames import runs
from onrecord.annotate.labels import ENTITY_LABELS
from onrecord.annotate.pieces import OTHER, SHAPES, SPECIAL, Pieces
from onrecord.annotate.viterbi import Scores, best_paths
from onrecord.records import Entity, EntityLabel, Span

# Labels stand as O, B-a, I-a, B-b, I-b …: an I may follow its own B and I only.
_INSIDES = range(2, len(ENTITY_LABELS), 2)
_FORBIDDEN = -1e4
_NOTHING_BETWEEN = ("", " ")


def find_entities(text: str, pieces: Pieces, scores: Scores) -> tuple[Entity, ...]:
    """Entities in text order, from scores (N, 25) of the pieces of a document.

    A word is inside an entity or outside as a whole, as its first piece says; the last stop of
    "U.S." belongs to it. Two of one label with nothing but a space between are one, as they are in
    the entities that the model learned from.
    """
    opens = np.flatnonzero(~_continues(pieces))
    path = best_legal_path(scores[opens])
    bounds = np.append(opens, len(pieces.ids))
    entities: list[Entity] = []
    for kind, first, last in runs(path, ENTITY_LABELS):
        start, end = int(pieces.starts[bounds[first]]), int(pieces.ends[bounds[last] - 1])
        if text[end : end + 1] == "." and text[max(start, end - 2) : end - 1] == ".":
            end += 1
        before = entities[-1] if entities else None
        if before and before.label == kind and text[before.span.end : start] in _NOTHING_BETWEEN:
            start = entities.pop().span.start
        if start < end:
            entities.append(Entity(span=Span(start, end), label=cast(EntityLabel, kind)))
    return tuple(entities)


def _continues(pieces: Pieces) -> NDArray[np.bool_]:
    """Whether each piece goes on with the word of the piece before, without a mark between."""
    shapes = pieces.features % SHAPES
    solid = (shapes != OTHER) & (shapes != SPECIAL)
    found = np.zeros(len(solid), dtype=bool)
    found[1:] = solid[1:] & solid[:-1] & (pieces.starts[1:] == pieces.ends[:-1])
    return found


def best_legal_path(scores: Scores) -> NDArray[np.int64]:
    """The labels (N,) with the highest sum in which every I follows its own B or I.

    Where the best label of each piece alone makes a legal path, that is the best path. Only the
    stretches around an I that is out of place, from the O before to the O after, are searched.
    """
    path: NDArray[np.int64] = scores.argmax(1)
    inside = (path > 0) & (path % 2 == 0)
    before = np.concatenate(([0], path[:-1]))
    wrong = np.flatnonzero(inside & (before != path) & (before != path - 1))
    if not len(wrong):
        return path
    outside = np.flatnonzero(path == 0)
    at = np.searchsorted(outside, wrong)
    firsts = np.concatenate(([0], outside))[at]
    lasts = np.append(outside, len(path))[at]
    stretches = sorted(set(zip(firsts.tolist(), lasts.tolist(), strict=True)))
    transitions = np.zeros((len(ENTITY_LABELS), len(ENTITY_LABELS)), dtype=np.float32)
    for label in _INSIDES:
        transitions[:, label] = _FORBIDDEN
        transitions[[label - 1, label], label] = 0.0
    sequences = [scores[first:last].copy() for first, last in stretches]
    for sequence in sequences:
        sequence[0, list(_INSIDES)] = _FORBIDDEN
    for (first, last), mended in zip(stretches, best_paths(sequences, transitions), strict=True):
        path[first:last] = mended
    return path
