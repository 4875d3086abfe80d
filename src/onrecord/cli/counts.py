"""Speakers and outlets, and what was done to a ledger, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.blocks import grid, headed
from onrecord.cli.visible import visible
from onrecord.rows import LogRow, NameCount

_BAR = 8  # columns of the longest bar
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_FAILED = "red"


def names_page(names: Iterable[NameCount], columns: int) -> RenderableType:
    """A line for each name, with its share of the statements as a bar."""
    rows = list(names)
    most = max((row.statements for row in rows), default=1)
    page = headed(columns)
    page.add_column("name", ratio=1, overflow="fold")
    page.add_column("statements", justify="right", no_wrap=True)
    page.add_column("documents", justify="right", no_wrap=True)
    page.add_column("first", width=10)
    page.add_column("last", width=10)
    for row in rows:
        page.add_row(
            _named(row),
            Text.assemble((bar(row.statements / most), "cyan"), f" {row.statements:>4,}"),
            f"{row.documents:,}",
            Text(row.first or "no date", style="dim"),
            Text(row.last or "", style="dim"),
        )
    return page


def _named(row: NameCount) -> RenderableType:
    """The name, and below it on one line what is known of a speaker."""
    name = Text(visible(row.name), style="bold", overflow="fold")
    about = " · ".join(visible(part) for part in (row.kind, *row.roles[:1]) if part)
    if not about:
        return name
    return Group(name, Text(about, style="dim", no_wrap=True, overflow="ellipsis"))


def bar(share: float) -> str:
    """A bar as long as `share` of 1, in eighths of a column; anything at all shows."""
    eighths = max(round(share * _BAR * 8), 1 if share > 0 else 0)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + _EIGHTHS[rest] * (rest > 0)).ljust(_BAR)


def log_page(rows: Iterable[LogRow], columns: int) -> RenderableType:
    """What was done, a line for each event."""
    page = grid(columns)
    page.add_column(no_wrap=True)
    page.add_column(no_wrap=True)
    page.add_column(ratio=1, overflow="fold")
    for row in rows:
        style = _FAILED if row.event == "failed" else "bold"
        told = Text(visible(row.name or ""))
        if row.detail:
            told.append(("  " if row.name else "") + visible(_detail(row.detail)), style="dim")
        page.add_row(Text(row.at, style="dim"), Text(row.event, style=style), told)
    return page


def _detail(detail: dict[str, object]) -> str:
    if "message" in detail:
        return str(detail["message"])
    return " · ".join(f"{key} {value}" for key, value in detail.items() if value is not None)
