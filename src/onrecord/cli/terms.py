"""The terms of a statement for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli.visible import visible
from onrecord.export.terms import terms as terms_of
from onrecord.records import Document, Statement


def terms(statement: Statement, document: Document) -> Iterator[str]:
    """The terms of `statement`, one by one, each on one line and harmless to a terminal."""
    return map(visible, terms_of(statement, document))
