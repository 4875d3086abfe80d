"""Which statement of a new extraction is which row of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger.passages import hull
from onrecord.records import Actor, Spans, Statement
from onrecord.rows import StatementRow

LEAST_LIKENESS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Rows with the statement that they are now, rows without one, and statements without a row."""

    same: tuple[tuple[StatementRow, Statement], ...]
    vanished: tuple[StatementRow, ...]
    new: tuple[Statement, ...]


def pair(
    rows: Iterable[StatementRow], statements: Iterable[Statement], actors: Mapping[str, Actor]
) -> Pairs:
    """Pair the rows of a document with the statements of a new extraction of it, one to one.

    Equal ids go first, then the words that overlap best (`likeness` of `LEAST_LIKENESS` or more),
    among equals those of one speaker; `actors` has the speakers of `statements` by id. A withdrawn
    row pairs by its id alone.
    """
    by_id = {statement.id: statement for statement in statements}
    same: list[tuple[StatementRow, Statement]] = []
    left: list[StatementRow] = []
    for row in rows:
        statement = by_id.pop(row.id, None)
        if statement is not None:
            same.append((row, statement))
        elif row.standing != "withdrawn":
            left.append(row)
    found = _by_words(left, list(by_id.values()), actors)
    taken = {row.number for row, _ in found}
    for _, statement in found:
        del by_id[statement.id]
    return Pairs(
        same=tuple(same + found),
        vanished=tuple(row for row in left if row.number not in taken),
        new=tuple(by_id.values()),
    )


def likeness(first: Spans, second: Spans) -> float:
    """How far two stretches of one text are the same: Dice's coefficient over their characters.

    From 0 (nothing in common) to 1 (the same characters). L. R. Dice, Ecology 26 (1945), 297-302.
    """
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    length = sum(end - start for start, end in (*first, *second))
    return 2 * shared / length if length else 0.0


def _by_words(
    rows: Sequence[StatementRow], statements: Sequence[Statement], actors: Mapping[str, Actor]
) -> list[tuple[StatementRow, Statement]]:
    candidates = []
    for i, row in enumerate(rows):
        reach = hull(row.statement.content)
        for j, statement in enumerate(statements):
            other = hull(statement.content)
            if reach.start < other.end and other.start < reach.end:
                score = likeness(row.statement.content, statement.content)
                if score >= LEAST_LIKENESS:
                    candidates.append((-score, not _one_speaker(row, statement, actors), i, j))
    row_of: dict[int, int] = {}
    paired: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in paired and j not in row_of:
            row_of[j] = i
            paired.add(i)
    return [(rows[i], statements[j]) for j, i in row_of.items()]


def _one_speaker(row: StatementRow, statement: Statement, actors: Mapping[str, Actor]) -> bool:
    speaker = actors.get(statement.speaker or "")
    return (row.speaker and row.speaker.name) == (speaker and speaker.name)
