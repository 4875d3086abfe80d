from __future__ import annotations

import io
import json
from typing import Any, TypeVar

from onrecord.cli.found import DOCUMENT_MATCHES, LOG, NAMES, STATEMENT_MATCHES
from onrecord.export.catalogue import DOCUMENTS
from onrecord.export.columns import STATEMENTS
from onrecord.export.csv import write_csv
from onrecord.export.json_rows import write_json_rows
from onrecord.export.tables import Table
from onrecord.ledger import Ledger

Row = TypeVar("Row")


def written(table: Table[Row], row: Row) -> dict[str, Any]:
    """A row as JSON; that it can be written as CSV too is checked on the way."""
    stream = io.BytesIO()
    write_csv(table, [row], stream)
    assert len(stream.getvalue().decode().splitlines()) == 2
    stream = io.BytesIO()
    write_json_rows(table, [row], stream)
    value: dict[str, Any] = json.loads(stream.getvalue())
    return value


def test_a_match_is_its_statement_and_the_places_found(stories: Ledger) -> None:
    match = next(stories.search("boats", limit=1))
    value = written(STATEMENT_MATCHES, match)
    found = value.pop("found")
    assert value == written(STATEMENTS, match.row)
    assert [match.row.document.text[start:end] for start, end in found] == ["boats"]


def test_a_matching_document_has_its_columns_its_statements_and_the_places(stories: Ledger) -> None:
    match = next(stories.search_documents("boats", limit=1))
    value = written(DOCUMENT_MATCHES, match)
    found, statements = value.pop("found"), value.pop("statements")
    assert value == written(DOCUMENTS, match.row)
    assert statements == 4
    assert {match.row.document.text[start:end] for start, end in found} == {"boats"}


def test_a_speaker_has_what_was_counted(stories: Ledger) -> None:
    (row,) = [row for row in stories.speakers() if row.name == "Orla Venn"]
    assert written(NAMES, row) == {
        "name": "Orla Venn",
        "kind": "person",
        "roles": ["defence minister"],
        "statements": 16,
        "documents": 8,
        "first": row.first,
        "last": row.last,
    }


def test_an_event_has_its_details_as_json(stories: Ledger) -> None:
    row = stories.log()[-1]
    value = written(LOG, row)
    assert value["event"] == "created"
    assert value["number"] == 1
    assert value["detail"] == row.detail
