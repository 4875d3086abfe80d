"""What pages for a terminal are built of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.cli.visible import visible
from onrecord.export.wording import speaker_name
from onrecord.records import Actor, StatementKind

_BETWEEN = (0, 2, 0, 0)  # two columns of space behind every cell but the last
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")


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


def grid(columns: int | None = None, *, expand: bool = False) -> Table:
    """A table without lines or heads: `columns` wide, as wide as can be, or as its cells need."""
    table = Table.grid(padding=_BETWEEN, pad_edge=False, expand=expand)
    table.width = columns
    return table


def headed(columns: int | None = None) -> Table:
    """A table without lines, with a head over every column."""
    table = Table(box=None, padding=_BETWEEN, pad_edge=False, header_style="dim")
    table.width = columns
    return table


def ends(left: Text, right: Text, *, cut: bool = False) -> RenderableType:
    """A line with something at either end; with `cut`, `left` is cut where it is too long."""
    line = grid(expand=True)
    line.add_column(ratio=1, no_wrap=cut, overflow="ellipsis" if cut else "fold")
    line.add_column(justify="right", no_wrap=cut)
    line.add_row(left, right)
    return line


def who(speaker: Actor | None, source: str | None, *, colour: str) -> Text:
    """A speaker with the first role, or what stands for one, as `speaker_name` has it."""
    name = visible(speaker_name(speaker, source))
    line = Text(name, style=f"{'bold' if speaker else 'italic'} {colour}")
    if speaker and speaker.roles:
        line.append("  " + visible(speaker.roles[0]), style="not bold dim default")
    return line


def quoted(kind: StatementKind, words: Text) -> Text:
    """The words of a statement, with what was said in these very words in bold."""
    # that “A” is direct, with its marks inside
    marked = _QUOTED.sub("", words.plain).strip(" ,.").lower() in ("", "that")
    if kind == "direct" and not marked:
        return Text.assemble("“", words, "”", style="bold")
    if kind == "mixed" or marked:
        words.highlight_regex(_QUOTED, style="bold")
    return words
