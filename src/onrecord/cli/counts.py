"""Speakers and outlets, and what was done to a ledger, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.blocks import grid, headed
from onrecord.cli.ending import with_name
from onrecord.cli.table import NARROW
from onrecord.cli.visible import visible
from onrecord.rows import LogRow, NameCount

_BAR = 8  # columns of the longest bar
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_FAILED = "red"
_TIME = 20  # columns of a time to the second
_EVENT = 8  # and of the longest event


def names_page(names: Iterable[NameCount], columns: int) -> Iterator[RenderableType]:
    """A line for each name, with its share of the statements as a bar.

    Where there is no room, bars, documents and first days give way to the names.
    """
    rows = list(names)
    most = max((row.statements for row in rows), default=1)
    roomy = columns >= NARROW
    page = headed(columns)
    page.add_column("name", ratio=1, overflow="fold")
    page.add_column("statements", justify="right", no_wrap=True)
    if roomy:
        page.add_column("documents", justify="right", no_wrap=True)
        page.add_column("first", width=10)
    page.add_column("last", width=10)
    for row in rows:
        count, last = Text(f"{row.statements:>4,}"), Text(row.last or "no date", style="dim")
        if roomy:
            share = Text.assemble((bar(row.statements / most), "cyan"), " ", count)
            first = Text(row.first or "no date", style="dim")
            last = last if row.last else Text()
            page.add_row(_named(row), share, f"{row.documents:,}", first, last)
        else:
            page.add_row(_named(row), count, last)
    yield page


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


def log_page(rows: Iterable[LogRow], columns: int) -> Iterator[RenderableType]:
    """What was done, a line for each event."""
    for row in rows:
        line = grid(columns)
        line.add_column(width=_TIME)
        line.add_column(width=_EVENT)
        line.add_column(ratio=1, overflow="fold")
        style = _FAILED if row.event == "failed" else "bold"
        line.add_row(Text(row.at, style="dim"), Text(row.event, style=style), _told(row))
        yield line


def _told(row: LogRow) -> Text:
    """The name of a document and what more is known, the name once."""
    name, detail = visible(row.name or ""), row.detail or {}
    if "message" in detail:
        return Text(visible(with_name(row.name, str(detail["message"]))), style="dim")
    told = Text(name)
    if detail:
        told.append(("  " if name else "") + visible(_detail(detail)), style="dim")
    return told


def _detail(detail: dict[str, object]) -> str:
    return " · ".join(f"{key} {value}" for key, value in detail.items() if value is not None)
