"""Pages of statements and documents for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.blocks import ends, grid, quoted, who
from onrecord.cli.excerpt import highlighted, passages
from onrecord.cli.palette import Palette
from onrecord.cli.terms import terms
from onrecord.cli.visible import visible
from onrecord.export.facts import speaker_of
from onrecord.export.wording import counted, plain
from onrecord.rows import DocumentMatch, StatementMatch, StatementRow

SHORT = 8
"""Hex digits of an id that are shown; `show` takes any beginning that only one id has."""
_DAY = 10  # columns of YYYY-MM-DD, and of what stands below it
_PASSAGES = 2


def short_id(id: str) -> str:
    """The first digits of an id, without the word before them."""
    return id.partition("-")[2][:SHORT]


def statements_page(rows: Iterable[StatementRow], columns: int) -> RenderableType:
    """Statements one below the other: who, in which words, on which terms, from where."""
    return found_page((StatementMatch(row=row, found=()) for row in rows), columns)


def found_page(matches: Iterable[StatementMatch], columns: int) -> RenderableType:
    """The same, with the words marked that a search found."""
    palette = Palette()
    page = _page(columns)
    for match in matches:
        _part(page)
        row = match.row
        colour = palette.colour(speaker_of(row) if row.attribution else None)
        name = who(row.speaker, row.source, colour=colour)
        line = ends(name, _about(row), cut=True)
        page.add_row(Text(row.document.published or "no date", style="dim"), line)
        words = highlighted(row.document.text, row.statement.content, match.found)
        page.add_row(Text(short_id(row.id), style="dim"), quoted(row.statement.kind, words))
        page.add_row("", Text(" · ".join(_below(row)), style="dim"))
    return page


def documents_page(matches: Iterable[DocumentMatch], columns: int) -> RenderableType:
    """Documents with the passages that a search found in them."""
    page = _page(columns)
    for match in matches:
        _part(page)
        document = match.row.document
        title = Text(visible(document.title or match.row.name), style="bold")
        count = Text(counted(match.statements, "statement"), style="dim")
        line = ends(title, count, cut=True)
        page.add_row(Text(document.published or "no date", style="dim"), line)
        for passage in passages(document.text, match.found, most=_PASSAGES):
            page.add_row("", passage)
        facts = [visible(document.outlet or ""), document.id]
        page.add_row("", Text(" · ".join(filter(None, facts)), style="dim"))
    return page


def _page(columns: int) -> Table:
    page = grid(columns)
    page.add_column(width=_DAY)
    page.add_column(ratio=1, overflow="fold")
    return page


def _part(page: Table) -> None:
    """An empty line between what stands on `page` and what comes next."""
    if page.row_count:
        page.add_row("", "")


def _about(row: StatementRow) -> Text:
    about = Text(plain(row.statement.type))
    for mark in (row.reviewed, row.standing if row.standing != "current" else None):
        if mark:
            about.append(f" · {mark}", style="italic")
    return about


def _below(row: StatementRow) -> Iterator[str]:
    yield from terms(row.statement, row.document)
    yield from (f"via {visible(actor.name)}" for actor in row.via)
    if row.document.outlet:
        yield f"in {visible(row.document.outlet)}"
