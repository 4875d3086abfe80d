"""One document for a terminal: who said what, on which terms, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.cli.palette import Palette
from onrecord.cli.terms import terms
from onrecord.cli.visible import visible
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Extraction,
    Spans,
    Statement,
    StatementKind,
)

WIDEST_COLUMNS = 116  # longer lines are hard to read
ROOMY = 96  # columns from which a long cue need not wrap
NARROW = 72  # below it the type stands under the cue, to leave room for the words
_NARRATION = ""  # stands for the speaker of what nobody said
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")


def render(extraction: Extraction, *, columns: int) -> RenderableType:
    """The document's heading and a block for each turn of a speaker, `columns` wide at most."""
    columns = min(columns, WIDEST_COLUMNS)
    page = _Page(
        extraction.document,
        {actor.id: actor for actor in extraction.actors},
        {attribution.id: attribution for attribution in extraction.attributions},
        columns,
    )
    palette = Palette()
    blocks: list[RenderableType] = [_heading(extraction, page)]
    for speaker, turn in groupby(extraction.statements, key=page.speaker):
        colour = palette.colour(speaker or None)
        rows = list(turn)
        said = Group(_who(rows[0], page, colour=colour), _said(rows, page, colour=colour))
        blocks += [Barred(said, colour, columns), Text()]
    if not extraction.statements:
        blocks += [Text("  " + _nothing(extraction), style="dim"), Text()]
    return Group(*blocks)


def show(console: Console, extraction: Extraction) -> None:
    """Print one document."""
    width = min(console.width, WIDEST_COLUMNS)
    console.print(render(extraction, columns=width), width=width)


@dataclass(frozen=True, slots=True)
class Barred:
    """A renderable with a coloured bar along its left edge."""

    inside: RenderableType
    colour: str
    columns: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = Segment("▌ ", console.get_style(self.colour))
        for line in console.render_lines(self.inside, options.update(width=self.columns - 2)):
            yield bar
            yield from line
            yield Segment.line()


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows of one document look up."""

    document: Document
    actors: dict[str, Actor]
    attributions: dict[str, Attribution]
    columns: int

    def words(self, spans: Spans) -> str:
        return visible(" … ".join(self.document.text[start:end] for start, end in spans))

    def attribution(self, statement: Statement) -> Attribution | None:
        return self.attributions.get(statement.attribution or "")

    def speaker(self, statement: Statement) -> str:
        attribution = self.attribution(statement)
        if attribution is None:
            return _NARRATION
        return statement.speaker or str(attribution.source)


def _nothing(extraction: Extraction) -> str:
    unread = [f"Not read: {r.reason}." for r in extraction.rejections if r.stage == "annotate"]
    if unread:
        return visible("".join(unread))
    if extraction.attributions:
        return "Nothing here is about arms, forces or defence industry."
    return "Nobody is reported as saying anything."


def _heading(extraction: Extraction, page: _Page) -> RenderableType:
    document = extraction.document
    title = Text(visible(document.title or document.id), style="bold")
    known = [document.outlet, document.published, document.id if document.title else None]
    facts = " · ".join(visible(fact) for fact in known if fact)
    rows = len(extraction.statements)
    speakers = len({page.speaker(s) for s in extraction.statements} - {_NARRATION})
    left_out = sum(rejection.stage == "classify" for rejection in extraction.rejections)
    count = f"{rows} statement{'s' * (rows != 1)}, {speakers} speaker{'s' * (speakers != 1)}"
    count += f", {left_out} left out" if left_out else ""
    line = Table.grid(expand=True, padding=(0, 2, 0, 0))
    line.width = page.columns
    line.add_column(ratio=1)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(Text(facts, style="dim"), Text(count if rows or left_out else "", style="dim"))
    return Group(Rule(style="dim", characters="━"), title, line, Text())


def _who(statement: Statement, page: _Page, *, colour: str) -> Text:
    attribution = page.attribution(statement)
    source = page.words(attribution.source) if attribution else None
    return who(page.actors.get(statement.speaker or ""), source, colour=colour)


def who(actor: Actor | None, source: str | None, *, colour: str) -> Text:
    """A speaker with the first role, or the words that name one; no `source` is the outlet."""
    if source is None:
        return Text("told by the outlet itself", style=f"italic {colour}")
    if actor is None:
        return Text(source or "speaker not named", style=f"italic {colour}")
    line = Text(visible(actor.name), style=f"bold {colour}")
    if actor.roles:
        line.append("  " + visible(actor.roles[0]), style="not bold dim default")
    return line


def _said(rows: list[Statement], page: _Page, *, colour: str) -> RenderableType:
    narrow = page.columns < NARROW
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True, pad_edge=False)
    table.add_column(width=18 if page.columns >= ROOMY else 12, justify="right")
    table.add_column(ratio=1)
    if not narrow:
        table.add_column(width=16 if page.columns >= ROOMY else 12)
    before = None
    for row in rows:
        attribution = page.attribution(row)
        cue = Text(page.words(attribution.cue) if attribution else "", style=colour)
        if attribution and (attribution is before or (before and not attribution.cue)):
            cue = Text("goes on", style=f"dim italic {colour}")
        before = attribution
        about = Text(row.type.replace("_", " "))
        if attribution:
            about.append(f"\n{row.kind}", style="dim")
        words = quoted(row.kind, Text(page.words(row.content)))
        for line in _below(row, page):
            words.append(f"\n{line}", style="not bold dim")
        if narrow:
            table.add_row(Text("\n").join([cue, about]), words)
        else:
            table.add_row(cue, words, about)
    return table


def _below(statement: Statement, page: _Page) -> list[str]:
    """The lines under the words: on which terms, and through whom."""
    through = [visible(page.actors[id].name) for id in statement.via if id in page.actors]
    lines = [" · ".join(terms(statement, page.document))]
    lines.append("via " + ", via ".join(through) if through else "")
    return [line for line in lines if line]


def quoted(kind: StatementKind, words: Text) -> Text:
    """The words of a statement, with what was said in these very words in bold."""
    # that “A” is direct, with its marks inside
    marked = _QUOTED.sub("", words.plain).strip(" ,.").lower() in ("", "that")
    if kind == "direct" and not marked:
        return Text.assemble("“", words, "”", style="bold")
    if kind == "mixed" or marked:
        words.highlight_regex(_QUOTED, style="bold")
    return words
