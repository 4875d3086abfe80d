"""The best label sequences under a linear chain, many at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_paths(sequences: Sequence[Scores], transitions: Scores) -> list[NDArray[np.int64]]:
    """For each sequence of scores (T, L), T > 0, the labels that maximise scores and transitions.

    Row i, column j of `transitions` (L, L) is the score of label j after label i. The sequences are
    decoded side by side, the longest first, so that a step costs the same for one and for many and
    the shorter drop out as they end (Viterbi 1967). The way back is found again from the sums,
    which is cheaper than keeping it.
    """
    if not sequences:
        return []
    order = sorted(range(len(sequences)), key=lambda i: -len(sequences[i]))
    lengths = np.array([len(sequences[i]) for i in order])
    longest, size = int(lengths[0]), len(transitions)
    best = np.zeros((longest, len(order), size), dtype=np.float32)
    for row, i in enumerate(order):
        best[: lengths[row], row] = sequences[i]
    # How many sequences reach each place.
    reached = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
    into = np.ascontiguousarray(transitions.T, dtype=np.float32)
    ways = np.empty((len(order), size, size), dtype=np.float32)
    before = best[0]
    for now, active in zip(best[1:], reached[1:], strict=True):
        if active < len(ways):
            ways, before = ways[:active], before[:active]
        np.add(before[:, None], into, out=ways)
        before = now[:active]
        before += np.maximum.reduce(ways, axis=2)
    columns = np.zeros((longest, len(order)), dtype=np.int64)
    rows = np.arange(len(order))
    columns[lengths - 1, rows] = best[lengths - 1, rows].argmax(1)
    for t in range(longest - 2, -1, -1):
        active = reached[t + 1]
        columns[t, :active] = (best[t, :active] + into[columns[t + 1, :active]]).argmax(1)
    paths: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)] * len(order)
    for row, i in enumerate(order):
        paths[i] = columns[: lengths[row], row]
    return paths
