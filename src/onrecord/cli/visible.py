"""Text of unknown origin made safe for a terminal; what is stored and exported stays untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = re.compile(r"[\s\x85\u2028\u2029]+")
# ESC and the other control characters can move the cursor, recolour or rewrite what was printed.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Embeddings, overrides and isolates reorder what stands beside them. Marks that only join or give
# direction to a neighbour (ZWJ, ZWNJ, LRM, RLM) stay: Persian and emoji need them.
_REORDER = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` on one line, with control characters shown as symbols and reordering marks dropped."""
    return "".join(visible_pieces([text]))


def visible_pieces(pieces: Iterable[str]) -> list[str]:
    """`visible` of a text that comes in pieces, piece by piece, so that each can be styled."""
    shown: list[str] = []
    spaced = True  # whether what was shown so far ends in a space, or is nothing
    for piece in pieces:
        line = _CONTROL.sub(_picture, _SPACE.sub(" ", _REORDER.sub("", piece)))
        line = line.removeprefix(" ") if spaced else line
        spaced = line.endswith(" ") if line else spaced
        shown.append(line)
    for last in reversed(range(len(shown))):
        shown[last] = shown[last].removesuffix(" ")
        if shown[last]:
            break
    return shown


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
