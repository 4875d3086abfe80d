"""Writing what people decide: reviews, corrected versions, actors that a reviewer names."""

from __future__ import annotations

from typing import Any

import apsw

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite.chain import Value, append_row
from onrecord.ledger.sqlite.packing import Place, pack_actor, pack_anything
from onrecord.ledger.sqlite.writing import now, set_column, write_statement
from onrecord.records import Actor, Statement
from onrecord.rows import Action, storable

_OUTCOMES: dict[Action, tuple[str, str]] = {
    "confirm": ("reviewed", "confirmed"),
    "reject": ("standing", "rejected"),
    "restore": ("standing", "current"),
}


def write_review(
    connection: apsw.Connection,
    statement: int,
    action: Action,
    *,
    reviewer: str,
    reason: str | None,
    field: str | None,
    value: object,
) -> int:
    """A decision about the row of number `statement`; its own number."""
    values: dict[str, Value] = {
        "statement": statement,
        "action": action,
        "field": field,
        "value": None if field is None else pack_anything(value),
        "reason": None if reason is None else storable(reason),
        "reviewer": storable(reviewer),
        "at": now(),
    }
    number = append_row(connection, "review", values)
    if outcome := _OUTCOMES.get(action):
        set_column(connection, statement, *outcome)
    return number


def write_version(
    connection: apsw.Connection, before: int, statement: Statement, *, review: int
) -> int:
    """The version of a statement that a correction makes, which supersedes row `before`."""
    place = _place(connection, before)
    return write_statement(connection, statement, place, before=before, review=review)


def write_actor(connection: apsw.Connection, document: int, actor: Actor) -> int:
    """An actor that a reviewer names in a document."""
    return append_row(connection, "actor", pack_actor(actor, document=document, extraction=None))


def _place(connection: apsw.Connection, statement: int) -> Place:
    """Where the statement of this number stands, with the actors that reviewers named."""
    row: Any = connection.execute(
        "SELECT d.number, s.extraction, d.text, d.outlet, d.published"
        " FROM statement s JOIN document d ON d.number = s.document WHERE s.number = ?",
        (statement,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"No statement has the number {statement}.")
    document, extraction, text, outlet, published = row
    actors: Any = connection.execute(
        "SELECT id, number, name FROM actor WHERE document = ? ORDER BY number", (document,)
    ).fetchall()
    attributions: Any = connection.execute(
        "SELECT id, number FROM attribution WHERE document = ? ORDER BY number", (document,)
    ).fetchall()
    return Place(
        document=document,
        extraction=extraction,
        text=text,
        outlet=outlet,
        published=published,
        actors={id: number for id, number, _ in actors},
        names={id: name for id, _, name in actors},
        attributions=dict(attributions),
    )
