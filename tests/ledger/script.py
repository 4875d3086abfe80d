"""An extractor so simple that its output is plain to see: lines `NAME said: WORDS`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.records import Document, Extraction
from onrecord.work import Extractor
from tests.ledger.sample import PRODUCED_BY, Said, extraction

SAID = re.compile(r"(?P<who>[A-Z]\w+) (?P<cue>said): (?P<words>[^\n]+)")


def read_script(document: Document) -> Extraction:
    """A statement for each line of somebody; a text with `unreadable` in it fails."""
    if document.source is not None:
        raise ValueError("the source was sent to where it is not needed")
    if "unreadable" in document.text:
        raise ReadError("cannot be read; write it anew", where=document.id)
    said = [
        Said(words=match["words"], speaker=match["who"], cue="said")
        for match in SAID.finditer(document.text)
    ]
    made = extraction(
        document.text,
        *said,
        title=document.title,
        url=document.url,
        outlet=document.outlet,
        published=document.published,
    )
    return replace(made, document=document)


def load_script() -> Callable[[Document], Extraction]:
    return read_script


def scripted(jobs: int = 1) -> Extractor:
    return Extractor(jobs=jobs, load=load_script, producer=lambda: PRODUCED_BY)


def given(name: str, text: str) -> Document:
    return Document(id=name, text=text, outlet="Tarsis Post", published="2031-03-14")


def write_folder(folder: Path, count: int) -> Path:
    """A folder of so many stories, in which two people speak."""
    folder.mkdir()
    for n in range(count):
        text = f"Kolvani said: we sold {n} boats.\nMirel said: nobody asked for number {n}.\n"
        (folder / f"{n:03}.txt").write_text(text)
    return folder
