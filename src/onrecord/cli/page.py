"""One statement for a terminal: in its paragraph, and then everything known about it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.blocks import Barred, ends, grid, who
from onrecord.cli.changes import decision, field_changes
from onrecord.cli.excerpt import paragraph
from onrecord.cli.palette import Palette
from onrecord.cli.shown import Shown
from onrecord.cli.visible import visible, visible_pieces
from onrecord.export.facts import said_text
from onrecord.export.marking import Mark, Marked, Role, marked_words, pieces
from onrecord.export.terms import amount, date_in_words, item_in_words
from onrecord.export.wording import counted, plain
from onrecord.records import Actor, Item, Quantity, Span, StatementDate
from onrecord.rows import StatementRow

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


def statement_page(shown: Shown, columns: int) -> RenderableType:
    """The page of `show`, `columns` wide at most."""
    row = shown.row
    parts = parts_of(row)
    colour = Palette().colour("" if row.attribution else None)
    windows = _windows(row.document.text, parts)
    passage = Barred(_passage(row, parts, windows), colour, columns)
    return Group(
        Rule(style="dim", characters="━"),
        _heading(row, colour),
        Text(),
        *_nearby(row, windows, before=True),
        passage,
        *_nearby(row, windows, before=False),
        Text(),
        _legend(row, parts),
        Text(),
        _facts(shown),
    )


def parts_of(row: StatementRow) -> list[Marked]:
    """The words of the statement and its terms, in the order of the text, the longer first."""
    return sorted(marked_words(row), key=lambda part: (part.spans[0].start, -part.spans[-1].end))


def _heading(row: StatementRow, colour: str) -> RenderableType:
    about = Text(f"{plain(row.statement.type)} · {row.statement.kind}")
    standing = " · ".join(filter(None, [row.standing, row.reviewed]))
    return Group(
        ends(who(row.speaker, row.source, colour=colour), about),
        ends(Text(row.id, style="dim"), Text(standing, style="dim")),
    )


def _passage(row: StatementRow, parts: list[Marked], windows: list[Span]) -> RenderableType:
    marks = [
        Mark(start, end, part.role, number)
        for number, part in enumerate(parts, start=1)
        for start, end in part.spans
    ]
    paragraphs: list[Text] = []
    end = None
    for window in windows:
        if end is not None and row.document.text[end : window.start].strip():
            paragraphs.append(Text("…", style="dim"))
        paragraphs.append(_marked(row.document.text, window, marks, parts))
        end = window.end
    return Group(*paragraphs)


def _marked(text: str, window: Span, marks: list[Mark], parts: list[Marked]) -> Text:
    cut = list(pieces(window, marks))
    shown = visible_pieces(text[piece.start : piece.end] for piece in cut)
    line = Text()
    for piece, words in zip(cut, shown, strict=True):
        line.append(words, style=" ".join(_STYLES[mark.role] for mark in piece.marks))
        ending = sorted({m.key for m in piece.marks if parts[m.key - 1].spans[-1].end == piece.end})
        if ending:
            line.append("".join(f"[{number}]" for number in ending), style="dim")
    return line


def _windows(text: str, parts: list[Marked]) -> list[Span]:
    """The paragraphs that hold the parts; a paragraph too long is cut around them."""
    found: list[Span] = []
    for span in sorted(span for part in parts for span in part.spans):
        first, last = paragraph(text, span)
        if found and first <= found[-1].end:
            found[-1] = Span(found[-1].start, max(last, found[-1].end))
        else:
            found.append(Span(first, last))
    return found


def _nearby(row: StatementRow, windows: list[Span], *, before: bool) -> Iterator[RenderableType]:
    """The end of what stands before the passage, or the beginning of what comes after."""
    text = row.document.text
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


def _labelled(*widths: int) -> Table:
    """A grid of labels, `widths` wide, and what they name."""
    labelled = grid()
    for width in widths:
        labelled.add_column(width=width, overflow="fold")
    labelled.add_column(ratio=1, overflow="fold")
    return labelled


def _legend(row: StatementRow, parts: list[Marked]) -> RenderableType:
    legend = _labelled(3, _LABEL - 5)
    for number, part in enumerate(parts, start=1):
        told = Text.assemble((visible(row.words(part.spans)), _STYLES[part.role]))
        if read := _read(part, row.document.text):
            told.append(f"  {visible(read)}", style="dim")
        label = _NAMES.get(part.role, part.role)
        legend.add_row(Text(f"[{number}]", style="dim"), Text(label, style="dim"), told)
    return legend


def _read(part: Marked, text: str) -> str:
    """How a term reads; nothing where that is no more than its words."""
    match part.term:
        case Quantity() as quantity:
            return f"{amount(quantity, text)} · {quantity.measure}"
        case StatementDate() as date:
            return date_in_words(date, text) if date.value or date.role == "utterance" else ""
        case Item() as item:
            return item_in_words(item, text) if item.sipri or item.unroca else ""
        case None:
            return ""


def _facts(shown: Shown) -> RenderableType:
    known = _labelled(_LABEL)
    for group in (_about(shown.row), _origin(shown), _history(shown)):
        if known.row_count:
            known.add_row()
        for label, value in group:
            known.add_row(Text(label, style="dim"), visible(value))
    return known


def _about(row: StatementRow) -> Iterator[tuple[str, str]]:
    statement, modality = row.statement, row.statement.modality
    for label, actors in (("speaker", [row.speaker] if row.speaker else []), ("via", row.via)):
        for actor in actors:
            yield label, f"{actor.name} · {actor.kind}"
            yield from (("", role) for role in actor.roles)
            yield "", _mentions(actor, row)
    yield "said", said_text(row) or "unknown"
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
    times = counted(len(actor.mentions), "time")
    return f"named {times}: " + ", ".join(f"“{form}”" for form in forms)


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
        for change in field_changes(before, after):
            yield "", f"{change.field}: {change.before} → {change.after}"
    for review in shown.reviews:
        what = decision(review, shown.versions)
        yield "review", f"{review.at} · {review.reviewer} · {what} · row {review.number}"
        if review.reason:
            yield "", f"“{review.reason}”"
