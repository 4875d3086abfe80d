"""Figures beside the bars that the project set itself and the floors below which none may fall.

``floors.toml`` has three tables: ``bars`` (what is to be reached, never changed to fit), and
``floors.full`` and ``floors.subset`` (what was reached, less a margin, for the whole run and for
the short one). A figure is always better when it is higher.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.toml"
# int8 arithmetic rounds differently on processors with and without VNNI. The stories have some
# ninety statements: two of them make two hundredths. So do one or two of the marked events.
MARGIN = 0.01
SMALL_MARGIN = 0.03
SMALL = ("stories.", "invented", "events.")
# Four to a dozen things of a set have a condition, a hedge or a negation: one is a tenth or more.
SCARCE_MARGIN = 0.2
SCARCE = re.compile(
    r"(?:stories|invented, \w+)\.(?:negated|condition|hedge|future|whole)|events\.conditional\b.*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value; `floor` and `bar` are None where none is set."""

    name: str
    value: float
    floor: float | None
    bar: float | None

    @property
    def holds(self) -> bool:
        """Whether the value is not below its floor."""
        return self.floor is None or self.value >= self.floor

    @property
    def reached(self) -> bool:
        """Whether the value is not below its bar."""
        return self.bar is None or self.value >= self.bar


def compare(
    values: Mapping[str, float], *, part: str, path: Path = FLOORS
) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """`values` as figures, and the names of the floors of `part` that nothing was measured for.

    `part` is ``full`` or ``subset``. A floor without a value must not pass as held.
    """
    pinned = tomllib.loads(path.read_text(encoding="utf-8"))
    floors, bars = pinned["floors"].get(part, {}), pinned["bars"]
    figures = tuple(
        Figure(name=name, value=value, floor=floors.get(name), bar=bars.get(name))
        for name, value in values.items()
    )
    return figures, tuple(name for name in floors if name not in values)


def margin(name: str) -> float:
    """How far the figure `name` may fall before its floor is broken."""
    if SCARCE.fullmatch(name):
        return SCARCE_MARGIN
    return SMALL_MARGIN if name.startswith(SMALL) else MARGIN


def pin(values: Mapping[str, float], *, part: str, path: Path = FLOORS) -> None:
    """Write `values`, less their margins and rounded down to a thousandth, as the floors of `part`.

    The bars and the other part's floors stay as they are, and so does the comment at the top.
    """
    text = path.read_text(encoding="utf-8")
    pinned = tomllib.loads(text)
    head = text[: text.index("[bars]")]
    lowered = {
        name: math.floor((value - margin(name)) * 1000) / 1000 for name, value in values.items()
    }
    tables = {
        "bars": pinned["bars"],
        "floors.full": pinned["floors"].get("full", {}),
        "floors.subset": pinned["floors"].get("subset", {}),
        f"floors.{part}": lowered,
    }
    blocks = [
        f"[{table}]\n" + "".join(f'"{name}" = {value:g}\n' for name, value in rows.items())
        for table, rows in tables.items()
    ]
    path.write_text(head + "\n".join(blocks), encoding="utf-8")
