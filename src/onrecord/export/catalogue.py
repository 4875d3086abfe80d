"""The documents of a ledger and what people decided about statements, as tables."""

from __future__ import annotations

import msgspec

from onrecord.export.tables import Column, Table
from onrecord.rows import DocumentRow, Review


def _decided(review: Review) -> str | None:
    """The value of a correction: a word as it stands, all else as JSON."""
    if review.action != "correct":
        return None
    if isinstance(review.value, str):
        return review.value
    return msgspec.json.encode(review.value).decode()


DOCUMENTS: Table[DocumentRow] = Table(
    name="documents",
    description="The documents that statements were read out of, one in a row.",
    key=("id",),
    columns=(
        Column(
            name="id",
            type="text",
            description="The id of the document: a hash of its text and of what is known about it.",
            read=lambda row: row.document.id,
            required=True,
        ),
        Column(
            name="published",
            type="day",
            description="The day on which it was published.",
            read=lambda row: row.document.published,
        ),
        Column(
            name="outlet",
            type="text",
            description="The outlet or body that published it.",
            read=lambda row: row.document.outlet,
        ),
        Column(
            name="title",
            type="text",
            description="Its title.",
            read=lambda row: row.document.title,
        ),
        Column(
            name="url",
            type="text",
            description="Where it was published.",
            read=lambda row: row.document.url,
        ),
        Column(
            name="language",
            type="word",
            description="Its language, as ISO 639-1.",
            read=lambda row: row.document.language,
        ),
        Column(
            name="name",
            type="text",
            description="The path or name that it was added under.",
            read=lambda row: row.name,
            required=True,
        ),
        Column(
            name="characters",
            type="integer",
            description="Length of its text in code points.",
            read=lambda row: len(row.document.text),
            required=True,
        ),
        Column(
            name="sha256",
            type="text",
            description="SHA-256 of its text in UTF-8, in hex.",
            read=lambda row: row.document.sha256,
            required=True,
        ),
        Column(
            name="source_sha256",
            type="text",
            description="SHA-256 of the bytes that it was read from, where they are kept.",
            read=lambda row: row.source,
        ),
        Column(
            name="rejected",
            type="integer",
            description="How much was found in it and not kept.",
            read=lambda row: row.rejected,
            required=True,
        ),
        Column(
            name="number",
            type="integer",
            description="The number of its row in the ledger.",
            read=lambda row: row.number,
            required=True,
        ),
        Column(
            name="added",
            type="time",
            description="When it was added.",
            read=lambda row: row.added,
            required=True,
        ),
        Column(
            name="onrecord",
            type="text",
            description="Version of the code that read it last.",
            read=lambda row: row.produced_by.onrecord,
            required=True,
        ),
        Column(
            name="model",
            type="text",
            description="Hash of the model that read it last.",
            read=lambda row: row.produced_by.model,
            required=True,
        ),
        Column(
            name="resources",
            type="text",
            description="Hash of the lexicons that read it last.",
            read=lambda row: row.produced_by.resources,
            required=True,
        ),
    ),
)

REVIEWS: Table[Review] = Table(
    name="reviews",
    description="What people decided about statements, one decision in a row.",
    key=("number",),
    columns=(
        Column(
            name="number",
            type="integer",
            description="The number of the row in the ledger.",
            read=lambda review: review.number,
            required=True,
        ),
        Column(
            name="statement",
            type="text",
            description="The id of the statement.",
            read=lambda review: review.id,
            required=True,
        ),
        Column(
            name="row",
            type="integer",
            description="The number of the version that was looked at.",
            read=lambda review: review.statement,
            required=True,
        ),
        Column(
            name="action",
            type="word",
            description="confirm, correct, reject, restore or note.",
            read=lambda review: review.action,
            required=True,
        ),
        Column(
            name="field",
            type="text",
            description="What was corrected.",
            read=lambda review: review.field,
        ),
        Column(
            name="value",
            type="text",
            description="The value it was given; JSON where it is no word.",
            read=_decided,
        ),
        Column(
            name="reason",
            type="text",
            description="Why, in the reviewer's words.",
            read=lambda review: review.reason,
        ),
        Column(
            name="reviewer",
            type="text",
            description="Who decided.",
            read=lambda review: review.reviewer,
            required=True,
        ),
        Column(
            name="at",
            type="time",
            description="When.",
            read=lambda review: review.at,
            required=True,
        ),
    ),
)
