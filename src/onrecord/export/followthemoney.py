"""Statements as FollowTheMoney entities, the model of Aleph and OpenSanctions: one JSON line each.

A document is an `Article`, and whoever speaks or relays is a `Person`, an `Organization` or, for a
state, a `PublicBody`. Only who is named becomes an entity: "a senior official" or "Varanian
officials" stay words, since an entity is there to be matched against lists of people. Actors of two
documents are never joined, even under one name; that is for who works with the data to decide.

A statement is an `Event`, the only schema that has all of what makes a statement one: a day, those
involved, words, and the document that proves it. A `Note` has neither day nor actors, a `Mention`
is a name and nothing said, and a `Message` would be a document of its own with a sender. `involved`
is the speaker. Through whom it was told is an `UnknownLink` from the carrier to the event: its
`role` keeps speaker and carrier apart.

Ids are those of the ledger, so that two exports agree; that of an event ends in the version of the
statement. Entities keep to what versions 3.7 and 4 of the package `followthemoney` share; values
are written as it cleans them. `contentHash` is left out: it is for the SHA-1 of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from onrecord.export.describing import description, keywords
from onrecord.export.facts import said_reduced, said_text, speaker_of
from onrecord.export.identifiers import web_address
from onrecord.export.wording import one_line
from onrecord.records import Actor, content_id
from onrecord.rows import StatementRow

Entity = dict[str, object]

SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "Organization",
    "state": "PublicBody",
}
LENGTHS = {
    "name": 384, "title": 1024, "fileName": 1024, "publisher": 1024, "position": 1024,
    "keywords": 1024, "summary": 65_000, "description": 65_000,
}  # fmt: skip
"""Code points that the model allows in a value of these properties; what is cut ends in "…"."""
SOVIET_UNION = "suhh"  # ISO 3166-3; the other codes of the codebook are FollowTheMoney's too
LANGUAGES = {
    "af": "afr", "am": "amh", "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bn": "ben",
    "bs": "bos", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita",
    "ja": "jpn", "ka": "kat", "kk": "kaz", "km": "khm", "kn": "kan", "ko": "kor", "ky": "kir",
    "lb": "ltz", "lo": "lao", "lt": "lit", "lv": "lav", "mk": "mkd", "mn": "mon", "ms": "msa",
    "mt": "mlt", "my": "mya", "ne": "nep", "nl": "nld", "no": "nor", "pl": "pol", "ps": "pus",
    "pt": "por", "ro": "ron", "ru": "rus", "si": "sin", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "tg": "tgk", "th": "tha",
    "tk": "tuk", "tl": "tgl", "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb", "vi": "vie",
    "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to the codes of the languages that the model knows."""


def write_followthemoney(rows: Iterable[StatementRow], stream: BinaryIO) -> None:
    """Write the entities of `rows` as JSON lines in UTF-8, each once and after those it names.

    Rows are not held; ids of documents and actors are, to write each of them once.
    """
    encode = msgspec.json.Encoder().encode
    written: set[str] = set()
    for row in rows:
        for entity in (*_sources(row, written), *_statement(row)):
            stream.write(encode(entity) + b"\n")


def _sources(row: StatementRow, written: set[str]) -> Iterator[Entity]:
    """The document and the named actors, but for those `written`, to which they are added."""
    if row.document.id not in written:
        yield _document(row)
    for actor in row.actors:
        if actor.kind in SCHEMAS and actor.id not in written:
            yield _actor(actor, row)
    written.update((row.document.id, *(actor.id for actor in row.actors)))


def _statement(row: StatementRow) -> Iterator[Entity]:
    """The statement, and a link to it from everyone named who relayed it."""
    event = f"{row.id}.{row.version}"
    yield _entity(
        event,
        "Event",
        name=one_line(f"Statement of {speaker_of(row)}, {said_text(row) or 'undated'}"),
        involved=_named(row.speaker),
        summary=row.text,
        description=description(row),
        country=[_country(code) for code in row.statement.countries],
        keywords=keywords(row),
        proof=row.document.id,
        **_evidence(row),
    )
    for carrier in filter(_named, row.via):
        yield _entity(
            content_id("link", event, carrier.id),
            "UnknownLink",
            subject=carrier.id,
            object=event,
            role="relayed the statement",
            **_evidence(row),
        )


def _evidence(row: StatementRow) -> dict[str, str | Iterable[str] | None]:
    """When it was said, where that was published, and under which id the ledger has it."""
    return {
        "date": said_reduced(row),
        "publisher": row.document.outlet,
        "sourceUrl": web_address(row.document.url),
        "recordId": row.id,
    }


def _document(row: StatementRow) -> Entity:
    document = row.document
    return _entity(
        document.id,
        "Article",
        title=document.title,
        fileName=PurePath(row.name).name,
        sourceUrl=web_address(document.url),
        publisher=document.outlet,
        publishedAt=document.published,
        language=LANGUAGES.get(document.language or ""),
        notes=f"SHA-256 of the text: {document.sha256}",
    )


def _actor(actor: Actor, row: StatementRow) -> Entity:
    roles = {"position": map(one_line, actor.roles)} if actor.kind == "person" else {}
    name = one_line(actor.name)
    return _entity(actor.id, SCHEMAS[actor.kind], name=name, proof=row.document.id, **roles)


def _named(actor: Actor | None) -> str | None:
    return actor.id if actor and actor.kind in SCHEMAS else None


def _country(code: str) -> str:
    return SOVIET_UNION if code == "SU" else code.lower()


def _entity(id: str, schema: str, **properties: str | Iterable[str] | None) -> Entity:
    """An entity with those of `properties` that are known; every value in a list, none twice."""
    known = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or ()
        kept = dict.fromkeys(_cut(text, LENGTHS.get(name)) for text in values if text)
        if kept:
            known[name] = list(kept)
    return {"id": id, "schema": schema, "properties": known}


def _cut(text: str, length: int | None) -> str:
    return text if length is None or len(text) <= length else text[: length - 1] + "…"
