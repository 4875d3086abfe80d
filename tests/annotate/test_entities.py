from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.entities import best_legal_path, find_entities
from onrecord.annotate.labels import ENTITY_LABELS
from onrecord.annotate.pieces import Pieces
from onrecord.records import Entity, Span


def legal(path: list[int]) -> bool:
    return all(
        label % 2 == 1 or label == 0 or (at > 0 and path[at - 1] in (label, label - 1))
        for at, label in enumerate(path)
    )


def searched(scores: np.ndarray) -> float:
    """The best legal sum, by going through every place with every label."""
    best = [scores[0, j] if legal([j]) else -np.inf for j in range(scores.shape[1])]
    for row in scores[1:]:
        best = [
            row[j]
            + max(best[i] for i in range(len(best)) if legal([i - (i % 2 == 0 and i > 0), i, j]))
            for j in range(len(best))
        ]
    return float(max(best))


@given(st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_the_path_is_legal(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, len(ENTITY_LABELS)))
    assert legal(best_legal_path(scores.astype(np.float32)).tolist())


@given(st.integers(0, 2**32 - 1))
def test_no_legal_path_scores_higher_within_one_stretch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(5, len(ENTITY_LABELS))).astype(np.float32)
    scores[:, 0] -= 9  # nothing is O, so that the whole is one stretch
    path = best_legal_path(scores)
    assert scores[np.arange(5), path].sum() >= searched(scores) - 1e-3


def test_an_inside_without_its_beginning_gets_one() -> None:
    kind = ENTITY_LABELS.index("I-PERSON")
    scores = np.zeros((3, len(ENTITY_LABELS)), dtype=np.float32)
    scores[0, 0], scores[1, kind], scores[1, kind - 1], scores[2, kind] = 5, 3, 2, 3
    assert best_legal_path(scores).tolist() == [0, kind - 1, kind]


def test_entities_carry_their_span_and_label() -> None:
    scores = np.zeros((3, len(ENTITY_LABELS)), dtype=np.float32)
    scores[0, ENTITY_LABELS.index("B-LOCATION")] = 3
    scores[1, ENTITY_LABELS.index("I-LOCATION")] = 3
    scores[2, 0] = 3
    starts, ends = np.array([0, 4, 9]), np.array([3, 8, 12])
    pieces = Pieces(starts, starts, ends, starts, (3,))
    assert find_entities(pieces, scores) == (Entity(span=Span(0, 8), label="LOCATION"),)
