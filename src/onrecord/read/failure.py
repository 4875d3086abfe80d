"""What could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import ReadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source, or one line of it, that gave no document.

    `id` is the id of the document where it could be read, else the name of the place; `error` says
    what is wrong, where, and what to do.
    """

    id: str
    error: ReadError
