"""What people decide about statements: confirm, correct, reject, restore, note.

Every decision is a row of its own with its reviewer and its time, and leaves what it is about as it
was; a correction adds a version of the statement. Only the newest version can be decided about.
Each function takes the whole id of a statement and gives back how it stands afterwards. Raises
UsageError where the call is wrong, LedgerError where the decision does not fit how the statement
stands; nothing is written then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger.corrections import correct_statement
from onrecord.ledger.store import Store
from onrecord.records import Actor
from onrecord.rows import Action, StatementRow

Words = TypeVar("Words", str, str | None)

DONE: dict[Action, str] = {
    "confirm": "confirmed",
    "correct": "corrected",
    "reject": "rejected",
    "restore": "restored",
    "note": "noted",
}
"""What was done, in a word."""


def confirm(store: Store, id: str, *, reviewer: str, reason: str | None = None) -> StatementRow:
    """Say that every field of the statement is right as it stands."""
    return _decide(store, id, "confirm", reviewer=reviewer, reason=reason)


def reject(store: Store, id: str, *, reviewer: str, reason: str) -> StatementRow:
    """Say that this is no statement for the ledger; it is kept, but no longer current."""
    if not reason.strip():
        raise UsageError("A rejection needs its reason, for those who read the ledger later.")
    return _decide(store, id, "reject", reviewer=reviewer, reason=reason)


def restore(store: Store, id: str, *, reviewer: str, reason: str | None = None) -> StatementRow:
    """Make current again what was rejected, or withdrawn by a new extraction."""
    return _decide(store, id, "restore", reviewer=reviewer, reason=reason)


def note(store: Store, id: str, text: str, *, reviewer: str) -> StatementRow:
    """Write something down beside the statement, however it stands."""
    if not text.strip():
        raise UsageError("The note is empty; write down what others should know.")
    return _decide(store, id, "note", reviewer=reviewer, reason=text)


def correct(
    store: Store,
    id: str,
    changes: Sequence[tuple[str, object]],
    *,
    reviewer: str,
    reason: str | None = None,
) -> StatementRow:
    """Set fields anew: each of `changes`, in order, adds a version; all are written, or none.

    Fields and values are as in `onrecord.ledger.corrections.correct_statement`. What is so already
    is passed over; raises UsageError where that is all.
    """
    if not changes:
        raise UsageError("No correction was given; write it as FIELD=VALUE.")
    with store.writing():
        row = _decidable(store, id, "correct")
        document = store.has_document(row.document.id)
        assert document is not None  # a row without its document could not have been read
        actors: dict[str, Actor] = {actor.id: actor for actor in store.actors(document)}
        number, statement = row.number, row.statement
        for field, given in changes:
            correction = correct_statement(
                statement, field, given, document=row.document, actors=tuple(actors.values())
            )
            if correction is None:
                continue
            for actor in correction.actors:
                store.write_actor(document, actor)
                actors[actor.id] = actor
            review = store.write_review(
                number,
                "correct",
                reviewer=_name(reviewer),
                reason=_text(reason, "reason"),
                field=correction.field,
                value=correction.value,
            )
            statement = correction.statement
            number = store.write_version(number, statement, review=review)
        if number == row.number:
            fields = " and ".join(field for field, _ in changes)
            already = "is so" if len(changes) == 1 else "are so"
            raise UsageError(f"{fields} {already} already; confirm the statement if that is right.")
    return store.versions(id)[-1]


def _decide(
    store: Store, id: str, action: Action, *, reviewer: str, reason: str | None
) -> StatementRow:
    with store.writing():
        row = _decidable(store, id, action)
        store.write_review(
            row.number, action, reviewer=_name(reviewer), reason=_text(reason, "reason")
        )
    return store.versions(id)[-1]


def _decidable(store: Store, id: str, action: Action) -> StatementRow:
    """The newest version of the statement, if `action` fits how it stands."""
    row = store.versions(id)[-1]
    if action == "restore" and row.standing == "current":
        raise LedgerError(f"{id} is neither rejected nor withdrawn; there is nothing to restore.")
    if action not in ("restore", "note") and row.standing != "current":
        raise LedgerError(f"{id} was {_fate(store, row)}. Restore it first.")
    return row


def _fate(store: Store, row: StatementRow) -> str:
    if row.standing == "withdrawn":
        return "withdrawn: a newer extraction did not find it again"
    rejections = [review for review in store.reviews(row.id) if review.action == "reject"]
    if not rejections:
        return row.standing
    last = rejections[-1]
    return f"rejected by {last.reviewer} on {last.at[:10]}: {last.reason}"


def _name(reviewer: str) -> str:
    name = " ".join(reviewer.split())
    if not name:
        raise UsageError("A decision needs the name of who takes it.")
    return _text(name, "name of who decides")


def _text(words: Words, what: str) -> Words:
    try:
        (words or "").encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"The {what} was given in bytes that are no text in UTF-8.") from error
    return words
