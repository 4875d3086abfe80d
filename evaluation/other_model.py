"""Extract with a model other than the one in the package: JSON lines in, JSON lines out.

usage: python -m evaluation.other_model FOLDER < documents.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.export.jsonl import encode
from onrecord.pipeline import extract
from onrecord.records import Document
from onrecord.toolkit import load_toolkit


def main(folder: str) -> None:
    """Write a line of the extract contract for each document on standard input."""
    toolkit = load_toolkit(model=Path(folder))
    fields = ("id", "text", "title", "url", "outlet", "published")
    for line in sys.stdin:
        given = json.loads(line)
        document = Document(**{name: given[name] for name in fields if name in given})
        sys.stdout.buffer.write(encode(extract(document, toolkit=toolkit)))


if __name__ == "__main__":
    main(sys.argv[1])
