"""What each claim of a document is about, and whether a ledger keeps it.

A linear model over named evidence (`evidence.py`) and over what the encoder makes of the words, of
the claim itself and of the one before it. It is fitted by ``training/fit_judging.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.classify.evidence import Evidence
from onrecord.errors import ModelError
from onrecord.records import Judgements, Spans, StatementType

TYPES: tuple[StatementType, ...] = get_args(StatementType)
KEPT = len(TYPES)
LABELS = (*TYPES, "kept")
# A claim is kept on its own words and on what is told around it, by so many claims on either side:
# a short sentence in a story on arms belongs there, one in a story on elections does not. Chosen on
# development stories and on general news, where next to nothing is to be kept.
_AROUND = 12
_TOPIC_SHARE = 1.0
_LENIENCE = 1.5

Scores = NDArray[np.float32]


class Judgement(NamedTuple):
    """The likeliest type, its probability among the types, and that of being kept."""

    type: StatementType
    type_share: float
    kept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingWeights:
    """The weights (16,) of each feature: one for each of LABELS."""

    features: Mapping[str, Scores]


class _Stored(msgspec.Struct):
    labels: tuple[str, ...]
    features: dict[str, tuple[float, ...]]


def load_judging(path: Path) -> JudgingWeights:
    """Read the weights of ``judging.json``. Raises ModelError where they are not those."""
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
    except (OSError, msgspec.MsgspecError) as error:
        message = f"the weights of judgements cannot be read ({error}); reinstall onrecord"
        raise ModelError(message, path=str(path)) from error
    if stored.labels != LABELS:
        message = "the weights of judgements are for other types; reinstall onrecord"
        raise ModelError(message, path=str(path))
    return JudgingWeights(
        features={name: np.array(row, np.float32) for name, row in stored.features.items()}
    )


def judge(
    evidence: Sequence[Evidence],
    contents: Sequence[Spans],
    judgements: Judgements | None,
    *,
    weights: JudgingWeights,
) -> list[Judgement | None]:
    """The judgement of each claim of a document, in text order; None where it was not read."""
    scores: list[Scores | None] = []
    before = np.zeros(len(LABELS), np.float32)
    for features, content in zip(evidence, contents, strict=True):
        pooled = pool(judgements, content)
        if pooled is None:
            scores.append(None)
            continue
        own, after = np.split(pooled, 2)
        scores.append(own + before + _weigh(features, weights))
        before = after
    kept = [0.0 if score is None else float(score[KEPT]) for score in scores]
    return [
        None if score is None else _decide(score, _topic(kept, place))
        for place, score in enumerate(scores)
    ]


def pool(judgements: Judgements | None, content: Spans) -> Scores | None:
    """The mean score (K,) of the pieces of `content`; None where the model has not read it."""
    if judgements is None:
        return None
    first = np.searchsorted(judgements.ends, [start for start, _ in content], side="right")
    last = np.searchsorted(judgements.starts, [end for _, end in content], side="left")
    pieces = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)])
    if not len(pieces):
        return None
    mean: Scores = judgements.scores[pieces].mean(0)
    return mean


def _weigh(features: Evidence, weights: JudgingWeights) -> Scores:
    known = [
        (weights.features[name], value)
        for name, value in features.items()
        if name in weights.features
    ]
    rows = np.array([row for row, _ in known], np.float32).reshape(-1, len(LABELS))
    total: Scores = np.array([value for _, value in known], np.float32) @ rows
    return total


def _topic(kept: Sequence[float], place: int) -> float:
    """The mean score of being kept around `place`."""
    around = kept[max(0, place - _AROUND) : place + _AROUND + 1]
    return sum(around) / len(around)


def _decide(scores: Scores, topic: float) -> Judgement:
    shares = np.exp(scores[:KEPT] - scores[:KEPT].max())
    best = int(shares.argmax())
    kept = 1 / (1 + np.exp(-(scores[KEPT] + _TOPIC_SHARE * topic + _LENIENCE)))
    return Judgement(TYPES[best], float(shares[best] / shares.sum()), float(kept))
