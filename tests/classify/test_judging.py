from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.classify.judging import LABELS, JudgingWeights, judge, load_judging, pool
from onrecord.errors import ModelError
from onrecord.records import Judgements, Span

K = len(LABELS)
SILENT = JudgingWeights(features={})


def row(**scores: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Scores (16,) with those named set."""
    return np.array([scores.get(label, 0.0) for label in LABELS], np.float32)


def pieces(*rows: tuple[int, int, dict[str, float], dict[str, float]]) -> Judgements:
    """Pieces as (start, end, what it says of its claim, what it says of the next)."""
    return Judgements(
        starts=np.array([start for start, *_ in rows]),
        ends=np.array([end for _, end, *_ in rows]),
        scores=np.array([np.concatenate([row(**own), row(**after)]) for *_, own, after in rows]),
    )


def test_the_pieces_of_a_claim_are_pooled_by_their_mean() -> None:
    read = pieces((0, 3, {"plan": 1}, {}), (4, 8, {"plan": 3}, {}), (9, 12, {"plan": 50}, {}))
    pooled = pool(read, (Span(0, 8),))
    assert pooled is not None
    assert pooled[LABELS.index("plan")] == 2
    apart = pool(read, (Span(0, 2), Span(10, 12)))
    assert apart is not None
    assert apart[LABELS.index("plan")] == 25.5


def test_what_the_model_has_not_read_is_not_judged() -> None:
    assert judge([{}], [(Span(0, 3),)], None, weights=SILENT) == [None]
    read = pieces((0, 3, {"plan": 1}, {}))
    assert judge([{}], [(Span(20, 30),)], read, weights=SILENT) == [None]
    assert judge([], [], read, weights=SILENT) == []


def test_evidence_and_the_encoder_are_added_up() -> None:
    read = pieces((0, 3, {"plan": 1.0}, {}))
    weights = JudgingWeights(features={"main buying": row(procurement=4.0)})
    (plain,) = judge([{}], [(Span(0, 3),)], read, weights=weights)
    (weighed,) = judge(
        [{"main buying": 0.5, "unheard of": 9.0}], [(Span(0, 3),)], read, weights=weights
    )
    assert plain is not None
    assert weighed is not None
    assert (plain.type, weighed.type) == ("plan", "procurement")
    share = np.exp(2) / (np.exp(2) + np.exp(1) + 13)
    assert weighed.type_share == pytest.approx(share)


def test_the_claim_before_has_its_say() -> None:
    read = pieces((0, 3, {}, {"capability": 5}), (4, 8, {"plan": 1}, {}))
    first, second = judge([{}, {}], [(Span(0, 3),), (Span(4, 8),)], read, weights=SILENT)
    assert first is not None
    assert second is not None
    assert second.type == "capability"
    assert first.type == LABELS[0]  # all alike: the one highest in the table


def test_a_doubtful_claim_is_kept_among_others_that_are_kept() -> None:
    def kept(*scores: float) -> float:
        read = pieces(*((4 * n, 4 * n + 3, {"kept": s}, {}) for n, s in enumerate(scores)))
        contents = [(Span(4 * n, 4 * n + 3),) for n in range(len(scores))]
        first = judge([{}] * len(scores), contents, read, weights=SILENT)[0]
        assert first is not None
        return first.kept

    assert kept(-2.0, 6.0, 5.0) > 0.5 > kept(-2.0, -6.0, -5.0)


def test_what_is_told_far_away_does_not_matter() -> None:
    scores = [-2.0, *[-3.0] * 20, *[9.0] * 40]
    read = pieces(*((4 * n, 4 * n + 3, {"kept": s}, {}) for n, s in enumerate(scores)))
    contents = [(Span(4 * n, 4 * n + 3),) for n in range(len(scores))]
    first = judge([{}] * len(scores), contents, read, weights=SILENT)[0]
    assert first is not None
    assert first.kept < 0.5


def test_weights_are_read_and_refused_where_they_are_others(tmp_path: Path) -> None:
    path = tmp_path / "judging.json"
    path.write_text(json.dumps({"labels": LABELS, "features": {"negated": [0.5] * K}}))
    assert load_judging(path).features["negated"].tolist() == [0.5] * K
    path.write_text(json.dumps({"labels": ["war", "peace"], "features": {}}))
    with pytest.raises(ModelError, match="other types"):
        load_judging(path)
    path.write_text("{")
    with pytest.raises(ModelError, match="cannot be read"):
        load_judging(path)
    with pytest.raises(ModelError, match="cannot be read"):
        load_judging(tmp_path / "nothing.json")
