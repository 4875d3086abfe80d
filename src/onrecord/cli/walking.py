"""Statements that nobody has reviewed, one after the other, with a key for each decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import click
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.deciding import read_change
from onrecord.cli.excerpt import highlighted
from onrecord.cli.keys import read_key
from onrecord.cli.listing import short_id
from onrecord.cli.options import Status
from onrecord.cli.table import WIDEST_COLUMNS
from onrecord.cli.visible import visible
from onrecord.errors import LedgerError, UsageError
from onrecord.export.terms import amount
from onrecord.ledger import Ledger
from onrecord.ledger.choices import NONE
from onrecord.ledger.fields import FIELDS, worded
from onrecord.ledger.passages import hull
from onrecord.records import Span
from onrecord.rows import Query, StatementRow

KEYS = "[c]onfirm  [f]ield=value  [r]eject  [n]ote  [s]kip  [q]uit"
_AROUND = 500  # code points on either side of the words, where a paragraph has no end
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
    heading = Table.grid(expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    heading.add_column(ratio=1)
    heading.add_column(justify="right")
    document = row.document
    facts = " · ".join(filter(None, [document.outlet, document.published, short_id(row.id)]))
    heading.add_row(
        Text(visible(document.title or row.name), style="bold"), Text(visible(facts), style="dim")
    )
    fields = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    fields.width = columns
    fields.add_column(width=_LABEL, no_wrap=True)
    fields.add_column(ratio=1, overflow="fold")
    fields.add_row(Text("cue", style="dim"), visible(row.cue) or NONE)
    for name in FIELDS:
        for label, value in _labelled(row, name):
            style = "dim" if value in (NONE, "false") else ""
            fields.add_row(Text(label, style="dim"), Text(visible(value), style=style))
    passage = highlighted(document.text, (_paragraph(row),), row.statement.content)
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
    statement, text = row.statement, row.document.text
    if name == "quantities":
        parts = [amount(quantity, text) for quantity in statement.quantities]
    elif name == "dates":
        parts = [f"{date.value or NONE} ({date.role})" for date in statement.dates]
    elif name == "items":
        parts = [f"{item.sipri or NONE} ({item.unroca or NONE})" for item in statement.items]
    else:
        return [(name, worded(row, name))]
    return [(f"{name}[{n}]", value) for n, value in enumerate(parts)] or [(name, NONE)]


def _paragraph(row: StatementRow) -> Span:
    """The paragraph of the words, cut where it is very long."""
    text, (start, end) = row.document.text, hull(row.statement.content)
    last = text.find("\n", end)
    return Span(
        max(text.rfind("\n", 0, start) + 1, start - _AROUND),
        min(len(text) if last < 0 else last, end + _AROUND),
    )
