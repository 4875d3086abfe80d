"""Sentences with marks: "⟦Norway|NO⟧ asked for boats." says what is found where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.annotate import annotate
from onrecord.records import Document, Span, Tags, Words
from onrecord.resources.pack import read_lexicon
from onrecord.toolkit import Toolkit, load_toolkit

CASES = Path(__file__).parents[1] / "cases"
LEXICONS = Path(__file__).parents[2] / "src" / "onrecord" / "resources" / "lexicons"
_MARK = re.compile(r"⟦([^|⟧]*)\|[^⟧]*⟧")


def cases(name: str) -> list[dict[str, Any]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def entries(name: str) -> list[dict[str, Any]]:
    return read_lexicon(LEXICONS / f"{name}.yaml")


def unmark(marked: str) -> str:
    return _MARK.sub(r"\1", marked)


def mark(text: str, found: Iterable[tuple[Span, str]]) -> str:
    """Put marks into `text`; the inverse of `unmark`."""
    for (start, end), label in sorted(found, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}|{label}⟧{text[end:]}"
    return text


@cache
def _toolkit() -> Toolkit:
    return load_toolkit()


def tagged(text: str) -> tuple[Document, Tags]:
    """A document of `text` with the tags of the packaged model."""
    document = Document(id="d", text=text)
    toolkit = _toolkit()
    return document, annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)


def untagged(text: str) -> tuple[Document, Tags]:
    """A document of `text` about whose words nothing is known."""
    words = Words(starts=(), ends=(), upos=(), heads=(), relations=())
    whole = (Span(0, len(text)),) if text else ()
    tags = Tags(paragraphs=whole, sentences=whole, words=words, entities=(), frames=())
    return Document(id="d", text=text), tags
