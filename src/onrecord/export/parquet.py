"""Tables as Apache Parquet, typed, written a batch at a time; needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from onrecord.errors import UsageError
from onrecord.export.tables import Column, Table, columnwise

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 20_000
"""Rows in a row group: what is held in memory at a time."""

Row = TypeVar("Row")


def write_parquet(
    table: Table[Row], rows: Iterable[Row], stream: BinaryIO, *, head: str, batch: int = BATCH_ROWS
) -> None:
    """Write `rows` in row groups of `batch`, compressed with Zstandard.

    Days are date32, times timestamps in UTC, lists lists; spans, quantities, dates and items are
    lists of structs. Fields carry the descriptions of the columns, the file that of the table and
    under `ledger_head` the `head` of the ledger: the hash of its last row. Raises UsageError where
    pyarrow is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed. Run: pip install 'onrecord[parquet]'"
        ) from error

    schema = parquet_schema(table, head=head)
    remaining = iter(rows)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while some := list(islice(remaining, batch)):
            writer.write_table(
                pa.table(columnwise(table, some), schema=schema), row_group_size=batch
            )


def parquet_schema(table: Table[Row], *, head: str) -> pa.Schema:
    """The Arrow schema of `table`, with its descriptions as metadata."""
    import pyarrow as pa

    return pa.schema(
        [_field(column) for column in table.columns],
        metadata={"title": table.name, "description": table.description, "ledger_head": head},
    )


def _field(column: Column[Row]) -> pa.Field:
    import pyarrow as pa

    return pa.field(
        column.name,
        _type(column),
        nullable=not column.required,
        metadata={"description": column.description},
    )


def _type(column: Column[Row]) -> pa.DataType:
    import pyarrow as pa

    match column.type:
        case "integer":
            return pa.int64()
        case "number":
            return pa.float64()
        case "truth":
            return pa.bool_()
        case "day":
            return pa.date32()
        case "time":
            return pa.timestamp("us", tz="UTC")
        case "texts":
            return pa.list_(pa.string())
        case "spans":
            return pa.list_(pa.struct({"start": pa.int64(), "end": pa.int64()}))
        case "parts":
            return pa.list_(pa.struct([_field(part) for part in column.parts]))
        case _:
            return pa.string()
