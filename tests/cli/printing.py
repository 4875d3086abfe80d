"""Pages printed to a string."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, RenderableType


def printed(
    page: RenderableType | Iterator[RenderableType], *, columns: int = 80, colour: bool = False
) -> str:
    """What a terminal of so many columns shows of a page, or of its parts one below the other."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=columns,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
    )
    for part in page if isinstance(page, Iterator) else (page,):
        console.print(part)
    return file.getvalue()
