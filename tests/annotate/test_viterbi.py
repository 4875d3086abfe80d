from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.viterbi import best_paths


def score(path: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    places = sum(scores[t, label] for t, label in enumerate(path))
    return float(places + sum(transitions[a, b] for a, b in itertools.pairwise(path)))


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.integers(2, 4),
    st.integers(0, 2**32 - 1),
)
def test_no_path_scores_higher(lengths: list[int], size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    transitions = rng.normal(size=(size, size)).astype(np.float32)
    sequences = [rng.normal(size=(n, size)).astype(np.float32) for n in lengths]
    paths = best_paths(sequences, transitions)
    assert [len(path) for path in paths] == lengths
    for path, scores in zip(paths, sequences, strict=True):
        best = max(
            score(way, scores, transitions)
            for way in itertools.product(range(size), repeat=len(scores))
        )
        assert score(tuple(path), scores, transitions) >= best - 1e-4


def test_a_forbidden_step_is_not_taken() -> None:
    transitions = np.array([[0, -1e4], [0, 0]], dtype=np.float32)
    scores = np.array([[1.0, 0.0], [0.0, 5.0]], dtype=np.float32)
    (path,) = best_paths([scores], transitions)
    assert path.tolist() == [1, 1]


def test_nothing_to_decode() -> None:
    assert best_paths([], np.zeros((2, 2), dtype=np.float32)) == []
