"""What notebooks show: a statement in its paragraph, statements as a table, a ledger as a card.

Styles stand in the elements, and colours let the notebook's own shine through, so that light and
dark themes both work; without any style the marks are still marks. Everything from documents is
escaped, and nothing is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from onrecord.export.facts import Fact, facts, provenance, role_of, said_text, speaker_of
from onrecord.export.marking import Piece, Role, marks, paragraphs
from onrecord.export.terms import terms
from onrecord.export.wording import counted, plain
from onrecord.rows import StatementRow, Status

SHOWN = 50
"""So many rows a table shows; the rest is counted."""
CAUTION = "A statement is evidence that something was said, never that it is true."

_BOX = "max-width:46rem;line-height:1.5;text-align:left"
_SAID = "background:rgba(240,185,45,.32);color:inherit;padding:.1em 0"
_LINE = ";text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em"
_TERMS: tuple[Role, ...] = ("condition", "hedge", "quantity", "date")
_FAINT = "opacity:.75;font-size:.9em"
_CELL = 'style="text-align:left;vertical-align:top;white-space:normal"'


def statement_html(row: StatementRow) -> str:
    """A statement: who speaks, the paragraph with its words marked, and below it what is known."""
    text = row.document.text
    about = [f"<b>{escape(speaker_of(row))}</b>", *map(escape, filter(None, (role_of(row),)))]
    where = filter(None, (row.document.outlet, said_text(row), row.document.title or row.name))
    lines = "".join(
        f"<p>{''.join(_piece(text[p.start : p.end], p) for p in line)}</p>"
        for line in paragraphs(text, marks(row, 0))
        if any(piece.has("content") for piece in line)
    )
    return (
        f'<div style="{_BOX}"><div>{" · ".join(about)}</div>'
        f'<blockquote style="margin:.4em 0;padding:0 0 0 .8em;border-left:3px solid">{lines}'
        f'</blockquote><div style="{_FAINT}">{" · ".join(map(escape, where))}</div>'
        f"<details><summary>{escape(plain(row.statement.type))}: what is known</summary>"
        f"{_facts([*facts(row), *provenance(row)])}</details></div>"
    )


def statements_html(rows: Sequence[StatementRow]) -> str:
    """The first `SHOWN` rows as a table, and how many there are."""
    columns = ("", "said", "speaker", "words", "type", "countries", "outlet")
    heads = "".join(f'<th scope="col" {_CELL}>{column}</th>' for column in columns)
    body = "".join(_row(place, row) for place, row in enumerate(rows[:SHOWN]))
    more = f", the first {SHOWN} shown" if len(rows) > SHOWN else ""
    return (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        f'<div style="{_FAINT}">{counted(len(rows), "statement")}{more}</div>'
    )


def status_html(status: Status) -> str:
    """A ledger in figures, on a card."""
    first, last = status.first_published, status.last_published
    known = {
        "Statements": f"{status.standing.get('current', 0):,}",
        "Documents": f"{status.documents:,}",
        "Speakers": f"{status.speakers:,}",
        "Outlets": f"{status.outlets:,}",
        "Published": f"{first} to {last}" if first else "",
        "Reviewed": f"{sum(status.reviewed.values()):,}" if status.reviewed else "",
        "Failed": f"{status.failed:,}" if status.failed else "",
        "Rows": f"{status.rows:,}",
        "Head": status.head,
    }
    told = [Fact(label, (value,)) for label, value in known.items() if value]
    return (
        f'<div style="{_BOX}"><b>{escape(status.path)}</b>{_facts(told)}'
        f'<div style="{_FAINT}">{CAUTION}</div></div>'
    )


def _facts(known: Iterable[Fact]) -> str:
    rows = "".join(
        f'<tr><th scope="row" {_CELL}>{escape(fact.label)}</th>'
        f"<td {_CELL}>{'<br>'.join(map(escape, fact.values))}</td></tr>"
        for fact in known
    )
    return f"<table>{rows}</table>"


def _row(place: int, row: StatementRow) -> str:
    statement = row.statement
    below = " · ".join(terms(statement, row.document))
    cells = (
        escape(said_text(row)),
        f"<b>{escape(speaker_of(row))}</b>" + _below(role_of(row)),
        escape(row.text) + _below(below),
        escape(plain(statement.type)),
        escape(" ".join(statement.countries)),
        escape(row.document.outlet or ""),
    )
    return (
        f'<tr><th scope="row" {_CELL}>{place}</th>'
        + "".join(f"<td {_CELL}>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _below(text: str) -> str:
    return f'<div style="{_FAINT}">{escape(text)}</div>' if text else ""


def _piece(words: str, piece: Piece) -> str:
    if not piece.marks:
        return escape(words)
    inner = escape(words)
    if piece.has("cue"):
        inner = f"<em>{inner}</em>"
    if piece.has("source"):
        inner = f"<b>{inner}</b>"
    if not piece.has("content"):
        return inner
    term = any(piece.has(role) for role in _TERMS)
    return f'<mark style="{_SAID}{_LINE if term else ""}">{inner}</mark>'
