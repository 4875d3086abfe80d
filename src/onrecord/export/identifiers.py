"""How statements, people and texts are named for programs that know nothing of the ledger.

A name is a URI made from the ids of the ledger alone, so that it is the same in every export.
"""

from __future__ import annotations

import base64
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

NAMESPACE = UUID("b37327e5-b09f-4d60-82f8-7cda8219cf93")
"""Chosen once, at random, and never to be changed: every name hangs on it."""

_LEGAL = "%:/?#[]@!$&'()*+,;=-._~"  # RFC 3986: reserved, unreserved, and what is escaped already


def urn(*ids: object) -> str:
    """A URN for what `ids` identify together: a name-based UUID (RFC 9562, version 5)."""
    return uuid5(NAMESPACE, "/".join(map(str, ids))).urn


def hash_uri(sha256: str) -> str:
    """The `ni` URI (RFC 6920) of what has this SHA-256, given in hex."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode()
    return f"ni:///sha-256;{digest}"


def web_address(url: str | None) -> str | None:
    """`url` as a URI, with what none may hold escaped; None where it is no address on the web."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets of an IPv6 host that do not match
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(url.strip(), safe=_LEGAL)
