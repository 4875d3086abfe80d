"""What the columns of a CSV file mean, for programs: W3C CSV on the Web.

The Recommendation "Metadata Vocabulary for Tabular Data" (2015); validators and readers find the
description of `FILE` in `FILE-metadata.json`.
"""

from __future__ import annotations

from typing import Any, BinaryIO, TypeVar
from urllib.parse import quote

import msgspec

from onrecord.export.csv import SEPARATOR
from onrecord.export.tables import Column, Table, Type

DATATYPES: dict[Type, str] = {
    "text": "string",
    "word": "string",
    "integer": "integer",
    "number": "number",
    "truth": "boolean",
    "day": "date",
    "time": "datetime",
    "texts": "normalizedString",
    "spans": "normalizedString",
    "parts": "normalizedString",
}
"""Datatypes of CSV on the Web; white space around values of the last three does not count."""
_LISTS = ("texts", "spans", "parts")
_DEFUSED = (
    " Where a spreadsheet might read text as a formula, an apostrophe stands before it, which is no"
    " part of the text."
)

Row = TypeVar("Row")


def write_csvw(
    table: Table[Row], stream: BinaryIO, *, file: str, head: str, raw: bool = False
) -> None:
    """Write the description of the table in the CSV file named `file`, which lies beside it.

    `head` is the hash of the ledger's last row; `raw` as it was for `write_csv`.
    """
    description = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@type": "Table",
        "url": quote(file),
        "dc:title": table.name,
        "dc:description": table.description + ("" if raw else _DEFUSED),
        "dc:provenance": f"Exported by onrecord from the ledger whose head is {head}.",
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
        },
    }
    stream.write(msgspec.json.format(msgspec.json.encode(description), indent=2) + b"\n")


def _column(column: Column[Row]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": DATATYPES[column.type],
    }
    if column.type in _LISTS:
        described["separator"] = SEPARATOR
    if column.required:
        described["required"] = True
    return described
