"""Pages printed to a string."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType


def printed(page: RenderableType, *, columns: int = 80, colour: bool = False) -> str:
    """What a terminal of so many columns shows."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=columns,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
    )
    console.print(page)
    return file.getvalue()
