"""Statements and documents that a query or a search asks for, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

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
from onrecord.rows import DocumentMatch, Query, Sort, Standing, StatementMatch, StatementRow

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
    """The statements of `query`, sorted; those without a value to sort by come last.

    They are given as they stood when the first of them was asked for, whatever others decide.
    """
    chosen = _choose(connection, query, sort=sort, descending=descending, limit=limit)
    return _chosen_rows(connection, chosen)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Numbers of statements and, by number, how those stood that were not just current.

    Nothing else of a row ever changes: rows read later are those of the moment of choosing.
    """

    numbers: list[int]
    stood: dict[int, tuple[Standing, Literal["confirmed", "corrected"] | None]]


_USUAL: tuple[Standing, None] = ("current", None)


def _chosen_rows(connection: apsw.Connection, chosen: _Chosen) -> Iterator[StatementRow]:
    for row in statement_rows(connection, chosen.numbers):
        standing, reviewed = chosen.stood.get(row.number, _USUAL)
        if (standing, reviewed) != (row.standing, row.reviewed):
            row = replace(row, standing=standing, reviewed=reviewed)
        yield row


def _choose(
    connection: apsw.Connection, query: Query, *, sort: Sort, descending: bool, limit: int | None
) -> _Chosen:
    """The statements of `query`, sorted; ties in the order of first versions."""
    key, index = _SORTS[sort]
    choice = choose(connection, query, index=index)
    found: Any = connection.execute(
        f"SELECT s.number, s.standing, s.reviewed FROM {choice.sql}"
        f" ORDER BY {key} {'DESC' if descending else 'ASC'} NULLS LAST, s.first, s.version"
        " LIMIT ?",
        (*choice.bindings, -1 if limit is None else limit),
    )
    chosen = _Chosen([], {})
    for number, standing, reviewed in found:
        chosen.numbers.append(number)
        if (standing, reviewed) != _USUAL:
            chosen.stood[number] = (standing, reviewed)
    return chosen


def search_statements(
    connection: apsw.Connection, query: Query, *, limit: int | None
) -> Iterator[StatementMatch]:
    """The statements with the words `query.words`, the latest published first.

    Raises UsageError where there is no word in them.
    """
    terms = _terms(connection, query.words, "statement_fts")
    chosen = _choose(connection, query, sort="published", descending=True, limit=limit)
    return _matches(connection, terms, chosen)


def _matches(
    connection: apsw.Connection, terms: tuple[Term, ...], chosen: _Chosen
) -> Iterator[StatementMatch]:
    for row in _chosen_rows(connection, chosen):
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
