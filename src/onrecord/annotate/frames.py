"""From the scores of the attribution heads to frames: who, by which words, what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.labels import LINK_LABELS, ROLE_LABELS
from onrecord.annotate.viterbi import Scores, best_paths
from onrecord.records import CueClass

Run = tuple[int, int]

REACH = 511  # pieces: the longest distance within the encoder's 512 places

# A piece that is nothing to a cue by this much (in nats) ends what is searched for the cue.
_CERTAIN = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWeights:
    """Weights of the link head, which runs once for every cue.

    A cue c and a piece t with projections q and p (both of width D) and a signed distance of n
    pieces score ``label @ relu(p + q + distance[n]) + product @ (p * q) + roles @ r + bias``, r
    being the role scores of t: `label`, `product` (5, D), `roles` (5, 9), `bias` (5,). `distance`
    (1023, D) has a row for each n from -511 to 511.
    """

    label: Scores
    product: Scores
    roles: Scores
    bias: Scores
    distance: Scores
    role_transitions: Scores
    link_transitions: Scores


@dataclass(frozen=True, slots=True)
class RawFrame:
    """A frame in piece indices of one window."""

    cue: Run
    cue_class: CueClass
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    score: float


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the attribution heads say of one window of T pieces, [CLS] left out.

    `roles` (T, 9), `link_piece` and `link_cue` (T, D). `edges` are the places, 0 and T among them,
    between which paragraphs stand. Cues that start before `new` were decided in the window before.
    """

    roles: Scores
    link_piece: Scores
    link_cue: Scores
    edges: tuple[int, ...]
    new: int


def spread_distances(table: Scores) -> Scores:
    """A row for each distance from -511 to 511 out of one a bucket: (33, D) to (1023, D)."""
    return table[distance_buckets(np.arange(-REACH, REACH + 1))]


def distance_buckets(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bucket of signed distances in pieces: exact to 4, then logarithmic to 256; 0 is index 16."""
    size = np.abs(offsets)
    log = 4 + 2 * np.log2(np.maximum(size, 4) / 4)
    bucket = np.minimum(np.where(size <= 4, size, log).astype(np.int64), 16)
    return 16 + np.where(offsets < 0, -bucket, bucket)


def runs(labels: NDArray[np.int64], names: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """(kind, first, last + 1) of each span in a sequence of B- and I- labels.

    An I that follows nothing of its kind opens a span.
    """
    kind, first, last = "", 0, 0
    for at in np.flatnonzero(labels).tolist():
        name = names[labels[at]]
        if kind and at == last and name[0] == "I" and name[2:] == kind:
            last = at + 1
            continue
        if kind:
            yield kind, first, last
        kind, first, last = name[2:], at, at + 1
    if kind:
        yield kind, first, last


def find_frames(windows: Sequence[WindowScores], *, weights: LinkWeights) -> list[list[RawFrame]]:
    """The frames of each window, in the order of their cues."""
    cues = _find_cues(windows, weights.role_transitions)
    stretches = [
        _uncertain(link_scores(windows[n], (first, last), weights=weights))
        for n, _, first, last in cues
    ]
    paths = best_paths([score for _, score in stretches], weights.link_transitions)
    found: list[list[RawFrame]] = [[] for _ in windows]
    for (n, kind, first, last), (at, score), path in zip(cues, stretches, paths, strict=True):
        spans = [(role, at + a, at + b) for role, a, b in runs(path, LINK_LABELS)]
        source = tuple((a, b) for role, a, b in spans if role == "source")
        content = tuple((a, b) for role, a, b in spans if role == "content")
        if content:
            cue_class: CueClass = "speech" if kind == "speech" else "other"
            certainty = _certainty(score, path)
            found[n].append(RawFrame((first, last), cue_class, source, content, certainty))
    return found


def _find_cues(
    windows: Sequence[WindowScores], transitions: Scores
) -> list[tuple[int, str, int, int]]:
    """(window, class, first, last + 1) of each cue; no cue reaches over the end of a paragraph."""
    paragraphs = [
        (n, start, window.roles[start:end])
        for n, window in enumerate(windows)
        for start, end in pairwise(window.edges)
        if end > window.new
    ]
    paths = best_paths([roles for _, _, roles in paragraphs], transitions)
    return [
        (n, kind, start + first, start + last)
        for (n, start, _), path in zip(paragraphs, paths, strict=True)
        for kind, first, last in runs(path, ROLE_LABELS)
        if kind in ("speech", "other") and start + first >= windows[n].new
    ]


def link_scores(window: WindowScores, cue: Run, *, weights: LinkWeights) -> Scores:
    """Scores (T, 5) of what each piece of the window is to one cue."""
    first, last = cue
    about = window.link_cue[first:last].mean(0)
    sums = weights.distance[REACH - first : REACH - first + len(window.roles)] + about
    sums += window.link_piece
    scores: Scores = np.maximum(sums, 0.0, out=sums) @ weights.label.T
    scores += window.link_piece @ (weights.product * about).T
    scores += window.roles @ weights.roles.T + weights.bias
    return scores


def _uncertain(scores: Scores) -> tuple[int, Scores]:
    """Where the stretch begins outside which all is O, and its scores, with a piece around it."""
    open_places = np.flatnonzero(scores[:, 0] - scores[:, 1:].max(1) < _CERTAIN)
    if not len(open_places):
        return 0, scores[:1]
    start = max(0, int(open_places[0]) - 1)
    return start, scores[start : int(open_places[-1]) + 2]


def _certainty(scores: Scores, path: NDArray[np.int64]) -> float:
    """Mean probability, in [0, 1], of the labels other than O on a path."""
    places = np.flatnonzero(path)
    chosen = scores[places]
    top = chosen.max(1, keepdims=True)
    share = np.exp(chosen - top)
    share /= share.sum(1, keepdims=True)
    return float(share[np.arange(len(places)), path[places]].mean())
