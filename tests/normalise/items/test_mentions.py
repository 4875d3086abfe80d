from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from onrecord.normalise.items.mentions import Mention, Piece
from onrecord.records import Span


def test_pieces_and_mentions_are_frozen() -> None:
    piece = Piece(Span(0, 5), 0, 1, "kind")
    assert (piece.kind, piece.calibre) == (None, None)
    mention = Mention(span=piece.span, unroca="I", sipri="tank", scope="weapon")
    with pytest.raises(FrozenInstanceError):
        mention.unroca = "II"  # type: ignore[misc]
