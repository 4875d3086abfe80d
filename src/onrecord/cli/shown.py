"""Everything that a ledger knows about one statement."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from onrecord.export.jsonl import document_fields
from onrecord.ledger import Ledger
from onrecord.rows import DocumentRow, Review, StatementRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A statement in all its versions, the first one first, its document, and its reviews."""

    versions: tuple[StatementRow, ...]
    document: DocumentRow
    reviews: tuple[Review, ...]

    @property
    def row(self) -> StatementRow:
        """The newest version."""
        return self.versions[-1]


def look_up(ledger: Ledger, id: str) -> Shown:
    """What `ledger` knows of the statement of this id. Raises LedgerError, as `versions` does."""
    versions = tuple(ledger.versions(id))
    row = versions[-1]
    return Shown(
        versions=versions,
        document=ledger.document(row.document.id),
        reviews=tuple(ledger.reviews(row.id)),
    )


def as_json(shown: Shown) -> bytes:
    """A line of JSON: all versions with their records, the document with its text, the reviews."""
    document = shown.document
    return (
        msgspec.json.encode(
            {
                "versions": [_version(row) for row in shown.versions],
                "reviews": shown.reviews,
                "document": {
                    **document_fields(document.document),
                    "number": document.number,
                    "name": document.name,
                    "source": document.source,
                    "added": document.added,
                },
            }
        )
        + b"\n"
    )


def _version(row: StatementRow) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.number,
        "version": row.version,
        "supersedes": row.supersedes,
        "standing": row.standing,
        "reviewed": row.reviewed,
        "text": row.text,
        "said": row.said,
        "said_last": row.said_last,
        "statement": row.statement,
        "attribution": row.attribution,
        "actors": row.actors,
        "added": row.added,
        "produced_by": row.produced_by,
        "hash": row.hash,
    }
