"""Statements that were asked for, held together: for notebooks and for tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, overload

from onrecord.export.columns import STATEMENTS
from onrecord.export.notebook import statements_html
from onrecord.ledger import frames
from onrecord.rows import StatementRow

if TYPE_CHECKING:
    import pandas
    import polars


class Statements(Sequence[StatementRow]):
    """Rows in memory, in the order asked for; a slice of them is `Statements` again.

    In a notebook they show as a table, and one of them as its paragraph.
    """

    def __init__(self, rows: Iterable[StatementRow]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> StatementRow: ...
    @overload
    def __getitem__(self, place: slice) -> Statements: ...
    def __getitem__(self, place: int | slice) -> StatementRow | Statements:
        found = self._rows[place]
        return found if isinstance(found, StatementRow) else Statements(found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Statements) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"Statements({len(self)} rows)"

    def _repr_html_(self) -> str:
        return statements_html(self._rows)

    def to_pandas(self) -> pandas.DataFrame:
        """A row each, with the columns of docs/columns.md. Raises UsageError without pandas."""
        return frames.to_pandas(STATEMENTS, self._rows)

    def to_polars(self) -> polars.DataFrame:
        """A row each, with the columns of docs/columns.md. Raises UsageError without polars."""
        return frames.to_polars(STATEMENTS, self._rows)
