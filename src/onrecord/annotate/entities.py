"""From the scores of the entity head to names, dates and numbers."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.frames import runs
from onrecord.annotate.labels import ENTITY_LABELS
from onrecord.annotate.pieces import Pieces
from onrecord.annotate.viterbi import Scores, best_paths
from onrecord.records import Entity, EntityLabel, Span

# Labels stand as O, B-a, I-a, B-b, I-b …: an I may follow its own B and I only.
_INSIDES = range(2, len(ENTITY_LABELS), 2)
_FORBIDDEN = -1e4


def find_entities(pieces: Pieces, scores: Scores) -> tuple[Entity, ...]:
    """Entities in text order, from scores (N, 25) of the pieces of a document."""
    return tuple(
        Entity(
            span=Span(int(pieces.starts[first]), int(pieces.ends[last - 1])),
            label=cast(EntityLabel, kind),
        )
        for kind, first, last in runs(best_legal_path(scores), ENTITY_LABELS)
        if pieces.starts[first] < pieces.ends[last - 1]
    )


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
