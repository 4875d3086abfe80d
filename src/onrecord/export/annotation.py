"""Statements as annotations of their documents, in the W3C Web Annotation Data Model (2017).

The output is one JSON-LD document: an AnnotationCollection whose only page holds every annotation,
each on a line of its own. Annotation tools take the list at `.first.items`; an annotation server
takes its members one by one.

An annotation is one version of a statement. Its `id` names the version and never changes meaning,
as the row does not; `canonical` names the statement through all its versions.

Targets. The source is the address of the document, or else the `ni` URI of its text. Positions
count code points (section 4.2.4 of the model) in the text that the ledger keeps, not in the page at
the address: where there is an address, the state says so, since states come before selectors
(section 4.3), and names the kept text as the copy. The quotation holds in both. Content that the
cue cuts in two gives two targets: the model has no normative way to join them, every tool reads a
list, and each body does hold for each part.

Bodies. One describes the statement in words, the others are tags. The creator is the program that
read the statement, with the version and the hashes that made the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO

import msgspec

from onrecord.export.describing import description, keywords
from onrecord.export.identifiers import hash_uri, urn, web_address
from onrecord.records import Span
from onrecord.rows import StatementRow

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
LABEL = "Statements of an onrecord ledger"
AROUND = 32
"""Code points quoted before and after the words of a statement, to tell equal words apart."""


def write_annotations(rows: Iterable[StatementRow], stream: BinaryIO) -> None:
    """Write `rows` as one AnnotationCollection in UTF-8; without rows, one that is empty.

    Rows are not held. What is known only at the end, the number of annotations and the name that
    hangs on them, stands at the end.
    """
    encode = msgspec.json.Encoder().encode
    names = sha256()
    total = 0
    stream.write(b'{"@context":%b,"type":"AnnotationCollection",' % encode(CONTEXT))
    stream.write(b'"label":%b,' % encode(LABEL))
    for row in rows:
        made = annotation(row)
        names.update(str(made["id"]).encode())
        stream.write(b",\n" if total else b'"first":{"type":"AnnotationPage","items":[\n')
        stream.write(encode(made))
        total += 1
    name = names.hexdigest()
    if total:
        stream.write(b'\n],"startIndex":0,"id":%b},' % encode(urn("page", name)))
    stream.write(b'"total":%d,"id":%b}\n' % (total, encode(urn("collection", name))))


def annotation(row: StatementRow) -> dict[str, object]:
    """One annotation, without the `@context` that it shares with its collection."""
    targets = [_target(row, span) for span in row.statement.content]
    return {
        "id": urn(row.id, row.version),
        "canonical": urn(row.id),
        "type": "Annotation",
        "motivation": "describing",
        "created": row.added,
        "creator": _creator(row),
        "body": [_description(row), *map(_tag, (*keywords(row), *row.statement.countries))],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(row: StatementRow, span: Span) -> dict[str, object]:
    text, (start, end) = row.document.text, span
    kept = hash_uri(row.document.sha256)
    address = web_address(row.document.url)
    state = {"state": {"type": "TimeState", "cached": kept}} if address else {}
    return {
        "type": "SpecificResource",
        "source": address or kept,
        **state,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _creator(row: StatementRow) -> dict[str, object]:
    made = row.produced_by
    return {
        "id": urn("onrecord", made.onrecord, made.model, made.resources),
        "type": "Software",
        "name": f"onrecord {made.onrecord}",
    }


def _description(row: StatementRow) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": description(row),
    }


def _tag(value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": value}
