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
    the shorter drop out as they end (Viterbi 1967).
    """
    order = sorted(range(len(sequences)), key=lambda i: -len(sequences[i]))
    lengths = [len(sequences[i]) for i in order]
    longest, size = (lengths[0] if lengths else 0), len(transitions)
    padded = np.zeros((longest, len(order), size), dtype=np.float32)
    for row, i in enumerate(order):
        padded[: lengths[row], row] = sequences[i]
    back = np.empty((longest, len(order), size), dtype=np.int8)
    by_target = np.ascontiguousarray(transitions.T, dtype=np.float32)
    alpha = padded[0] if longest else padded.reshape(0, size)
    active = len(order)
    for t in range(1, longest):
        while lengths[active - 1] <= t:
            active -= 1
        ways = alpha[:active, None, :] + by_target
        back[t, :active] = ways.argmax(2)
        alpha[:active] = ways.max(2) + padded[t, :active]
    paths: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)] * len(order)
    labels = alpha.argmax(1) if longest else np.empty(0, dtype=np.int64)
    columns = np.zeros((longest, len(order)), dtype=np.int64)
    active = 0
    for t in range(longest - 1, -1, -1):
        while active < len(order) and lengths[active] > t:
            active += 1
        columns[t, :active] = labels[:active]
        if t:
            labels[:active] = back[t, np.arange(active), labels[:active]]
    for row, i in enumerate(order):
        paths[i] = columns[: lengths[row], row]
    return paths
