"""Statements that nobody has reviewed, one after the other, with a key for each decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import click
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.blocks import ends, grid
from onrecord.cli.deciding import read_change
from onrecord.cli.excerpt import highlighted, paragraph
from onrecord.cli.keys import read_key
from onrecord.cli.listing import short_id
from onrecord.cli.options import Status
from onrecord.cli.output import WIDEST_COLUMNS
from onrecord.cli.visible import visible
from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.choices import NONE
from onrecord.ledger.fields import FIELDS, PARTS, worded, worded_parts
from onrecord.ledger.passages import hull
from onrecord.rows import Query, StatementRow

KEYS = "[c]onfirm  [f]ield=value  [r]eject  [n]ote  [s]kip  [q]uit"
_LABEL = 13


@dataclass(slots=True)
class _Walk:
    """Where the reviewer stands: the statement that is shown, and what was skipped and done."""

    ledger: Ledger
    query: Query
    reviewer: str
    row: StatementRow | None = None
    skipped: set[str] = field(default_factory=set)
    decided: int = 0

    def go_on(self) -> None:
        """Move to the first statement that is neither reviewed nor skipped."""
        limit = len(self.skipped) + 1
        rows = self.ledger.statements(self.query, sort="added", descending=False, limit=limit)
        self.row = next((row for row in list(rows) if row.id not in self.skipped), None)


def walk(ledger: Ledger, query: Query, *, reviewer: str) -> Status:
    """Show the unreviewed statements of `query` until there are none or the reviewer stops.

    Every decision is written at once. A correction or a note leaves the statement on the screen.
    """
    console = Console(highlight=False)
    going = _Walk(ledger=ledger, query=replace(query, reviewed=False), reviewer=reviewer)
    going.go_on()
    wanted = True
    while wanted and going.row is not None:
        columns = min(console.width, WIDEST_COLUMNS)
        console.print(statement_in_context(going.row, columns), width=columns)
        wanted = _decide(going, going.row, console)
    if wanted:
        console.print(Text("No more statements to review.", style="dim"))
    console.print(Text(f"{going.decided} decided by {visible(reviewer)}", style="dim"))
    return Status.ok


def statement_in_context(row: StatementRow, columns: int) -> RenderableType:
    """The paragraph with the words marked, and below it every field with its value."""
    document = row.document
    facts = " · ".join(filter(None, [document.outlet, document.published, short_id(row.id)]))
    title = Text(visible(document.title or row.name), style="bold")
    heading = ends(title, Text(visible(facts), style="dim"))
    fields = grid(columns)
    fields.add_column(width=_LABEL, no_wrap=True)
    fields.add_column(ratio=1, overflow="fold")
    fields.add_row(Text("cue", style="dim"), visible(row.cue) or NONE)
    for name in FIELDS:
        for label, value in _labelled(row, name):
            style = "dim" if value in (NONE, "false") else ""
            fields.add_row(Text(label, style="dim"), Text(visible(value), style=style))
    around = paragraph(document.text, hull(row.statement.content))
    passage = highlighted(document.text, (around,), row.statement.content)
    return Group(
        Rule(style="dim", characters="━"), heading, Text(), passage, Text(), fields, Text()
    )


def _decide(going: _Walk, row: StatementRow, console: Console) -> bool:
    """Ask until something was decided about `row`; False where the reviewer wants to stop."""
    while True:
        key = read_key(lambda: console.print(Text(KEYS, style="cyan"))).lower()
        if key in ("q", ""):
            return False
        if key == "s":
            going.skipped.add(row.id)
            going.go_on()
            return True
        decision = _DECISIONS.get(key)
        try:
            after = decision(going, row) if decision else None
        except (LedgerError, UsageError) as error:
            console.print(Text(visible(str(error)), style="red"))
            continue
        if after is not None:
            going.decided += 1
            if key in _STAYS:
                going.row = after
            else:
                going.go_on()
            return True


def _confirm(going: _Walk, row: StatementRow) -> StatementRow:
    return going.ledger.confirm(row.id, by=going.reviewer)


def _reject(going: _Walk, row: StatementRow) -> StatementRow | None:
    reason = _asked("why")
    return going.ledger.reject(row.id, by=going.reviewer, reason=reason) if reason else None


def _correct(going: _Walk, row: StatementRow) -> StatementRow | None:
    change = _asked("FIELD=VALUE")
    if not change:
        return None
    field, value = read_change(change)
    return going.ledger.correct(row.id, field, value, by=going.reviewer)


def _note(going: _Walk, row: StatementRow) -> StatementRow | None:
    text = _asked("note")
    return going.ledger.note(row.id, text, by=going.reviewer) if text else None


_DECISIONS: dict[str, Callable[[_Walk, StatementRow], StatementRow | None]] = {
    "c": _confirm,
    "r": _reject,
    "f": _correct,
    "n": _note,
}
_STAYS = frozenset("fn")


def _asked(what: str) -> str:
    """A line from the keyboard; an empty one takes the decision back."""
    answer: str = click.prompt(what, default="", show_default=False)
    return answer.strip()


def _labelled(row: StatementRow, name: str) -> list[tuple[str, str]]:
    """The lines of a field: one for each numbered part, or for the whole."""
    if name == "content":
        return []  # it stands above
    if name not in PARTS:
        return [(name, worded(row, name))]
    return [(f"{name}[{n}]", part) for n, part in enumerate(worded_parts(row, name))] or [
        (name, NONE)
    ]
