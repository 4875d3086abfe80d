"""Rows of a table as JSON lines: an object a row, with the names of the columns as its keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, TypeVar

import msgspec

from onrecord.export.tables import Table

Row = TypeVar("Row")


def write_json_rows(table: Table[Row], rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write a line of JSON in UTF-8 for each of `rows`, ending in a newline.

    Lists are arrays, spans `[start, end]`, quantities, dates and items objects; nothing known is
    null. Days and times are strings.
    """
    encoder = msgspec.json.Encoder()
    for row in rows:
        stream.write(encoder.encode(table.record(row)) + b"\n")
