"""One document for a terminal: who said what, through whom, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.cli.visible import visible
from onrecord.records import Actor, Attribution, Document, Extraction, Spans

WIDEST_COLUMNS = 116  # longer lines are hard to read
ROOMY = 96  # columns from which a long cue need not wrap
NARROW = 72  # below it the kind stands under the cue, to leave room for the words
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")


def render(extraction: Extraction, *, columns: int) -> RenderableType:
    """The document's heading and a block for each turn of a speaker, `columns` wide at most."""
    columns = min(columns, WIDEST_COLUMNS)
    actors = {actor.id: actor for actor in extraction.actors}
    colours: dict[str, str] = {}
    colour = ""  # of the turn before, which a new speaker must not share
    blocks: list[RenderableType] = [_heading(extraction, columns=columns)]
    for speaker, turn in groupby(sorted(extraction.attributions, key=_place), key=_speaker):
        if speaker not in colours:
            fresh = [c for c in _COLOURS[len(colours) % len(_COLOURS) :] + _COLOURS if c != colour]
            colours[speaker] = fresh[0]
        colour = colours[speaker]
        rows = list(turn)
        who = _who(rows[0], actors, extraction.document, colour=colour)
        said = _said(rows, actors, extraction.document, colour=colour, columns=columns)
        blocks += [_Barred(Group(who, said), colour, columns), Text()]
    if not extraction.attributions:
        unread = [f"Not read: {r.reason}." for r in extraction.rejections if r.stage == "annotate"]
        message = visible("".join(unread)) or "Nobody is reported as saying anything."
        blocks += [Text("  " + message, style="dim"), Text()]
    return Group(*blocks)


def show(console: Console, extraction: Extraction) -> None:
    """Print one document."""
    width = min(console.width, WIDEST_COLUMNS)
    console.print(render(extraction, columns=width), width=width)


@dataclass(frozen=True, slots=True)
class _Barred:
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


def _heading(extraction: Extraction, *, columns: int) -> RenderableType:
    document = extraction.document
    title = Text(visible(document.title or document.id), style="bold")
    known = [document.outlet, document.published, document.id if document.title else None]
    facts = " · ".join(visible(fact) for fact in known if fact)
    rows = len(extraction.attributions)
    speakers = len({_speaker(a) for a in extraction.attributions})
    count = f"{rows} attribution{'s' * (rows != 1)}, {speakers} speaker{'s' * (speakers != 1)}"
    line = Table.grid(expand=True, padding=(0, 2, 0, 0))
    line.width = columns
    line.add_column(ratio=1)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(Text(facts, style="dim"), Text(count if rows else "", style="dim"))
    return Group(Rule(style="dim", characters="━"), title, line, Text())


def _who(
    attribution: Attribution, actors: dict[str, Actor], document: Document, *, colour: str
) -> Text:
    actor = actors.get(attribution.actor or "")
    if actor is None:
        source = visible(_words(document, attribution.source))
        return Text(source or "speaker not named", style=f"italic {colour}")
    line = Text(visible(actor.name), style=f"bold {colour}")
    if actor.roles:
        line.append("  " + visible(actor.roles[0]), style="not bold dim default")
    return line


def _said(
    rows: list[Attribution],
    actors: dict[str, Actor],
    document: Document,
    *,
    colour: str,
    columns: int,
) -> RenderableType:
    narrow = columns < NARROW
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True, pad_edge=False)
    table.add_column(width=18 if columns >= ROOMY else 12, justify="right")
    table.add_column(ratio=1)
    if not narrow:
        table.add_column(width=8)
    for row in rows:
        cue = Text(visible(_words(document, row.cue)), style=colour)
        if not row.cue and row is not rows[0]:
            cue = Text("goes on", style=f"dim italic {colour}")
        kind = Text(row.kind, style="dim")
        words = _content(row, document)
        through = [visible(actors[id].name) for id in row.via if id in actors]
        if through:
            words.append("\nvia " + ", via ".join(through), style="not bold dim italic")
        if narrow:
            table.add_row(Text("\n").join([cue, kind]), words)
        else:
            table.add_row(cue, words, kind)
    return table


def _content(attribution: Attribution, document: Document) -> Text:
    words = visible(_words(document, attribution.content))
    # that “A” is direct, with its marks inside
    marked = _QUOTED.sub("", words).strip(" ,.").lower() in ("", "that")
    if attribution.kind == "direct" and not marked:
        return Text(f"“{words}”", style="bold")
    text = Text(words)
    if attribution.kind != "indirect":
        text.highlight_regex(_QUOTED, style="bold")
    return text


def _words(document: Document, spans: Spans) -> str:
    return " … ".join(document.text[start:end] for start, end in spans)


def _speaker(attribution: Attribution) -> str:
    return attribution.actor or str(attribution.source)


def _place(attribution: Attribution) -> int:
    spans = attribution.content or attribution.cue
    return min((start for start, _ in spans), default=0)
