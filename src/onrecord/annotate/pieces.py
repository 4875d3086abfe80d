"""A document as the word pieces the encoder reads, with case and quotation as features."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.records import Spans

CLS, SEP = 101, 102  # ids of [CLS] and [SEP] in the uncased BERT vocabulary

# The encoder is uncased: case comes back through these classes, which stand where BERT has its
# segment ids. The second half of the table is for pieces inside quotation marks.
SPECIAL, LOWER, TITLE, UPPER, MIXED, DIGITS, OTHER = range(7)
SHAPES = 7

_MARKS = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|``|''")
_OPENING = frozenset("\u201c\u201e\u00ab") | {"``"}
_CLOSING = frozenset("\u201d\u00bb") | {"''"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a document, columns of one length N, with [SEP] after every paragraph.

    `ids`, `starts`, `ends`, `features`: int64 arrays of shape (N,); a [SEP] has an empty range at
    the end of its paragraph. `paragraph_ends`: index one past each [SEP].
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    features: NDArray[np.int64]
    paragraph_ends: tuple[int, ...]


def split_pieces(text: str, paragraphs: Spans, *, tokenizer: Tokenizer) -> Pieces:
    """Cut `text` into word pieces; only what lies in `paragraphs` is read."""
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    paragraph_ends = []
    encodings = tokenizer.encode_batch([text[s:e] for s, e in paragraphs], add_special_tokens=False)
    for (start, end), encoding in zip(paragraphs, encodings, strict=True):
        ids += encoding.ids
        ids.append(SEP)
        offsets += [(start + s, start + e) for s, e in encoding.offsets]
        offsets.append((end, end))
        paragraph_ends.append(len(ids))
    bounds = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = bounds[:, 0], bounds[:, 1]
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        features=shape_features(text, starts, ends) + SHAPES * quoted(text, paragraphs, starts),
        paragraph_ends=tuple(paragraph_ends),
    )


def shape_features(
    text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The class of case of each range: shape (N,), values SPECIAL to OTHER."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = np.zeros(len(points) + 1, dtype=np.uint8)
    known, inverse = np.unique(points, return_inverse=True)
    table = [
        1 if c.isupper() else 2 if c.isalpha() else 3 if c.isdigit() else 0 for c in map(chr, known)
    ]
    kinds[:-1] = np.array(table, dtype=np.uint8)[inverse] if len(known) else 0
    upper, lower, digit = (
        np.concatenate(([0], np.cumsum(kinds[:-1] == kind, dtype=np.int64))) for kind in (1, 2, 3)
    )
    n_upper, n_lower, n_digit = (c[ends] - c[starts] for c in (upper, lower, digit))
    shapes = np.full(len(starts), OTHER, dtype=np.int64)
    shapes[n_digit > 0] = DIGITS
    shapes[n_lower > 0] = LOWER
    shapes[n_upper > 0] = MIXED
    shapes[(n_upper > 1) & (n_lower == 0)] = UPPER
    shapes[(n_upper == 1) & (kinds[starts] == 1)] = TITLE
    shapes[starts == ends] = SPECIAL
    return shapes


def quoted(text: str, paragraphs: Spans, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """1 where a range starts inside quotation marks, else 0; every paragraph starts outside."""
    inside = np.zeros(len(text) + 1, dtype=np.int64)
    for start, end in paragraphs:
        opened = -1
        for mark in _MARKS.finditer(text, start, end):
            glyph = mark.group()
            if opened < 0 and glyph not in _CLOSING:
                opened = mark.end()
            elif opened >= 0 and glyph not in _OPENING:
                inside[opened : mark.start()] = 1
                opened = -1
        if opened >= 0:
            inside[opened:end] = 1
    return inside[starts]


def windows(pieces: Pieces, *, size: int, context: int) -> list[tuple[int, int, int]]:
    """Cut the pieces into windows (first, new, last): [first, new) is left context already decided.

    A window holds at most `size` - 1 pieces (one place is for [CLS]) and ends between paragraphs
    where that wastes no more than half of it.
    """
    cut: list[tuple[int, int, int]] = []
    new, total = 0, len(pieces.ids)
    while new < total:
        first = max(0, new - context)
        limit = first + size - 1
        last = min(total, limit)
        if last < total:
            fitting = [e for e in pieces.paragraph_ends if new < e <= limit]
            if fitting and fitting[-1] - new >= (limit - new) // 2:
                last = fitting[-1]
        cut.append((first, new, last))
        new = last
    return cut
