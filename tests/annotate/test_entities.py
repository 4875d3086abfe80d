from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.entities import best_legal_path, find_entities
from onrecord.annotate.labels import ENTITY_LABELS
from onrecord.annotate.pieces import Pieces, shape_features


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


def tagged(text: str, *rows: tuple[int, int, str]) -> list[tuple[str, str]]:
    """Entities of pieces given as (start, end, label)."""
    scores = np.zeros((len(rows), len(ENTITY_LABELS)), dtype=np.float32)
    for row, (_, _, label) in enumerate(rows):
        scores[row, ENTITY_LABELS.index(label)] = 3
    starts, ends = (np.array([r[n] for r in rows]) for n in (0, 1))
    shapes = shape_features(text, starts, ends)
    pieces = Pieces(starts, starts, ends, shapes, (len(rows),))
    return [(text[slice(*e.span)], e.label) for e in find_entities(text, pieces, scores)]


def test_entities_carry_their_span_and_label() -> None:
    rows = [(0, 3, "B-LOCATION"), (4, 8, "I-LOCATION"), (9, 12, "O")]
    assert tagged("New Kesh won", *rows) == [("New Kesh", "LOCATION")]


def test_a_word_is_inside_or_outside_as_a_whole() -> None:
    assert tagged("Varania", (0, 3, "B-LOCATION"), (3, 7, "O")) == [("Varania", "LOCATION")]
    assert tagged("Varania", (0, 3, "O"), (3, 7, "B-LOCATION")) == []


def test_an_abbreviation_keeps_its_last_stop() -> None:
    inside = [(0, 1, "B-LOCATION"), (1, 2, "I-LOCATION"), (2, 3, "I-LOCATION"), (3, 4, "O")]
    assert tagged("U.K.", *inside) == [("U.K.", "LOCATION")]
    assert tagged("Kesh.", (0, 4, "B-LOCATION"), (4, 5, "O")) == [("Kesh", "LOCATION")]


def test_neighbours_of_one_label_are_one() -> None:
    first, second = (0, 3, "B-DATE"), (4, 8, "B-DATE")
    assert tagged("May 2031", first, second) == [("May 2031", "DATE")]
    assert tagged("May 2031", first, (4, 8, "B-NUMBER")) == [("May", "DATE"), ("2031", "NUMBER")]
    assert tagged("May\n2031", first, second) == [("May", "DATE"), ("2031", "DATE")]
