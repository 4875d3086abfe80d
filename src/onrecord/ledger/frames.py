"""Tables as data frames of pandas and polars, each of which is an extra."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.errors import UsageError
from onrecord.export.tables import Column, Table, columnwise

if TYPE_CHECKING:
    import pandas
    import polars

Row = TypeVar("Row")


def to_pandas(table: Table[Row], rows: Iterable[Row]) -> pandas.DataFrame:
    """`rows` as a pandas DataFrame.

    Words of a short list are categories, days datetime64[s], times datetime64[s, UTC], texts
    `string`; lists are tuples, their quantities, dates and items dicts. Raises UsageError where
    pandas is missing.
    """
    try:
        import pandas
    except ImportError as error:
        raise _missing("pandas") from error

    cells = columnwise(table, rows)
    return pandas.DataFrame(
        {
            column.name: pandas.Series(cells[column.name], dtype=_pandas_type(column))
            for column in table.columns
        }
    )


def to_polars(table: Table[Row], rows: Iterable[Row]) -> polars.DataFrame:
    """`rows` as a polars DataFrame.

    Words of a short list are Categorical, days Date, times Datetime in UTC; lists are List, their
    spans, quantities, dates and items Struct. Raises UsageError where polars is missing.
    """
    try:
        import polars
    except ImportError as error:
        raise _missing("polars") from error

    cells = columnwise(table, rows)
    for column in table.columns:
        if column.type == "spans":
            cells[column.name] = [
                [span._asdict() for span in spans] for spans in cells[column.name]
            ]
    return polars.DataFrame(
        cells, schema={column.name: _polars_type(column) for column in table.columns}
    )


def _missing(name: str) -> UsageError:
    return UsageError(f"{name} is not installed. Run: pip install 'onrecord[{name}]'")


def _pandas_type(column: Column[Row]) -> Any:
    match column.type:
        case "text":
            return "string"
        case "word":
            return "category"
        case "integer":
            return "int64" if column.required else "Int64"
        case "number":
            return "float64"
        case "truth":
            return "bool" if column.required else "boolean"
        case "day":
            return "datetime64[s]"
        case "time":
            return "datetime64[s, UTC]"
        case _:
            return "object"


def _polars_type(column: Column[Row]) -> polars.DataType:
    import polars

    match column.type:
        case "text":
            return polars.String()
        case "word":
            return polars.Categorical()
        case "integer":
            return polars.Int64()
        case "number":
            return polars.Float64()
        case "truth":
            return polars.Boolean()
        case "day":
            return polars.Date()
        case "time":
            return polars.Datetime("us", "UTC")
        case "texts":
            return polars.List(polars.String())
        case "object":
            return polars.Object()
        case "spans":
            return polars.List(polars.Struct({"start": polars.Int64(), "end": polars.Int64()}))
        case "parts":
            return polars.List(
                polars.Struct({part.name: _polars_type(part) for part in column.parts})
            )
