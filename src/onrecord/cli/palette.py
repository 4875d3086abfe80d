"""Colours that tell speakers apart."""

from __future__ import annotations

_COLOURS = ("cyan", "magenta", "green", "yellow", "blue")
_NOBODY = "bright_black"


class Palette:
    """Hands out a colour to each speaker in the order in which they appear."""

    def __init__(self) -> None:
        self._given: dict[str | None, str] = {}
        self._last = ""

    def colour(self, speaker: str | None) -> str:
        """The colour of `speaker`; a new one never has that of the speaker before.

        None is the outlet's own voice.
        """
        if speaker not in self._given:
            first = len(self._given) % len(_COLOURS)
            turned = _COLOURS[first:] + _COLOURS[:first]
            fresh = next(colour for colour in turned if colour != self._last)
            self._given[speaker] = fresh if speaker is not None else _NOBODY
        self._last = self._given[speaker]
        return self._last
