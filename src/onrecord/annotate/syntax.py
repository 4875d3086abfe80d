"""From the scores of the syntax heads to words with parts of speech, heads and relations."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.labels import INSIDE, RELATION_LABELS, UPOS_LABELS
from onrecord.annotate.viterbi import Scores
from onrecord.records import Spans, Words

_INSIDE = UPOS_LABELS.index(INSIDE)
_ROOT = RELATION_LABELS.index("root")


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxScores:
    """What the syntax heads say of the N pieces of a document.

    `upos` (N, 18); `arc_dependent`, `arc_head`, `arc_root` (N, D), the last being the projection of
    the [CLS] of each piece's window; `relation_dependent`, `relation_head`, `relation_root` (N, E).
    """

    upos: Scores
    arc_dependent: Scores
    arc_head: Scores
    arc_root: Scores
    relation_dependent: Scores
    relation_head: Scores
    relation_root: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWeights:
    """Of the relations: ``label @ relu(dependent + head) + bias``; shapes (36, E) and (36,)."""

    label: Scores
    bias: Scores


def find_words(
    text: str,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    sentences: Spans,
    scores: SyntaxScores,
    *,
    weights: RelationWeights,
) -> Words:
    """Words of a document; every sentence gets one root and a tree (Dozat and Manning 2017).

    `starts` and `ends` (N,) are the ranges in `text` of the pieces; those with an empty range are
    skipped. A contracted "n't" is a word, as in the treebank, though pieces cut it after its n.
    """
    real = np.flatnonzero(ends > starts)
    if not len(real):
        return Words(starts=(), ends=(), upos=(), heads=(), relations=())
    after_gap = np.ones(len(real), dtype=bool)
    after_gap[1:] = starts[real[1:]] > ends[real[:-1]]
    bounds = np.array([s for s, _ in sentences], dtype=np.int64)
    sentence_of = np.searchsorted(bounds, starts[real], side="right")
    after_gap[1:] |= sentence_of[1:] != sentence_of[:-1]
    upos = scores.upos[real].copy()
    upos[after_gap, _INSIDE] = -np.inf
    kinds = upos.argmax(1)
    opens = np.flatnonzero(kinds != _INSIDE)
    words = real[opens]
    word_ends = ends[real[np.append(opens[1:], len(real)) - 1]]
    heads = np.full(len(words), -1, dtype=np.int64)
    dependents, governors = scores.arc_dependent[words], scores.arc_head[words]
    roots = np.einsum("nd,nd->n", dependents, scores.arc_root[words])
    edges = [0, *(np.flatnonzero(np.diff(sentence_of[opens])) + 1).tolist(), len(words)]
    for first, last in pairwise(edges):
        tree = best_tree(dependents[first:last] @ governors[first:last].T, roots[first:last])
        heads[first:last] = np.where(tree < 0, -1, tree + first)
    governed = scores.relation_head[words[heads]]
    governed[heads < 0] = scores.relation_root[words[heads < 0]]
    mixed = np.maximum(scores.relation_dependent[words] + governed, 0.0)
    labels = mixed @ weights.label.T + weights.bias
    labels[:, _ROOT] = np.where(heads < 0, np.inf, -np.inf)
    word_starts, word_stops = _part_contractions(text, starts[words].tolist(), word_ends.tolist())
    return Words(
        starts=tuple(word_starts),
        ends=tuple(word_stops),
        upos=tuple(UPOS_LABELS[k] for k in kinds[opens].tolist()),
        heads=tuple(heads.tolist()),
        relations=tuple(RELATION_LABELS[k] for k in labels.argmax(1).tolist()),
    )


def _part_contractions(
    text: str, starts: list[int], ends: list[int]
) -> tuple[list[int], list[int]]:
    """Move the n of "don|'t" over to the negation: "do|n't"."""
    for word in range(1, len(starts)):
        start = starts[word]
        if (
            text[start] in "'’"
            and text[start + 1 : ends[word]] in ("t", "T")
            and text[start - 1] in "nN"
            and ends[word - 1] == start > starts[word - 1] + 1
        ):
            starts[word] = ends[word - 1] = start - 1
    return starts, ends


def best_tree(arcs: Scores, roots: Scores) -> NDArray[np.int64]:
    """The head of each of n words, -1 for the one root, from scores (n, n) and (n,).

    The diagonal of `arcs` is overwritten.

    Every word takes its best head; a cycle is opened where that costs least. This is the greedy
    part of Chu-Liu and Edmonds, which finds the best tree wherever the greedy choice is one.
    """
    size = len(roots)
    np.fill_diagonal(arcs, -np.inf)
    if size == 1:
        return np.array([-1], dtype=np.int64)
    root = int((roots - arcs.max(1)).argmax())
    heads: NDArray[np.int64] = arcs.argmax(1)
    heads[root] = -1
    while cycle := _cycle(heads):
        outside = np.ones(size, dtype=bool)
        outside[_below(heads, cycle)] = False
        ways = arcs[cycle][:, outside]
        costs = arcs[cycle, heads[cycle]] - ways.max(1)
        opened = int(costs.argmin())
        heads[cycle[opened]] = np.flatnonzero(outside)[ways[opened].argmax()]
    return heads


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words of one cycle, or none."""
    parents = heads.tolist()
    state = [0] * len(parents)  # 0 not seen, 1 on the present path, 2 known to reach the root
    for word in range(len(parents)):
        path = []
        at = word
        while at >= 0 and not state[at]:
            state[at] = 1
            path.append(at)
            at = parents[at]
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _below(heads: NDArray[np.int64], cycle: list[int]) -> list[int]:
    """All words whose heads lead into the cycle, itself included."""
    parents = heads.tolist()
    inside = set(cycle)
    for word in range(len(parents)):
        path = []
        at = word
        while at >= 0 and at not in inside and at not in path:
            path.append(at)
            at = parents[at]
        if at in inside:
            inside.update(path)
    return sorted(inside)
