"""What a correction makes of a statement: FIELD and value as a reviewer writes them, checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

import msgspec

from onrecord.errors import UsageError
from onrecord.ledger.choices import choose, is_none, read_countries, read_truth
from onrecord.ledger.fields import FIELDS, MODALITY, value_of
from onrecord.ledger.naming import find_actor
from onrecord.ledger.parts import Place, amend
from onrecord.ledger.passages import find_content, find_passage, hull
from onrecord.records import (
    Actor,
    Document,
    Item,
    Quantity,
    Stage,
    Statement,
    StatementDate,
    StatementKind,
    StatementType,
)

_FIELD = re.compile(r"(\w+)(?:\[(\d+)\](?:\.(\w+))?)?")
_PARTS: dict[str, type[Any]] = {"quantities": Quantity, "dates": StatementDate, "items": Item}
_CLOSED = {"type": get_args(StatementType), "kind": get_args(StatementKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A statement with one field set anew.

    `value` is the field's new value in the types of the extract contract; `actors` are those that
    the document did not have before.
    """

    field: str
    value: object
    statement: Statement
    actors: tuple[Actor, ...]


def correct_statement(
    statement: Statement,
    field: str,
    given: object,
    *,
    document: Document,
    actors: Sequence[Actor],
) -> Correction | None:
    """`statement` with `field` set to what `given` says; `actors` are all of the document.

    `field` is one of FIELDS, or a part of one: quantities[0].high. `given` is a string as people
    write it, or a value in the types of the extract contract. A statement that becomes narration
    loses its speaker, its attribution and whom it came through. None where the statement has this
    value already. Raises UsageError where field or value are wrong.
    """
    name, place = read_field(field)
    found: tuple[Actor, ...] = ()
    if name in ("speaker", "via"):
        found = _named(name, given, statement, document=document, actors=actors)
        ids = tuple(actor.id for actor in found)
        changes: dict[str, Any] = {name: ids if name == "via" else next(iter(ids), None)}
    else:
        changes = {name: _value(name, place, given, statement, document)}
    if changes.get("kind") == "narration":
        changes |= {"speaker": None, "via": (), "attribution": None}
    if name in MODALITY:
        changes = {"modality": replace(statement.modality, **changes)}
    corrected = replace(statement, **changes)
    if value_of(corrected, name) == value_of(statement, name):
        return None
    value = msgspec.to_builtins(value_of(corrected, name))
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise UsageError(f"{field} was given in bytes that are no text in UTF-8.") from error
    known = {actor.id for actor in actors}
    return Correction(
        field=name,
        value=value,
        statement=corrected,
        actors=tuple(actor for actor in found if actor.id not in known),
    )


def read_field(field: str) -> tuple[str, Place]:
    """The name of a field and the part of it that is meant. Raises UsageError for other forms."""
    match = _FIELD.fullmatch(field.strip())
    if match is None:
        raise UsageError(f"{field!r} is no field. Give type, or dates[0].value for one of several.")
    if match[1].lower() == "said":
        raise UsageError(
            "said is no field of its own: it comes from the one of dates[n] that has the role"
            " utterance, else from the day of publication. Set that one, dates[0].value=2031-05-24,"
            ' or add it: dates[0]={"span": "Monday", "value": "2031-05-24", "role": "utterance"}.'
        )
    name = choose(match[1], FIELDS, "The field")
    if match[2] is None:
        return name, Place()
    if name not in _PARTS:
        raise UsageError(f"{name} has no numbered parts; {', '.join(_PARTS)} have.")
    return name, Place(int(match[2]), match[3])


def _value(
    name: str, place: Place, given: object, statement: Statement, document: Document
) -> object:
    text, near = document.text, hull(statement.content)
    if name in _PARTS:
        return amend(getattr(statement, name), _PARTS[name], place, given, text, near)
    if name in _CLOSED:
        return choose(given, _CLOSED[name], name)
    if name == "stage":
        return None if is_none(given) else choose(given, (*get_args(Stage), "none"), name)
    if name in ("negated", "future"):
        return read_truth(given, name)
    if name == "countries":
        return read_countries(given)
    if name == "content":
        return find_content(given, text, near=near)
    return None if is_none(given) else find_passage(given, text, near=near)


def _named(
    name: str,
    given: object,
    statement: Statement,
    *,
    document: Document,
    actors: Sequence[Actor],
) -> tuple[Actor, ...]:
    if is_none(given):
        return ()
    if statement.kind == "narration":
        raise UsageError(
            f"Narration has no {name}. Correct the kind first, or with it: kind=indirect {name}=…"
        )
    if isinstance(given, str):
        names: Iterable[object] = given.split(";") if name == "via" else [given]
    else:
        names = given if isinstance(given, Iterable) else [given]
    return tuple(find_actor(str(one), actors, document) for one in names)
