"""The best label sequences under a linear chain, many at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_paths(sequences: Sequence[Scores], transitions: Scores) -> list[NDArray[np.int64]]:
    """For each sequence of scores (T, L), the T labels that maximise scores plus transitions.

    Row i, column j of `transitions` (L, L) is the score of label j after label i. The sequences are
    decoded side by side, the longest first, so that a step costs the same for one and for many and
    the shorter drop out as they end (Viterbi 1967). The way back is found again from the sums,
    which is cheaper than keeping it.
    """
    order = sorted(range(len(sequences)), key=lambda i: -len(sequences[i]))
    lengths = [len(sequences[i]) for i in order]
    longest, size = (lengths[0] if lengths else 0), len(transitions)
    best = np.zeros((longest, len(order), size), dtype=np.float32)
    for row, i in enumerate(order):
        best[: lengths[row], row] = sequences[i]
    into = np.ascontiguousarray(transitions.T, dtype=np.float32)
    ways = np.empty((len(order), size, size), dtype=np.float32)
    active = len(order)
    for t in range(1, longest):
        while lengths[active - 1] <= t:
            active -= 1
        np.add(best[t - 1, :active, None, :], into, out=ways[:active])
        best[t, :active] += np.maximum.reduce(ways[:active], axis=2)
    columns = np.zeros((longest, len(order)), dtype=np.int64)
    active = 0
    for t in range(longest - 1, -1, -1):
        ended = active
        scores = best[t, :active]
        if active:
            scores = scores + into[columns[t + 1, :active]]
        while active < len(order) and lengths[active] > t:
            active += 1
        columns[t, :ended] = scores.argmax(1)
        if active > ended:
            columns[t, ended:active] = best[t, ended:active].argmax(1)
    paths: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)] * len(order)
    for row, i in enumerate(order):
        paths[i] = columns[: lengths[row], row]
    return paths
