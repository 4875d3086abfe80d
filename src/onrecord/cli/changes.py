"""What became of a statement, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.ledger.choices import NONE
from onrecord.ledger.comparing import changed_fields
from onrecord.ledger.fields import worded
from onrecord.ledger.reviewing import DONE
from onrecord.rows import Review, StatementRow


class FieldChange(NamedTuple):
    """A field of a statement in two versions, each in words."""

    field: str
    before: str
    after: str


def field_changes(before: StatementRow, after: StatementRow) -> Iterator[FieldChange]:
    """What is not the same in two versions of a statement."""
    for field in changed_fields(before, after):
        yield FieldChange(field, _in_full(before, field), _in_full(after, field))


def decision(review: Review, versions: Sequence[StatementRow]) -> str:
    """What was decided, with both values of a corrected field; `versions` of its statement."""
    done = DONE[review.action]
    if review.field is None:
        return done
    before = next(row for row in versions if row.number == review.statement)
    after = next(row for row in versions if row.supersedes == before.number)
    values = (_in_full(row, review.field) for row in (before, after))
    return f"{done} {review.field}: {' → '.join(values)}"


def _in_full(row: StatementRow, field: str) -> str:
    """The value of a field with all that tells it from another."""
    if field == "confidence":
        return f"{row.statement.confidence:.2f}"
    if field == "cue":
        return " · ".join(filter(None, (row.source, row.cue))) or NONE
    if field == "speaker" and row.speaker:
        return ", ".join((row.speaker.name, row.speaker.kind, *row.speaker.roles))
    return worded(row, field)
