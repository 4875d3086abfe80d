"""One document for a terminal: who said what, on which terms, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.blocks import Barred, ends, grid, quoted, who
from onrecord.cli.palette import Palette
from onrecord.cli.terms import terms
from onrecord.cli.visible import visible
from onrecord.export.wording import counted, plain
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Extraction,
    Spans,
    Statement,
    words_at,
)

ROOMY = 96  # columns from which a long cue need not wrap
NARROW = 72  # below it the type stands under the cue, to leave room for the words
_NARRATION = ""  # stands for the speaker of what nobody said


def document_page(
    extraction: Extraction, columns: int, *, name: str | None = None
) -> RenderableType:
    """The document's heading and a block for each turn of a speaker, `columns` wide at most.

    `name` is what it was added as, where its id says nothing to a reader.
    """
    page = _Page(
        extraction.document,
        {actor.id: actor for actor in extraction.actors},
        {attribution.id: attribution for attribution in extraction.attributions},
        columns,
    )
    palette = Palette()
    blocks: list[RenderableType] = [_heading(extraction, page, name)]
    for speaker, turn in groupby(extraction.statements, key=page.speaker):
        colour = palette.colour(speaker or None)
        rows = list(turn)
        said = Group(_who(rows[0], page, colour=colour), _said(rows, page, colour=colour))
        blocks += [Barred(said, colour, columns), Text()]
    if not extraction.statements:
        blocks += [Text("  " + _nothing(extraction), style="dim"), Text()]
    return Group(*blocks)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows of one document look up."""

    document: Document
    actors: dict[str, Actor]
    attributions: dict[str, Attribution]
    columns: int

    def words(self, spans: Spans) -> str:
        return visible(words_at(self.document.text, spans))

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


def _heading(extraction: Extraction, page: _Page, name: str | None) -> RenderableType:
    document = extraction.document
    called = document.title or name or document.id
    title = Text(visible(called), style="bold")
    below = [one for one in (name, document.id) if one != called]
    known = [document.outlet, document.published, *below]
    facts = " · ".join(visible(fact) for fact in known if fact)
    rows = len(extraction.statements)
    speakers = len({page.speaker(s) for s in extraction.statements} - {_NARRATION})
    left_out = sum(rejection.stage == "classify" for rejection in extraction.rejections)
    count = f"{counted(rows, 'statement')}, {counted(speakers, 'speaker')}"
    count += f", {left_out:,} left out" if left_out else ""
    found = Text(count if rows or left_out else "", style="dim")
    line = ends(Text(facts, style="dim"), found)
    return Group(Rule(style="dim", characters="━"), title, line, Text())


def _who(statement: Statement, page: _Page, *, colour: str) -> Text:
    attribution = page.attribution(statement)
    source = page.words(attribution.source) if attribution else None
    return who(page.actors.get(statement.speaker or ""), source, colour=colour)


def _said(rows: list[Statement], page: _Page, *, colour: str) -> RenderableType:
    narrow = page.columns < NARROW
    table = grid(expand=True)
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
        about = Text(plain(row.type))
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
