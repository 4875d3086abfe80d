"""Statements and documents that a query or a search asks for, in order."""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from onrecord.errors import UsageError
from onrecord.ledger.sqlite.fetching import document_rows, readable, statement_rows
from onrecord.ledger.sqlite.filtering import choose
from onrecord.ledger.sqlite.words import (
    Term,
    expression,
    found_in,
    parse_search,
    tokenise,
    within,
)
from onrecord.records import ELLIPSIS
from onrecord.rows import DocumentMatch, Query, Sort, StatementMatch, StatementRow

# By what each is sorted, and the index to walk where many statements are looked through. Rows are
# added with the review or the extraction that makes them, whose numbers run with time.
_SORTS: dict[Sort, tuple[str, str | None]] = {
    "published": ("s.published", "statement_published"),
    "said": ("s.said", "statement_said"),
    "added": ("coalesce(s.review, s.extraction)", "statement_number"),
    "speaker": ("s.speaker_name COLLATE NOCASE", "statement_name"),
    "confidence": ("s.confidence", None),
}


def statements(
    connection: apsw.Connection, query: Query, *, sort: Sort, descending: bool, limit: int | None
) -> Iterator[StatementRow]:
    """The statements of `query`, sorted; those without a value to sort by come last."""
    chosen = _numbers(connection, query, sort=sort, descending=descending, limit=limit)
    return statement_rows(connection, chosen)


def _numbers(
    connection: apsw.Connection, query: Query, *, sort: Sort, descending: bool, limit: int | None
) -> list[int]:
    """The numbers of the statements of `query`, sorted; ties in the order of first versions."""
    key, index = _SORTS[sort]
    choice = choose(connection, query, index=index)
    found = connection.execute(
        f"SELECT s.number FROM {choice.sql}"
        f" ORDER BY {key} {'DESC' if descending else 'ASC'} NULLS LAST, s.first, s.version"
        " LIMIT ?",
        (*choice.bindings, -1 if limit is None else limit),
    )
    return [number for (number,) in found]


def search_statements(
    connection: apsw.Connection, query: Query, *, limit: int | None
) -> Iterator[StatementMatch]:
    """The statements with the words `query.words`, the latest published first.

    Raises UsageError where there is no word in them.
    """
    terms = _terms(connection, query.words, "statement_fts")
    chosen = _numbers(connection, query, sort="published", descending=True, limit=limit)
    return _matches(connection, terms, chosen)


def _matches(
    connection: apsw.Connection, terms: tuple[Term, ...], chosen: list[int]
) -> Iterator[StatementMatch]:
    for row in statement_rows(connection, chosen):
        content = row.statement.content
        found = found_in(terms, tokenise(connection, row.text))
        yield StatementMatch(row=row, found=within(found, content, ELLIPSIS))


def search_documents(
    connection: apsw.Connection, words: str, *, limit: int | None
) -> Iterator[DocumentMatch]:
    """The documents with these words in title or text, the latest published first.

    Raises UsageError where there is no word in them.
    """
    terms = _terms(connection, words, "document_fts")
    found = connection.execute(
        "SELECT d.number FROM document_fts(?) f CROSS JOIN document d ON d.number = f.rowid"
        " ORDER BY d.published DESC, d.number LIMIT ?",
        (expression(terms), -1 if limit is None else limit),
    )
    return _document_matches(connection, terms, [number for (number,) in found])


def _document_matches(
    connection: apsw.Connection, terms: tuple[Term, ...], chosen: list[int]
) -> Iterator[DocumentMatch]:
    for number in chosen:
        with readable(f"document {number}"):
            (row,) = document_rows(connection, (number,))
        statements = connection.execute(
            "SELECT count(*) FROM statement WHERE document = ? AND standing = 'current'", (number,)
        ).get
        yield DocumentMatch(
            row=row,
            found=found_in(terms, tokenise(connection, row.document.text)),
            statements=statements,
        )


def _terms(connection: apsw.Connection, words: str | None, index: str) -> tuple[Term, ...]:
    if words is None:
        raise UsageError("A search needs words; give the query some.")
    return parse_search(connection, words, index)
