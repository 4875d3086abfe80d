from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.annotate.pieces import (
    DIGITS,
    LOWER,
    MIXED,
    OTHER,
    SEP,
    SHAPES,
    SPECIAL,
    TITLE,
    UPPER,
    Pieces,
    quoted,
    shape_features,
    split_pieces,
    windows,
)
from onrecord.annotate.sentences import split_paragraphs
from onrecord.records import Span
from onrecord.toolkit import PACKAGED_MODEL


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(Path(PACKAGED_MODEL) / "tokenizer.json"))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("kestrel", LOWER),
        ("Kestrel", TITLE),
        ("K", TITLE),
        ("KDI", UPPER),
        ("KdI", MIXED),
        ("2031", DIGITS),
        ("-", OTHER),
        ("—", OTHER),
        ("نیک", LOWER),
        ("Ö", TITLE),
        ("😀", OTHER),
        ("", SPECIAL),
    ],
)
def test_shape(text: str, shape: int) -> None:
    assert shape_features(text, np.array([0]), np.array([len(text)])).tolist() == [shape]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('a "b" c', "...#..."),
        ("a “b” c", "...#..."),
        ("«b» c", ".#..."),
        ("„b” c", ".#..."),
        ("a “b c", "...###"),
        ("a b” c", "......"),
        ("a “b “c” d", "...####..."),
    ],
)
def test_inside_quotation_marks(text: str, inside: str) -> None:
    found = quoted(text, (Span(0, len(text)),), np.arange(len(text)))
    assert "".join(".#"[n] for n in found) == inside


def test_a_quotation_ends_with_its_paragraph() -> None:
    text = "“a\nb"
    assert quoted(text, (Span(0, 2), Span(3, 4)), np.array([1, 3])).tolist() == [1, 0]


@given(st.text(max_size=200))
def test_pieces_lie_in_their_paragraph(tokenizer: Tokenizer, text: str) -> None:
    paragraphs = split_paragraphs(text)
    pieces = split_pieces(text, paragraphs, tokenizer=tokenizer)
    assert len(pieces.paragraph_ends) == len(paragraphs)
    edges = [0, *pieces.paragraph_ends]
    for (first, last), (start, end) in zip(pairwise(edges), paragraphs, strict=True):
        assert pieces.ids[last - 1] == SEP
        assert (pieces.starts[first:last] >= start).all()
        assert (pieces.ends[first:last] <= end).all()
    assert (pieces.features < 2 * SHAPES).all()


@given(st.lists(st.integers(1, 60), max_size=20), st.integers(16, 64), st.integers(0, 12))
def test_windows_decide_every_piece_once(sizes: list[int], size: int, context: int) -> None:
    ends = np.cumsum(sizes, dtype=int).tolist()
    total = ends[-1] if ends else 0
    column = np.zeros(total, dtype=np.int64)
    cut = windows(Pieces(column, column, column, column, tuple(ends)), size=size, context=context)
    assert [place for _, new, last in cut for place in range(new, last)] == list(range(total))
    for first, new, last in cut:
        assert 0 <= new - first <= context
        assert last - first < size
