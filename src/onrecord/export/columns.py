"""The columns of a statement: one list, which every table of statements is made from."""

from __future__ import annotations

from onrecord.export.parts import DATE, ITEM, QUANTITY, nested
from onrecord.export.tables import Column, Table
from onrecord.export.terms import categorised, dated
from onrecord.records import Span
from onrecord.rows import StatementRow


def _words(row: StatementRow, span: Span | None) -> str | None:
    return row.words((span,)) if span else None


STATEMENTS: Table[StatementRow] = Table(
    name="statements",
    description="Who said what, on which terms: one statement in a row.",
    key=("id", "version"),
    columns=(
        Column(
            name="id",
            type="text",
            description="The id of the statement: the same in all its versions, and on every run.",
            read=lambda row: row.id,
            required=True,
        ),
        Column(
            name="version",
            type="integer",
            description="1 as first extracted; a correction or a new extraction adds one.",
            read=lambda row: row.version,
            required=True,
        ),
        Column(
            name="published",
            type="day",
            description="The day on which the document was published.",
            read=lambda row: row.document.published,
        ),
        Column(
            name="said",
            type="day",
            description="The day of the telling where the text gives it, else of publication.",
            read=lambda row: row.said,
        ),
        Column(
            name="said_last",
            type="day",
            description="The last day of the telling where it is a month, say; else as `said`.",
            read=lambda row: row.said_last,
        ),
        Column(
            name="outlet",
            type="text",
            description="The outlet or body that published the document.",
            read=lambda row: row.document.outlet,
        ),
        Column(
            name="speaker",
            type="text",
            description="Who speaks, by name; empty for the outlet's own voice, or if unknown.",
            read=lambda row: row.speaker.name if row.speaker else None,
        ),
        Column(
            name="speaker_kind",
            type="word",
            description="person, organisation, state, group, outlet or undisclosed.",
            read=lambda row: row.speaker.kind if row.speaker else None,
        ),
        Column(
            name="roles",
            type="texts",
            description="Roles of the speaker in the words of the document.",
            read=lambda row: row.speaker.roles if row.speaker else (),
        ),
        Column(
            name="via",
            type="texts",
            description="Through whom it was told, by name, nearest to the speaker first.",
            read=lambda row: tuple(actor.name for actor in row.via),
        ),
        Column(
            name="source",
            type="text",
            description="The words that name the source; empty for the outlet's own voice.",
            read=lambda row: row.source or None,
        ),
        Column(
            name="cue",
            type="text",
            description="The words of the reporting verb.",
            read=lambda row: row.cue or None,
        ),
        Column(
            name="cue_class",
            type="word",
            description="speech (said, denied), or other (believes, wants), found less surely.",
            read=lambda row: row.attribution.cue_class if row.attribution else None,
        ),
        Column(
            name="type",
            type="word",
            description="What it is about: denial, export_offer, … (codebook, section 5).",
            read=lambda row: row.statement.type,
            required=True,
        ),
        Column(
            name="stage",
            type="word",
            description="Stage of a transfer: requested, offered, … (codebook, section 11).",
            read=lambda row: row.statement.stage,
        ),
        Column(
            name="text",
            type="text",
            description="The words of the statement; an ellipsis joins parts that the cue cuts.",
            read=lambda row: row.text,
            required=True,
        ),
        Column(
            name="kind",
            type="word",
            description="direct, indirect, mixed, or narration: the outlet's own voice.",
            read=lambda row: row.statement.kind,
            required=True,
        ),
        Column(
            name="negated",
            type="truth",
            description="Whether what is claimed is denied.",
            read=lambda row: row.statement.modality.negated,
            required=True,
        ),
        Column(
            name="future",
            type="truth",
            description="Whether it lies after the moment of speaking.",
            read=lambda row: row.statement.modality.future,
            required=True,
        ),
        Column(
            name="condition",
            type="text",
            description="The words that say on what condition.",
            read=lambda row: _words(row, row.statement.modality.condition),
        ),
        Column(
            name="hedge",
            type="text",
            description="The word that takes most force from the claim.",
            read=lambda row: _words(row, row.statement.modality.hedge),
        ),
        nested(
            "quantities",
            "Numbers that count or measure something, with their bounds and units.",
            QUANTITY,
            lambda row: row.statement.quantities,
            lambda quantity: str(quantity["words"]),
        ),
        nested(
            "dates",
            "Dates in the statement, and after `said` dates of the saying.",
            DATE,
            lambda row: row.statement.dates,
            lambda date: dated(str(date["value"] or date["words"]), date["date_role"]),
        ),
        Column(
            name="countries",
            type="texts",
            description="Countries named or meant: ISO 3166-1 alpha-2, with SU, PS and XK.",
            read=lambda row: row.statement.countries,
        ),
        nested(
            "items",
            "What is traded, with its category in the UN Register of Conventional Arms.",
            ITEM,
            lambda row: row.statement.items,
            lambda item: categorised(str(item["sipri"] or item["words"]), item["unroca"]),
        ),
        Column(
            name="confidence",
            type="number",
            description="How sure the extraction is of the row, from 0 to 1.",
            read=lambda row: row.statement.confidence,
            required=True,
        ),
        Column(
            name="reviewed",
            type="word",
            description="confirmed or corrected, where a person decided about it.",
            read=lambda row: row.reviewed,
        ),
        Column(
            name="standing",
            type="word",
            description="current, superseded, withdrawn (not found again) or rejected.",
            read=lambda row: row.standing,
            required=True,
        ),
        Column(
            name="title",
            type="text",
            description="The title of the document.",
            read=lambda row: row.document.title,
        ),
        Column(
            name="url",
            type="text",
            description="Where the document was published.",
            read=lambda row: row.document.url,
        ),
        Column(
            name="language",
            type="word",
            description="The language of the document, as ISO 639-1.",
            read=lambda row: row.document.language,
        ),
        Column(
            name="document",
            type="text",
            description="The id of the document: a hash of its text and of what is known about it.",
            read=lambda row: row.document.id,
            required=True,
        ),
        Column(
            name="name",
            type="text",
            description="The path or name that the document was added under.",
            read=lambda row: row.name,
            required=True,
        ),
        Column(
            name="document_sha256",
            type="text",
            description="SHA-256 of the document's text in UTF-8, in hex.",
            read=lambda row: row.document.sha256,
            required=True,
        ),
        Column(
            name="content",
            type="spans",
            description="Where the words stand in the document's text, in code points.",
            read=lambda row: row.statement.content,
            required=True,
        ),
        Column(
            name="number",
            type="integer",
            description="The number of the row in the ledger.",
            read=lambda row: row.number,
            required=True,
        ),
        Column(
            name="added",
            type="time",
            description="When the row was added.",
            read=lambda row: row.added,
            required=True,
        ),
        Column(
            name="onrecord",
            type="text",
            description="Version of the code that produced the row.",
            read=lambda row: row.produced_by.onrecord,
            required=True,
        ),
        Column(
            name="model",
            type="text",
            description="Hash of the model that produced it.",
            read=lambda row: row.produced_by.model,
            required=True,
        ),
        Column(
            name="resources",
            type="text",
            description="Hash of the lexicons that produced it.",
            read=lambda row: row.produced_by.resources,
            required=True,
        ),
        Column(
            name="hash",
            type="text",
            description="Hash of the row, which vouches for all rows before it too.",
            read=lambda row: row.hash,
            required=True,
        ),
    ),
)
