"""The lexicons that come with onrecord, as packed from ``lexicons/*.yaml`` by ``pack.py``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.errors import ResourceError

__all__ = ["PACKED", "load_lexicons", "resources_hash"]

PACKED = "lexicons.json"


def load_lexicons() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """All lexicons: name to entries, in the order of their source, without `example` and `not`.

    Raises ResourceError where the packed file is missing or is not what `pack.py` writes.
    """
    try:
        return msgspec.json.decode(_packed(), type=dict[str, tuple[dict[str, Any], ...]])
    except msgspec.DecodeError as error:
        raise ResourceError(
            f"{PACKED} is damaged ({error}); install onrecord again", path=PACKED
        ) from error


def resources_hash() -> str:
    """The first 16 hex digits of the SHA-256 of the packed lexicons."""
    return hashlib.sha256(_packed()).hexdigest()[:16]


def _packed() -> bytes:
    try:
        return files(__name__).joinpath(PACKED).read_bytes()
    except OSError as error:
        raise ResourceError(
            f"{PACKED} cannot be read ({error.strerror}); install onrecord again, or pack it from "
            "the lexicons with: python -m onrecord.resources.pack",
            path=PACKED,
        ) from error
