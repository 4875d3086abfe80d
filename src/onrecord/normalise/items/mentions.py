"""A mention of what is traded or made, on its way to an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.normalise.items.lexicon import ItemKind, Scope
from onrecord.records import Span

PieceRole = Literal["kind", "designation", "model", "modifier", "calibre", "head", "other"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that may be part of a mention: the tokens [first, last) at `span`.

    `kind` is empty for modifiers, heads, calibres and the names of models not listed; `calibre` is
    in millimetres.
    """

    span: Span
    first: int
    last: int
    role: PieceRole
    kind: ItemKind | None = None
    calibre: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A whole mention; `scope` is that of its kind in the lexicon."""

    span: Span
    unroca: str | None
    sipri: str | None
    scope: Scope
