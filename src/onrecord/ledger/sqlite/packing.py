"""Records as values of columns: text, bytes and numbers as SQLite gives them back."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from onrecord.errors import UsageError
from onrecord.ledger.days import said_in
from onrecord.ledger.sqlite.chain import Value
from onrecord.records import Actor, Attribution, Item, Statement, words_at

_ENCODER = msgspec.json.Encoder()
_HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A document and one reading of it, with the numbers of the rows that statements point at."""

    document: int
    extraction: int
    text: str
    outlet: str | None
    published: str | None
    actors: Mapping[str, int]
    """By id, as `attributions`."""
    names: Mapping[str, str]
    attributions: Mapping[str, int]


def pack_actor(actor: Actor, *, document: int, extraction: int | None) -> dict[str, Value]:
    """The columns of an actor; one without an extraction is named by a reviewer."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "roles": pack_json(actor.roles),
        "mentions": pack_json(actor.mentions),
        "document": document,
        "extraction": extraction,
    }


def pack_attribution(
    attribution: Attribution, *, document: int, extraction: int, actors: Mapping[str, int]
) -> dict[str, Value]:
    """The columns of an attribution; `actors` are numbers by id."""
    return {
        "id": attribution.id,
        "document": document,
        "extraction": extraction,
        "kind": attribution.kind,
        "source": pack_json(attribution.source),
        "cue": pack_json(attribution.cue),
        "content": pack_json(attribution.content),
        "cue_class": attribution.cue_class,
        "actor": attribution.actor and actors[attribution.actor],
        "via": pack_json([actors[id] for id in attribution.via]),
        "confidence": _real(attribution.confidence),
    }


def pack_statement(statement: Statement, place: Place) -> dict[str, Value]:
    """The columns of a statement from its attribution on."""
    modality = statement.modality
    said = said_in(statement, place.published)
    return {
        "attribution": statement.attribution and place.attributions[statement.attribution],
        "speaker": statement.speaker and place.actors[statement.speaker],
        "speaker_name": statement.speaker and place.names[statement.speaker],
        "type": statement.type,
        "stage": statement.stage,
        "text": words_at(place.text, statement.content),
        "kind": statement.kind,
        "negated": int(modality.negated),
        "future": int(modality.future),
        "condition": modality.condition and pack_json(modality.condition),
        "hedge": modality.hedge and pack_json(modality.hedge),
        "quantities": pack_json(statement.quantities),
        "dates": pack_json(statement.dates),
        "countries": pack_json(statement.countries),
        "items": pack_json([_pack_item(item, place.text) for item in statement.items]),
        "via": pack_json([place.actors[id] for id in statement.via]),
        "said": said.first,
        "said_last": said.last,
        "published": place.published,
        "outlet": place.outlet,
        "content": pack_json(statement.content),
        "confidence": _real(statement.confidence),
    }


def _pack_item(item: Item, text: str) -> dict[str, object]:
    """An item with its words, in one line: JSON would write a break as a letter."""
    words = " ".join(words_at(text, (item.span,)).split())
    return {"span": item.span, "words": words, "unroca": item.unroca, "sipri": item.sipri}


def pack_json(value: object) -> str:
    """Records, spans and what they hold, as JSON of the extract contract."""
    return _ENCODER.encode(value).decode()


def pack_anything(value: object) -> str:
    """Any JSON, also with text that UTF-8 cannot carry, which is made visible as by `storable`."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _HALVES.sub(lambda half: rf"\\u{ord(half[0]):04x}", text)


def _real(value: float) -> float:
    """`value` as a REAL column gives it back: never an int, never a negative zero.

    Raises UsageError where it is no number at all.
    """
    if not math.isfinite(value):
        raise UsageError(f"A confidence is a number from 0 to 1, not {value}.")
    return float(value) + 0.0
