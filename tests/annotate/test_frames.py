from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.frames import (
    LinkWeights,
    WindowScores,
    distance_buckets,
    find_frames,
    runs,
    spread_distances,
)
from onrecord.annotate.labels import LINK_LABELS, ROLE_LABELS

SPEECH, OTHER = ROLE_LABELS.index("B-speech"), ROLE_LABELS.index("B-other")


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("O O O", []),
        ("B-source I-source O", [("source", 0, 2)]),
        ("B-source B-source", [("source", 0, 1), ("source", 1, 2)]),
        ("O I-content I-content", [("content", 1, 3)]),
        ("B-source I-content", [("source", 0, 1), ("content", 1, 2)]),
        ("B-content O I-content", [("content", 0, 1), ("content", 2, 3)]),
    ],
)
def test_runs(labels: str, found: list[tuple[str, int, int]]) -> None:
    path = np.array([ROLE_LABELS.index(name) for name in labels.split()])
    assert list(runs(path, ROLE_LABELS)) == found


def test_distances_grow_with_the_offset_and_keep_its_sign() -> None:
    buckets = distance_buckets(np.arange(-400, 401))
    assert (np.diff(buckets) >= 0).all()
    assert buckets[400] == 16
    assert buckets[0] == 0
    assert buckets[-1] == 32
    assert (buckets + buckets[::-1] == 32).all()


def window(roles: list[int], new: int = 0) -> WindowScores:
    scores = np.zeros((len(roles), len(ROLE_LABELS)), dtype=np.float32)
    scores[np.arange(len(roles)), roles] = 10
    flat = np.zeros((len(roles), 2), dtype=np.float32)
    return WindowScores(scores, flat, flat, (0, len(roles)), new)


def weights() -> LinkWeights:
    """A head that gives every piece the role which the role scores give it, whatever the cue."""
    same = np.zeros((len(LINK_LABELS), len(ROLE_LABELS)), dtype=np.float32)
    for row, name in enumerate(LINK_LABELS):
        same[row, ROLE_LABELS.index(name)] = 1
    return LinkWeights(
        label=np.zeros((5, 2), dtype=np.float32),
        product=np.zeros((5, 2), dtype=np.float32),
        roles=same,
        bias=np.zeros(5, dtype=np.float32),
        distance=np.zeros((1023, 2), dtype=np.float32),
        role_transitions=np.zeros((9, 9), dtype=np.float32),
        link_transitions=np.zeros((5, 5), dtype=np.float32),
    )


def test_a_cue_takes_its_source_and_content() -> None:
    names = ["B-source", "I-source", "B-speech", "B-content", "I-content", "I-content", "O"]
    ((frame,),) = find_frames([window([ROLE_LABELS.index(n) for n in names])], weights=weights())
    assert frame.cue == (2, 3)
    assert frame.cue_class == "speech"
    assert frame.source == ((0, 2),)
    assert frame.content == ((3, 6),)
    assert 0.9 < frame.score <= 1


def test_a_cue_without_content_is_no_frame() -> None:
    assert find_frames([window([0, OTHER, 0])], weights=weights()) == [[]]


def test_a_cue_in_the_left_context_was_decided_before() -> None:
    content = ROLE_LABELS.index("B-content")
    assert find_frames([window([SPEECH, content, 0], new=1)], weights=weights()) == [[]]


def test_every_distance_gets_the_row_of_its_bucket() -> None:
    table = np.arange(33, dtype=np.float32)[:, None]
    spread = spread_distances(table)
    assert spread.shape == (1023, 1)
    assert spread[511, 0] == 16
    assert spread[511 - 3, 0] == 13
    assert spread[511 + 300, 0] == 32
