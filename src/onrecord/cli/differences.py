"""What a new extraction changed in a document, for readers and for programs."""

from __future__ import annotations

import msgspec
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.blocks import grid
from onrecord.cli.changes import field_changes
from onrecord.cli.visible import visible
from onrecord.export.columns import STATEMENTS
from onrecord.export.facts import speaker_of
from onrecord.export.wording import plain
from onrecord.ledger.comparing import Change, Difference, changed_fields
from onrecord.rows import StatementRow

_FIELD = 12  # columns of the name of a field


def encode_difference(difference: Difference) -> bytes:
    """A line of JSON; statements have the columns that `onrecord statements` writes."""
    changes = [
        {
            "fields": _fields(change),
            "kept_for": change.kept_for,
            "before": _record(change.before),
            "after": _record(change.after),
        }
        for change in difference.changes
    ]
    line = {
        "document": difference.document,
        "unchanged": difference.unchanged,
        "changes": changes,
    }
    return msgspec.json.encode(line) + b"\n"


def difference_page(difference: Difference) -> RenderableType:
    """The statements of a document that changed, each with its fields before and after."""
    first = difference.changes[0]
    row = first.before or first.after
    assert row is not None
    title = Text(visible(row.document.title or row.name), style="bold")
    title.append(f"  {difference.unchanged} unchanged", style="not bold dim")
    blocks: list[RenderableType] = [Rule(style="dim", characters="━"), title, Text()]
    for change in difference.changes:
        blocks += [_heading(change), _values(change), Text()]
    return Group(*blocks)


def _fields(change: Change) -> tuple[str, ...]:
    return changed_fields(change.before, change.after) if change.before and change.after else ()


def _record(row: StatementRow | None) -> dict[str, object] | None:
    return STATEMENTS.record(row) if row else None


def _heading(change: Change) -> RenderableType:
    """The words, what became of them, who speaks and what it is about."""
    row = change.before or change.after
    assert row is not None
    mark, colour, became = _outcome(change)
    line = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    line.add_column(width=1)
    line.add_column(ratio=1)
    words = Text(visible(row.text))
    facts = [became, visible(speaker_of(row)), plain(row.statement.type)]
    words.append("\n" + " · ".join(facts), style="dim")
    line.add_row(Text(mark, style=f"bold {colour}"), words)
    return line


def _outcome(change: Change) -> tuple[str, str, str]:
    """A mark, its colour, and in words what became of a statement."""
    if change.kept_for:
        lost = "" if change.after else ", though not found again"
        return "=", "cyan", f"stays as {change.kept_for}{lost}"
    if change.before is None:
        return "+", "green", "added"
    if change.after is None:
        return "-", "red", "withdrawn"
    return "~", "yellow", f"version {change.after.version}"


def _values(change: Change) -> RenderableType:
    """Before and after, for each field that differs."""
    table = grid(expand=True)
    table.add_column(width=0)
    table.add_column(width=_FIELD, style="dim")
    table.add_column(ratio=1)
    table.add_column(width=1, style="dim")
    table.add_column(ratio=1)
    if change.before and change.after:
        for field, before, after in field_changes(change.before, change.after):
            was = Text(visible(before), style="strike dim")
            table.add_row("", field, was, "→", Text(visible(after)))
    return table
