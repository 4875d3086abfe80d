"""The documents that people worked on, with what they kept, rejected and have still to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.export.gold import ReviewedDocument
from onrecord.ledger.store import Store
from onrecord.records import Document, Spans
from onrecord.resources import load_lexicons
from onrecord.rows import Query, StatementRow


def reviewed_documents(store: Store) -> Iterator[ReviewedDocument]:
    """Documents with a statement that was confirmed, corrected or rejected, in order of adding.

    One whose statements were all rejected is among them: people looked at it, and it has none.
    """
    touched = {
        row.document.id
        for query in (Query(reviewed=True), Query(standing=("rejected",)))
        for row in _rows(store, query)
    }
    for document in sorted((store.document(id) for id in touched), key=lambda row: row.number):
        id = document.document.id
        current = _rows(store, Query(document=id))
        yield ReviewedDocument(
            document=document.document,
            kept=_in_text_order(row for row in current if row.reviewed),
            rejected=_in_text_order(_rows(store, Query(document=id, standing=("rejected",)))),
            unreviewed=_in_text_order(row for row in current if not row.reviewed),
        )


def _rows(store: Store, query: Query) -> list[StatementRow]:
    return list(store.statements(query, sort="added", descending=False, limit=None))


def _in_text_order(rows: Iterable[StatementRow]) -> tuple[StatementRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.statement.content))


def sentences_of(document: Document) -> Spans:
    """The sentences of `document` as the extraction cuts them, in text order."""
    from onrecord.annotate.sentences import split_paragraphs, split_sentences  # brings numpy

    entries = load_lexicons()["abbreviations"]
    abbreviations = frozenset(form for entry in entries for form in entry["forms"])
    text = document.text
    return split_sentences(text, split_paragraphs(text), abbreviations=abbreviations)
