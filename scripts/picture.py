"""Draws docs/demo.svg from what `onrecord demo` prints.

usage: python scripts/picture.py [STORY …]   ids of bundled stories; by default two short ones
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console

from onrecord.cli.sources import bundled
from onrecord.cli.table import document_page
from onrecord.pipeline import extract
from onrecord.records import Document
from onrecord.toolkit import load_toolkit

STORIES = ("zelgrad-batteries",)
PICTURE = Path(__file__).parent.parent / "docs" / "demo.svg"


def main(stories: tuple[str, ...]) -> None:
    """Write the picture; the font is the reader's own, so that it loads nothing."""
    console = Console(record=True, width=108, file=io.StringIO(), force_terminal=True)
    toolkit = load_toolkit()
    for document in bundled():
        if isinstance(document, Document) and document.id in stories:
            console.print(document_page(extract(document, toolkit=toolkit), console.width))
    svg = console.export_svg(title="onrecord demo")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    PICTURE.write_text(svg.replace("Fira Code", "monospace"), encoding="utf-8")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or STORIES)
