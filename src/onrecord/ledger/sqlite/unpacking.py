"""Records out of the columns that `packing` made of them; what is JSON is checked for its types."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Item,
    Modality,
    ProducedBy,
    Quantity,
    Rejection,
    Span,
    Spans,
    Statement,
    StatementDate,
    Timex,
)
from onrecord.rows import DocumentRow, LogRow, Review

Row = tuple[Any, ...]

DOCUMENT = "d.id, d.text, d.title, d.url, d.outlet, d.published, d.language"
PRODUCER = "p.onrecord, p.model, p.resources"
ACTOR = "number, id, kind, name, mentions, roles"
ATTRIBUTION = "number, id, kind, source, cue, content, cue_class, actor, via, confidence"
STATEMENT = (
    "s.id, s.attribution, s.content, s.kind, s.speaker, s.via, s.type, s.negated, s.future,"
    " s.condition, s.hedge, s.quantities, s.dates, s.countries, s.items, s.stage, s.confidence"
)
REVIEW = "r.number, r.statement, s.id, r.action, r.field, r.value, r.reason, r.reviewer, r.at"
LOG = "l.number, l.at, l.event, l.run, l.name, l.document, l.detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What an extraction found beside statements and attributions."""

    timexes: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    rejections: tuple[Rejection, ...]


_ASIDE = msgspec.json.Decoder(Aside)
_COUNTRIES = msgspec.json.Decoder(tuple[str, ...])
_DATES = msgspec.json.Decoder(tuple[StatementDate, ...])
_ITEMS = msgspec.json.Decoder(tuple[Item, ...])
_NUMBERS = msgspec.json.Decoder(tuple[int, ...])
_OBJECT = msgspec.json.Decoder(dict[str, object])
_QUANTITIES = msgspec.json.Decoder(tuple[Quantity, ...])
_ROLES = msgspec.json.Decoder(tuple[str, ...])
_SPAN = msgspec.json.Decoder(Span)
_SPANS = msgspec.json.Decoder(Spans)
_VALUE = msgspec.json.Decoder()


def document(row: Row) -> Document:
    """A document out of the columns `DOCUMENT`."""
    id, text, title, url, outlet, published, language = row
    return Document(
        id=id,
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        language=language,
    )


def document_row(row: Row) -> DocumentRow:
    """Out of number, name, hash of the source, time, what was rejected, `DOCUMENT`, `PRODUCER`."""
    number, name, source, added, rejected, *rest = row
    return DocumentRow(
        number=number,
        document=document(tuple(rest[:7])),
        name=name,
        source=source,
        added=added,
        produced_by=produced_by(tuple(rest[7:])),
        rejected=rejected,
    )


def produced_by(row: Row) -> ProducedBy:
    """Out of the columns `PRODUCER`."""
    return ProducedBy(onrecord=row[0], model=row[1], resources=row[2])


def actor(row: Row) -> Actor:
    """An actor out of the columns `ACTOR`."""
    _, id, kind, name, mentions, roles = row
    return Actor(
        id=id, kind=kind, name=name, mentions=_SPANS.decode(mentions), roles=_ROLES.decode(roles)
    )


def attribution(row: Row, ids: Mapping[int, str]) -> Attribution:
    """An attribution out of the columns `ATTRIBUTION`; `ids` of actors by the number of the row."""
    _, id, kind, source, cue, content, cue_class, by, via, confidence = row
    return Attribution(
        id=id,
        kind=kind,
        source=_SPANS.decode(source),
        cue=_SPANS.decode(cue),
        content=_SPANS.decode(content),
        cue_class=cue_class,
        actor=None if by is None else ids[by],
        via=tuple(ids[number] for number in _NUMBERS.decode(via)),
        confidence=confidence,
    )


def statement(row: Row, ids: Mapping[int, str], attribution: str | None) -> Statement:
    """A statement out of the columns `STATEMENT`; `attribution` is the id of its attribution."""
    (id, _, content, kind, by, via, type, negated, future, condition, hedge, *values) = row
    quantities, dates, countries, items, stage, confidence = values
    return Statement(
        id=id,
        attribution=attribution,
        content=_SPANS.decode(content),
        kind=kind,
        speaker=None if by is None else ids[by],
        via=tuple(ids[number] for number in _NUMBERS.decode(via)),
        type=type,
        modality=Modality(
            negated=bool(negated),
            future=bool(future),
            condition=None if condition is None else _SPAN.decode(condition),
            hedge=None if hedge is None else _SPAN.decode(hedge),
        ),
        quantities=_QUANTITIES.decode(quantities),
        dates=_DATES.decode(dates),
        countries=_COUNTRIES.decode(countries),
        items=_ITEMS.decode(items),
        stage=stage,
        confidence=confidence,
    )


def actors_named(by: int | None, via: str) -> Iterable[int]:
    """The numbers of the actors that a row names in its columns `speaker` or `actor`, and `via`."""
    return _NUMBERS.decode(via) if by is None else (by, *_NUMBERS.decode(via))


def spans(column: str) -> Spans:
    """Spans of a document."""
    return _SPANS.decode(column)


def roles(column: str) -> tuple[str, ...]:
    """The roles of an actor."""
    return _ROLES.decode(column)


def aside(packed: bytes) -> Aside:
    """What stands beside the statements of an extraction."""
    return _ASIDE.decode(zlib.decompress(packed))


def review(row: Row) -> Review:
    """A review out of the columns `REVIEW`."""
    number, statement, id, action, field, value, reason, reviewer, at = row
    return Review(
        number=number,
        statement=statement,
        id=id,
        action=action,
        field=field,
        value=None if value is None else _VALUE.decode(value),
        reason=reason,
        reviewer=reviewer,
        at=at,
    )


def log_row(row: Row) -> LogRow:
    """A row of the log out of the columns `LOG`."""
    number, at, event, run, name, document, detail = row
    return LogRow(
        number=number,
        at=at,
        event=event,
        run=run,
        name=name,
        document=document,
        detail=None if detail is None else _OBJECT.decode(detail),
    )
