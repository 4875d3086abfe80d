"""What a table is: a name and columns, each with a type, a description and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

Type = Literal[
    "text", "word", "integer", "number", "truth", "day", "time", "texts", "spans", "parts", "object"
]
"""What a column holds: `str`, as a `word` one of a short list; `int`, `float`, `bool`; a day as
YYYY-MM-DD, a time in UTC as ISO 8601; a tuple of `str`; a tuple of spans; as `parts` a tuple of
dicts with a value for each of the column's own columns; a dict of what JSON can hold. Where nothing
is known, None or an empty tuple."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """A column of a table.

    `required`: no cell of it is ever empty. `parts`, `label`: of a column of parts, their columns,
    and how one of them reads in a cell of text.
    """

    name: str
    type: Type
    description: str
    read: Callable[[Row], object]
    required: bool = False
    parts: tuple[Column[Any], ...] = ()
    label: Callable[[dict[str, object]], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Row]):
    """A table; `key` names the columns that tell its rows apart."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column[Row], ...]

    def values(self, row: Row) -> tuple[object, ...]:
        """The cells of a row, in the order of the columns."""
        return tuple(column.read(row) for column in self.columns)

    def record(self, row: Row) -> dict[str, object]:
        """The cells of a row by the names of their columns."""
        return {column.name: column.read(row) for column in self.columns}


def columnwise(table: Table[Row], rows: Iterable[Row]) -> dict[str, list[Any]]:
    """The cells of `rows` column by column, with days as `date` and times as `datetime` in UTC.

    A day that is none in the calendar is not known: one odd row must not keep all others back.
    """
    cells: list[list[Any]] = [[] for _ in table.columns]
    for row in rows:
        for values, value in zip(cells, table.values(row), strict=True):
            values.append(value)
    for place, column in enumerate(table.columns):
        if column.type == "day":
            cells[place] = [_day(value) for value in cells[place]]
        elif column.type == "time":
            cells[place] = [datetime.fromisoformat(value) for value in cells[place]]
    return {column.name: values for column, values in zip(table.columns, cells, strict=True)}


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
