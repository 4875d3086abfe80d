"""One statement for a terminal: in its paragraph, and then everything known about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.palette import Palette
from onrecord.cli.shown import Shown, changes
from onrecord.cli.table import WIDEST_COLUMNS, Barred, who
from onrecord.cli.visible import visible, visible_pieces
from onrecord.export.marking import Mark, Role, pieces
from onrecord.export.terms import amount
from onrecord.records import Actor, Span, Spans
from onrecord.rows import Review, StatementRow

_STYLES: dict[Role, str] = {
    "content": "bold",
    "source": "italic cyan",
    "cue": "underline",
    "condition": "italic magenta",
    "hedge": "italic yellow",
    "quantity": "green",
    "date": "blue",
    "item": "green",
}
_NAMES: dict[Role, str] = {"content": "words"}
_LABEL = 14  # columns of the names of fields
_NEARBY = 160  # code points shown of the paragraphs before and after
_LONG = 700  # code points on either side of the words, where a paragraph has no end


class Part(NamedTuple):
    """Words that play a part in the statement, and what they are worth."""

    role: Role
    spans: Spans
    value: str


def statement_page(shown: Shown, columns: int) -> RenderableType:
    """The page of `show`, `columns` wide at most."""
    columns = min(columns, WIDEST_COLUMNS)
    row = shown.row
    parts = list(parts_of(row))
    colour = Palette().colour("" if row.attribution else None)
    passage = Barred(_passage(row, parts), colour, columns)
    page = Group(
        Rule(style="dim", characters="━"),
        _heading(row, colour),
        Text(),
        *_nearby(row, before=True),
        passage,
        *_nearby(row, before=False),
        Text(),
        _legend(row, parts),
        Text(),
        _facts(shown),
    )
    outside = Table.grid()
    outside.width = columns
    outside.add_column(width=columns)
    outside.add_row(page)
    return outside


def parts_of(row: StatementRow) -> Iterator[Part]:
    """The words of the statement and its terms, in the order of the text, the longer first."""
    statement, text = row.statement, row.document.text
    found = [Part("content", statement.content, "")]
    if row.attribution:
        found += [Part("source", row.attribution.source, "")]
        found += [Part("cue", row.attribution.cue, "")]
    if statement.modality.condition:
        found.append(Part("condition", (statement.modality.condition,), ""))
    if statement.modality.hedge:
        found.append(Part("hedge", (statement.modality.hedge,), ""))
    for quantity in statement.quantities:
        found.append(
            Part("quantity", (quantity.span,), f"{amount(quantity, text)} · {quantity.measure}")
        )
    for date in statement.dates:
        when = "of the saying" if date.role == "utterance" else ""
        found.append(Part("date", (date.span,), " · ".join(filter(None, [date.value, when]))))
    for item in statement.items:
        category = f"UNROCA {item.unroca}" if item.unroca else None
        found.append(Part("item", (item.span,), " · ".join(filter(None, [item.sipri, category]))))
    placed = [part for part in found if part.spans]
    return iter(sorted(placed, key=lambda part: (part.spans[0].start, -part.spans[-1].end)))


def _heading(row: StatementRow, colour: str) -> RenderableType:
    source = visible(row.words(row.attribution.source)) if row.attribution else None
    about = Text(f"{row.statement.type.replace('_', ' ')} · {row.statement.kind}")
    line = Table.grid(expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    line.add_column(ratio=1)
    line.add_column(justify="right")
    line.add_row(who(row.speaker, source, colour=colour), about)
    standing = " · ".join(filter(None, [row.standing, row.reviewed]))
    line.add_row(Text(row.id, style="dim"), Text(standing, style="dim"))
    return line


def _passage(row: StatementRow, parts: list[Part]) -> RenderableType:
    marks = [
        Mark(start, end, part.role, number)
        for number, part in enumerate(parts, start=1)
        for start, end in part.spans
    ]
    paragraphs: list[Text] = []
    end = None
    for window in _windows(row.document.text, parts):
        if end is not None and row.document.text[end : window.start].strip():
            paragraphs.append(Text("…", style="dim"))
        paragraphs.append(_marked(row.document.text, window, marks, parts))
        end = window.end
    return Group(*paragraphs)


def _marked(text: str, window: Span, marks: list[Mark], parts: list[Part]) -> Text:
    cut = list(pieces(window, marks))
    shown = visible_pieces(text[piece.start : piece.end] for piece in cut)
    line = Text()
    for piece, words in zip(cut, shown, strict=True):
        line.append(words, style=" ".join(_STYLES[mark.role] for mark in piece.marks))
        ending = sorted({m.key for m in piece.marks if parts[m.key - 1].spans[-1].end == piece.end})
        if ending:
            line.append("".join(f"[{number}]" for number in ending), style="dim")
    return line


def _windows(text: str, parts: list[Part]) -> list[Span]:
    """The paragraphs that hold the parts; a paragraph too long is cut around them."""
    found: list[Span] = []
    for start, end in sorted(span for part in parts for span in part.spans):
        first = max(text.rfind("\n", 0, start) + 1, start - _LONG)
        last = text.find("\n", end)
        last = min(len(text) if last < 0 else last, end + _LONG)
        if found and first <= found[-1].end:
            found[-1] = Span(found[-1].start, max(last, found[-1].end))
        else:
            found.append(Span(first, last))
    return found


def _nearby(row: StatementRow, *, before: bool) -> Iterator[RenderableType]:
    """The end of what stands before the passage, or the beginning of what comes after."""
    text = row.document.text
    windows = _windows(text, list(parts_of(row)))
    if before:
        lines = text[: windows[0].start].rstrip().rsplit("\n", 1)
        words = visible(lines[-1])
        cut = words if len(words) <= _NEARBY else "… " + words[-_NEARBY:].partition(" ")[2]
    else:
        words = visible(text[windows[-1].end :].lstrip().partition("\n")[0])
        cut = words if len(words) <= _NEARBY else words[:_NEARBY].rpartition(" ")[0] + " …"
    if cut:
        line = Padding(Text(cut, style="dim"), (0, 0, 0, 2))
        yield from (line, Text()) if before else (Text(), line)


def _grid(*widths: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _legend(row: StatementRow, parts: list[Part]) -> RenderableType:
    grid = _grid(3, _LABEL - 5)
    for number, part in enumerate(parts, start=1):
        words = Text.assemble((visible(row.words(part.spans)), _STYLES[part.role]))
        if part.value:
            words.append(f"  {visible(part.value)}", style="dim")
        label = _NAMES.get(part.role, part.role)
        grid.add_row(Text(f"[{number}]", style="dim"), Text(label, style="dim"), words)
    return grid


def _facts(shown: Shown) -> RenderableType:
    grid = _grid(_LABEL)
    for group in (_about(shown.row), _origin(shown), _history(shown)):
        if grid.row_count:
            grid.add_row()
        for label, value in group:
            grid.add_row(Text(label, style="dim"), visible(value))
    return grid


def _about(row: StatementRow) -> Iterator[tuple[str, str]]:
    statement, modality = row.statement, row.statement.modality
    for label, actors in (("speaker", [row.speaker] if row.speaker else []), ("via", row.via)):
        for actor in actors:
            yield label, f"{actor.name} · {actor.kind}"
            yield from (("", role) for role in actor.roles)
            yield "", _mentions(actor, row)
    yield "said", row.said or "unknown"
    if statement.stage:
        yield "stage", statement.stage
    terms = [name for name in ("negated", "future") if getattr(modality, name)]
    if terms:
        yield "terms", " · ".join(terms)
    if statement.countries:
        yield "countries", " ".join(statement.countries)
    yield "confidence", f"{statement.confidence:.2f}"


def _mentions(actor: Actor, row: StatementRow) -> str:
    forms = dict.fromkeys(visible(row.words((span,))) for span in actor.mentions)
    times = len(actor.mentions)
    return f"named {times} time{'s' * (times != 1)}: " + ", ".join(f"“{form}”" for form in forms)


def _origin(shown: Shown) -> Iterator[tuple[str, str]]:
    row, stored = shown.row, shown.document
    document = stored.document
    yield "document", document.title or stored.name
    yield "", document.id
    # the day first: behind Arabic script a terminal would turn it round
    yield "published", " · ".join(filter(None, [document.published or "no date", document.outlet]))
    if document.url:
        yield "", document.url
    yield "added", f"{stored.added} as {stored.name}"
    yield "source sha256", stored.source or "not kept"
    made = row.produced_by
    yield "read by", f"onrecord {made.onrecord}"
    yield "", f"model {made.model}"
    yield "", f"lexicons {made.resources}"


def _history(shown: Shown) -> Iterator[tuple[str, str]]:
    row = shown.row
    yield "row", f"{row.number} · version {row.version} · added {row.added}"
    yield "hash", row.hash
    pairs = zip(shown.versions, shown.versions[1:], strict=False)
    for before, after in reversed(list(pairs)):
        yield (
            f"version {after.version}",
            f"{after.added} · row {after.number}, after {before.number}",
        )
        for change in changes(before, after):
            yield "", f"{change.field}: {change.before} → {change.after}"
    for review in shown.reviews:
        yield "review", _decision(review)
        if review.reason:
            yield "", f"“{review.reason}”"


def _decision(review: Review) -> str:
    done = {"confirm": "confirmed", "reject": "rejected", "restore": "restored", "note": "noted"}
    if review.action == "correct":
        value = review.value if isinstance(review.value, str) else json.dumps(review.value)
        what = f"corrected {review.field} to {value}"
    else:
        what = done[review.action]
    return f"{review.at} · {review.reviewer} · {what} · row {review.number}"
