from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.labels import RELATION_LABELS, UPOS_LABELS
from onrecord.annotate.syntax import RelationWeights, SyntaxScores, best_tree, find_words
from onrecord.records import Span


def is_tree(heads: list[int]) -> bool:
    for word in range(len(heads)):
        at, steps = word, 0
        while heads[at] >= 0:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return heads.count(-1) == 1


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_every_sentence_is_one_tree(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    heads = best_tree(
        rng.normal(size=(size, size)).astype(np.float32), rng.normal(size=size).astype(np.float32)
    )
    assert is_tree(heads.tolist())


@given(st.integers(2, 5), st.integers(0, 2**32 - 1))
def test_a_clear_tree_is_found(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    trees = [
        way
        for way in itertools.product(range(-1, size), repeat=size)
        if all(h != w for w, h in enumerate(way)) and is_tree(list(way))
    ]
    gold = trees[rng.integers(len(trees))]
    arcs = rng.uniform(0, 1, size=(size, size)).astype(np.float32)
    roots = rng.uniform(0, 1, size=size).astype(np.float32)
    for word, head in enumerate(gold):
        if head < 0:
            roots[word] += 5
        else:
            arcs[word, head] += 5
    assert best_tree(arcs, roots).tolist() == list(gold)


def test_a_cycle_is_opened_where_it_costs_least() -> None:
    arcs = np.zeros((3, 3), dtype=np.float32)
    arcs[0, 1], arcs[1, 0] = 9, 9  # 0 and 1 choose each other
    arcs[0, 2], arcs[1, 2] = 1, 8  # 1 loses only 1 by choosing the root instead
    assert best_tree(arcs, np.array([0, 0, 20], dtype=np.float32)).tolist() == [1, 2, -1]


def scores(kinds: list[str]) -> SyntaxScores:
    upos = np.zeros((len(kinds), len(UPOS_LABELS)), dtype=np.float32)
    for row, kind in enumerate(kinds):
        upos[row, UPOS_LABELS.index(kind)] = 5
    vectors = np.eye(len(kinds), 8, dtype=np.float32)
    return SyntaxScores(
        upos=upos,
        arc_dependent=vectors,
        arc_head=np.roll(vectors, 1, axis=0),
        arc_root=vectors * 0 + 1,
        relation_dependent=vectors,
        relation_head=vectors,
        relation_root=vectors,
    )


WEIGHTS = RelationWeights(
    label=np.zeros((len(RELATION_LABELS), 8), dtype=np.float32),
    bias=np.zeros(len(RELATION_LABELS), dtype=np.float32),
)


def test_pieces_are_joined_into_words_and_sentences_kept_apart() -> None:
    # "Varania won. It" as Var|ania|won|.|It, with an empty piece between paragraphs
    starts = np.array([0, 3, 7, 10, 11, 12])
    ends = np.array([3, 6, 10, 11, 11, 14])
    words = find_words(
        "Varanian won.It",
        starts,
        ends,
        (Span(0, 11), Span(12, 14)),
        scores(["PROPN", "_", "VERB", "PUNCT", "X", "PRON"]),
        weights=WEIGHTS,
    )
    assert words.starts == (0, 7, 10, 12)
    assert words.ends == (6, 10, 11, 14)
    assert words.upos == ("PROPN", "VERB", "PUNCT", "PRON")
    assert words.heads[3] == -1
    assert words.relations[3] == "root"
    assert sum(head == -1 for head in words.heads[:3]) == 1
    assert all(-1 <= head < 3 for head in words.heads[:3])


def test_a_piece_after_a_gap_opens_a_word_whatever_the_model_says() -> None:
    words = find_words(
        "not any",
        np.array([0, 4]),
        np.array([3, 7]),
        (Span(0, 7),),
        scores(["NOUN", "_"]),
        weights=WEIGHTS,
    )
    assert words.starts == (0, 4)
    assert "_" not in words.upos


@pytest.mark.parametrize("count", [0, 1])
def test_little_or_nothing(count: int) -> None:
    words = find_words(
        "a" * count,
        np.arange(count),
        np.arange(count) + 1,
        (Span(0, count),) if count else (),
        scores(["NOUN"] * count) if count else scores(["NOUN"]),
        weights=WEIGHTS,
    )
    assert words.heads == (-1,) * count


@pytest.mark.parametrize(
    ("text", "pieces", "words"),
    [
        ("don't", [(0, 3), (3, 4), (4, 5)], [(0, 2), (2, 5)]),
        ("CAN’T", [(0, 3), (3, 4), (4, 5)], [(0, 2), (2, 5)]),
        ("Ann't", [(0, 3), (3, 4), (4, 5)], [(0, 2), (2, 5)]),
        ("it's", [(0, 2), (2, 3), (3, 4)], [(0, 2), (2, 4)]),
        ("n't", [(0, 1), (1, 2), (2, 3)], [(0, 1), (1, 3)]),
    ],
)
def test_a_contracted_not_keeps_its_n(
    text: str, pieces: list[tuple[int, int]], words: list[tuple[int, int]]
) -> None:
    starts, ends = (np.array(column) for column in zip(*pieces, strict=True))
    found = find_words(
        text, starts, ends, (Span(0, len(text)),), scores(["AUX", "PART", "_"]), weights=WEIGHTS
    )
    assert list(zip(found.starts, found.ends, strict=True)) == words
