"""The JSON lines of the extract contract: one document a line, in UTF-8, ending in a newline."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from onrecord.errors import OnrecordError, ReadError
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Extraction,
    Failure,
    ProducedBy,
    Quantity,
    Statement,
    Timex,
)
from onrecord.rows import storable

_ENCODER = msgspec.json.Encoder()


def encode(extraction: Extraction) -> bytes:
    """The line of one document that was extracted.

    Spans are `[start, end]` in code points of `document.text`, which stands in the line untouched.
    Rejections are not part of the line; see `encode_rejections`. Raises UnicodeEncodeError where
    the text holds half of a surrogate pair, which no UTF-8 can carry.
    """
    return _line(
        {
            "document": document_fields(extraction.document),
            "actors": extraction.actors,
            "attributions": extraction.attributions,
            "statements": extraction.statements,
            "timexes": extraction.timexes,
            "quantities": extraction.quantities,
            "produced_by": extraction.produced_by,
        }
    )


def document_fields(document: Document) -> dict[str, str | None]:
    """A document as a line has it."""
    return {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "language": document.language,
        "text": document.text,
        "sha256": document.sha256,
    }


def encode_failure(id: str, error: OnrecordError) -> bytes:
    """The line of a document that could not be read or extracted."""
    message = {"kind": storable(error.kind), "message": storable(str(error))}
    return _line({"document": {"id": storable(id)}, "error": message})


def encode_rejections(extraction: Extraction) -> bytes:
    """What was found in one document and not kept: a line for each, with its words and the reason.

    Returns no bytes where nothing was rejected.
    """
    text = extraction.document.text
    return b"".join(
        _line(
            {
                "document": extraction.document.id,
                "stage": rejection.stage,
                "reason": rejection.reason,
                "spans": rejection.spans,
                "text": [text[start:end] for start, end in rejection.spans],
            }
        )
        for rejection in extraction.rejections
    )


def decode(line: bytes | str) -> Extraction | Failure:
    """A line back into records, with types checked; rejections are not in it and come back empty.

    Raises ReadError, which names the field, where the line does not keep the contract.
    """
    try:
        stored = _DECODER.decode(line)
    except msgspec.MsgspecError as error:
        raise ReadError(
            f"This line does not keep the extract contract: {error}. Extract the document anew.",
            where="line",
        ) from error
    if stored.error is not None:
        failure = OnrecordError(stored.error.message)
        failure.kind = stored.error.kind
        return Failure(id=stored.document.id, error=failure)
    return _extraction(stored)


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredDocument:
    """A document as a line holds it; the line of a failure has the id alone."""

    id: str
    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredError:
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    document: _StoredDocument
    error: _StoredError | None = None
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    produced_by: ProducedBy | None = None


_DECODER = msgspec.json.Decoder(_Line)


def _extraction(stored: _Line) -> Extraction:
    document = stored.document
    if document.text is None or stored.produced_by is None:
        missing = "document.text" if document.text is None else "produced_by"
        raise ReadError(
            f"This line has neither an error nor `{missing}`. Extract the document anew.",
            where=document.id,
        )
    return Extraction(
        document=Document(
            id=document.id,
            text=document.text,
            title=document.title,
            url=document.url,
            outlet=document.outlet,
            published=document.published,
            language=document.language,
        ),
        actors=stored.actors,
        attributions=stored.attributions,
        statements=stored.statements,
        timexes=stored.timexes,
        quantities=stored.quantities,
        rejections=(),
        produced_by=stored.produced_by,
    )


def _line(value: dict[str, object]) -> bytes:
    return _ENCODER.encode(value) + b"\n"
