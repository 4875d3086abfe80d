"""A name at one place in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal[
    "person",
    "organisation",
    "outlet",
    "state",
    "self_name",
    "adjective",
    "inhabitants",
    "capital",
    "place",
]


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place: tokens [first, last); `opening` is where titles before it begin.

    `sure`: a title, a head noun or a lexicon speaks for it, not the model alone.
    """

    first: int
    last: int
    kind: NameKind
    opening: int
    iso: str | None = None
    gender: str | None = None
    sure: bool = True
