"""What a ledger holds, as tables: one list of them for exports and data frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from onrecord.errors import UsageError
from onrecord.export import parts
from onrecord.export.catalogue import DOCUMENTS, REVIEWS
from onrecord.export.columns import STATEMENTS
from onrecord.export.tables import Table
from onrecord.rows import Query

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

TableName = Literal["statements", "quantities", "dates", "items", "documents", "reviews"]


class Contents(NamedTuple):
    """A table and the rows to fill it with, which are read as they are asked for."""

    table: Table[Any]
    rows: Iterator[Any]


def contents(ledger: Ledger, name: TableName, query: Query) -> Contents:
    """The table `name` of the statements that `query` asks for, in the order of adding.

    The tables of documents and of reviews are given whole: UsageError where `query` asks for less.
    """
    if name in ("documents", "reviews"):
        if query != Query():
            raise UsageError(
                f"The table of {name} has no statements to choose from. Leave out what chooses"
                " them, or take another table."
            )
        if name == "documents":
            return Contents(DOCUMENTS, ledger.documents())
        return Contents(REVIEWS, ledger.reviews())
    statements = ledger.statements(query, sort="added", descending=False)
    match name:
        case "statements":
            return Contents(STATEMENTS, statements)
        case "quantities":
            return Contents(parts.QUANTITIES, parts.quantities(statements))
        case "dates":
            return Contents(parts.DATES, parts.dates(statements))
        case "items":
            return Contents(parts.ITEMS, parts.items(statements))
    raise UsageError(f"No table {name!r}; there are {', '.join(get_args(TableName))}.")
