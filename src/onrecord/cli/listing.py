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
from onrecord.rows import DocumentMatch, DocumentRow, StatementMatch, StatementRow

SHORT = 8
"""Hex digits of an id that are shown; `show` takes any beginning that only one id has."""
_DAY = 10  # columns of YYYY-MM-DD, and of what stands below it
_PASSAGES = 2


def short_id(id: str) -> str:
    """The first digits of an id, without the word before them."""
    return id.partition("-")[2][:SHORT]


def statements_page(rows: Iterable[StatementRow], columns: int) -> Iterator[RenderableType]:
    """Statements one below the other: who, in which words, on which terms, from where."""
    return found_page((StatementMatch(row=row, found=()) for row in rows), columns)


def found_page(matches: Iterable[StatementMatch], columns: int) -> Iterator[RenderableType]:
    """The same, with the words marked that a search found."""
    palette = Palette()
    for number, match in enumerate(matches):
        if number:
            yield Text()
        block = _block(columns)
        row = match.row
        colour = palette.colour(speaker_of(row) if row.attribution else None)
        name = who(row.speaker, row.source, colour=colour)
        line = ends(name, _about(row), cut=True)
        block.add_row(Text(row.document.published or "no date", style="dim"), line)
        words = highlighted(row.document.text, row.statement.content, match.found)
        block.add_row(Text(short_id(row.id), style="dim"), quoted(row.statement.kind, words))
        if below := " · ".join(_below(row)):
            block.add_row("", Text(below, style="dim"))
        yield block


def documents_page(matches: Iterable[DocumentMatch], columns: int) -> Iterator[RenderableType]:
    """Documents with the passages that a search found in them."""
    for number, match in enumerate(matches):
        if number:
            yield Text()
        block = _block(columns)
        document = match.row.document
        title = Text(visible(document.title or match.row.name), style="bold")
        count = Text(counted(match.statements, "statement"), style="dim")
        line = ends(title, count, cut=True)
        block.add_row(Text(document.published or "no date", style="dim"), line)
        for passage in passages(document.text, match.found, most=_PASSAGES):
            block.add_row("", passage)
        facts = [visible(document.outlet or ""), document.id]
        block.add_row("", Text(" · ".join(filter(None, facts)), style="dim"))
        yield block


def catalogue_page(
    entries: Iterable[tuple[DocumentRow, int, bool]], columns: int
) -> Iterator[RenderableType]:
    """Documents with how many statements each has and whether its language is read."""
    for number, (row, statements, read) in enumerate(entries):
        if number:
            yield Text()
        block = _block(columns)
        document = row.document
        title = Text(visible(document.title or row.name), style="bold")
        count = Text(counted(statements, "statement"), style="dim")
        line = ends(title, count, cut=True)
        block.add_row(Text(document.published or "no date", style="dim"), line)
        facts = Text(style="dim")
        for fact in (document.outlet, row.name if document.title else None, document.language):
            if fact:
                facts.append(("" if not facts else " · ") + visible(fact))
        if not read:
            facts.append(", not read", style="not dim yellow")
        elif row.rejected:
            facts.append(f"{' · ' if facts else ''}{row.rejected:,} left out")
        block.add_row(Text(short_id(document.id), style="dim"), facts)
        yield block


def _block(columns: int) -> Table:
    block = grid(columns)
    block.add_column(width=_DAY)
    block.add_column(ratio=1, overflow="fold")
    return block


def _about(row: StatementRow) -> Text:
    about = Text(plain(row.statement.type))
    version = () if row.standing == "current" else (row.standing, f"version {row.version}")
    for mark in (row.reviewed, *version):
        if mark:
            about.append(f" · {mark}", style="italic")
    return about


def _below(row: StatementRow) -> Iterator[str]:
    yield from terms(row.statement, row.document)
    yield from (f"via {visible(actor.name)}" for actor in row.via)
    if row.document.outlet:
        yield f"in {visible(row.document.outlet)}"
