"""Where the documents of a run come from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from onrecord.cli.ending import tell
from onrecord.read import LanguageDetector, PageReader, read_jsonl, read_path
from onrecord.records import Document, Failure

STANDARD_INPUT = "-"


def named(paths: list[str], *, keep_source: bool = False) -> Iterator[Document | Failure]:
    """The documents of files, folders and, for `-`, standard input.

    With `keep_source` they have the bytes that they were read from.
    """
    detector = LanguageDetector()
    with PageReader() as pages:
        for path in paths:
            if path == STANDARD_INPUT:
                where = "standard input"
                yield from read_jsonl(
                    sys.stdin.buffer, where=where, detector=detector, keep_source=keep_source
                )
            else:
                yield from read_path(
                    Path(path), detector=detector, pages=pages, keep_source=keep_source
                )


def tell_of_keyboard(paths: list[str]) -> None:
    """Say so where the documents of `paths` are waited for from the keyboard."""
    if STANDARD_INPUT in paths and sys.stdin.isatty():
        tell("reading JSON lines from the keyboard; end with Ctrl-D")


def bundled() -> Iterator[Document | Failure]:
    """The stories that come with the program, each under a short id."""
    with ExitStack() as stack:
        folder = stack.enter_context(as_file(files("onrecord") / "resources" / "stories"))
        for document in named([str(folder)]):
            yield replace(document, id=Path(document.id).stem)
