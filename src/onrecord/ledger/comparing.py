"""What a new extraction of a document changes in the rows that are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.days import said_in
from onrecord.ledger.fields import FIELDS, value_of
from onrecord.ledger.pairing import pair
from onrecord.records import Actor, Extraction, Statement
from onrecord.rows import DocumentRow, StatementRow

CONFIDENCE_STEP = 0.05
"""A model trained anew moves every confidence a little; a smaller move alone is no change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One statement before and after a new extraction.

    `kept_for` says why a row stayed although the extraction differs: a person decided about it.
    """

    before: StatementRow | None
    after: StatementRow | None
    kept_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a new extraction of one document changed; unchanged statements are only counted."""

    document: str
    unchanged: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is to be written of an extraction, and what it changes.

    `kept` and `withdrawn` are numbers of rows, `superseded` has the next version of a row;
    `statements` are those that become rows, as versions or of their own.
    """

    difference: Difference
    kept: tuple[int, ...]
    superseded: tuple[tuple[int, Statement], ...]
    withdrawn: tuple[int, ...]
    statements: tuple[Statement, ...]

    @property
    def writes(self) -> bool:
        """Whether any row comes, goes or gets another version."""
        return bool(self.statements or self.withdrawn)


def compare(
    extraction: Extraction,
    document: DocumentRow,
    rows: Sequence[StatementRow],
    decided: Callable[[StatementRow], str | None],
) -> Comparison:
    """Set a new extraction beside the rows of its document that are the newest of their statements.

    `decided` says what a person decided about a row, if anything; such a row is left as it is.
    """
    proposals = _Proposals(extraction, document)
    pairs = pair(rows, extraction.statements, proposals.actors)
    superseded: list[tuple[int, Statement]] = []
    withdrawn: list[int] = []
    changes: list[Change] = []
    unchanged = 0
    for row, statement in pairs.same:
        after = proposals.row(statement, row)
        if row.standing != "withdrawn" and not changed_fields(row, after):
            unchanged += row.standing == "current"
        elif reason := decided(row):
            changes.append(Change(before=row, after=after, kept_for=reason))
        else:
            superseded.append((row.number, statement))
            changes.append(Change(before=row, after=after))
    for row in pairs.vanished:
        reason = decided(row)
        if reason is None:
            withdrawn.append(row.number)
        if row.standing == "current":
            changes.append(Change(before=row, after=None, kept_for=reason))
    changes += [
        Change(before=None, after=proposals.row(statement, None)) for statement in pairs.new
    ]
    gone = {number for number, _ in superseded}.union(withdrawn)
    return Comparison(
        difference=Difference(
            document=document.document.id,
            unchanged=unchanged,
            changes=tuple(sorted(changes, key=_place)),
        ),
        kept=tuple(
            row.number for row in rows if row.standing == "current" and row.number not in gone
        ),
        superseded=tuple(superseded),
        withdrawn=tuple(withdrawn),
        statements=(*(statement for _, statement in superseded), *pairs.new),
    )


def changed_fields(before: StatementRow, after: StatementRow) -> tuple[str, ...]:
    """In which fields two rows differ: those that people judge, the cue, and the confidence.

    Speakers are the same where kind, name and roles are, whatever their ids.
    """
    return tuple(
        field for field in (*FIELDS, "cue", "confidence") if not _same(field, before, after)
    )


def _same(field: str, before: StatementRow, after: StatementRow) -> bool:
    if field == "speaker":
        return _who(before.speaker) == _who(after.speaker)
    if field == "via":
        return [_who(actor) for actor in before.via] == [_who(actor) for actor in after.via]
    if field == "cue":
        return _cue(before) == _cue(after)
    if field == "confidence":
        return abs(before.statement.confidence - after.statement.confidence) < CONFIDENCE_STEP
    return value_of(before.statement, field) == value_of(after.statement, field)


def _who(actor: Actor | None) -> object:
    return actor and (actor.kind, actor.name, actor.roles)


def _cue(row: StatementRow) -> object:
    attribution = row.attribution
    return attribution and (attribution.source, attribution.cue, attribution.cue_class)


def _place(change: Change) -> tuple[int, ...]:
    row = change.before or change.after
    assert row is not None
    return row.statement.content[0]


class _Proposals:
    """The rows that the statements of an extraction would become."""

    def __init__(self, extraction: Extraction, document: DocumentRow) -> None:
        self.actors = {actor.id: actor for actor in extraction.actors}
        self._attributions = {
            attribution.id: attribution for attribution in extraction.attributions
        }
        self._produced_by = extraction.produced_by
        self._document = document

    def row(self, statement: Statement, before: StatementRow | None) -> StatementRow:
        """A row of its own or the version after `before`, as yet without a number and a hash."""
        document = self._document.document
        said = said_in(statement, document.published)
        named = (statement.speaker, *statement.via)
        return StatementRow(
            number=0,
            version=before.version + 1 if before else 1,
            supersedes=before.number if before else None,
            standing="current",
            reviewed=None,
            statement=replace(statement, id=before.id) if before else statement,
            attribution=self._attributions.get(statement.attribution or ""),
            actors=tuple(self.actors[id] for id in named if id in self.actors),
            said=said.first,
            said_last=said.last,
            document=document,
            name=self._document.name,
            added=self._document.added,
            produced_by=self._produced_by,
            hash="",
        )
