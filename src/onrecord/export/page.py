"""One HTML file that needs nothing else: a table of statements, and their sources with marks.

It loads nothing and may load nothing: its policy allows the one style and the one script that it
carries, by their hashes. What comes from documents is escaped. Without JavaScript the table and the
texts can be read, and numbers lead from one to the other.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template
from typing import BinaryIO, NamedTuple
from urllib.parse import quote

from onrecord.errors import UsageError
from onrecord.export.facts import (
    facts,
    provenance,
    role_of,
    said_reduced,
    said_text,
    speaker_of,
)
from onrecord.export.identifiers import web_address
from onrecord.export.marking import Piece, Role, marks, paragraphs
from onrecord.export.terms import terms
from onrecord.export.wording import plain
from onrecord.records import Document
from onrecord.rows import StatementRow

MOST_STATEMENTS = 20_000
"""How many a page may hold: 40 MB, beyond which browsers take too long and phones give up."""
COLUMNS = ("No.", "Said", "Speaker", "Words", "Type", "Countries", "Outlet")
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_ROLES: tuple[Role, ...] = ("source", "cue", "condition", "hedge", "quantity", "date")


class _Entry(NamedTuple):
    """A row with its place in the table, from 0 up, and its name in links."""

    place: int
    row: StatementRow
    anchor: str


def write_page(
    rows: Iterable[StatementRow],
    stream: BinaryIO,
    *,
    title: str,
    ledger: str,
    head: str,
    exported: str,
) -> None:
    """Write the page of `rows`, in their order, in UTF-8.

    `ledger` names the ledger that they come from, `head` is the hash of its last row, `exported`
    the day of export; all three stand at the head of the page. Everything is held in memory, about
    15 KB a statement. Raises UsageError where there are more than MOST_STATEMENTS.
    """
    entries = _entries(rows)
    style, script = _part("page.css"), _part("page.js")
    page = Template(_part("page.html")).substitute(
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'",
        title=escape(title),
        style=style,
        script=script,
        colophon="\n".join(_colophon(entries, ledger, head, exported)),
        columns="".join(f'<th scope="col">{column}</th>' for column in COLUMNS),
        rows="\n".join(map(_row, entries)),
        documents="\n".join(_documents(entries)),
        data=_data(entries),
    )
    stream.write(page.encode("utf-8", "replace"))


def _entries(rows: Iterable[StatementRow]) -> list[_Entry]:
    """Every row with a name of its own: its id, with the version where an id comes again."""
    entries: list[_Entry] = []
    taken: set[str] = set()
    for place, row in enumerate(rows):
        if place == MOST_STATEMENTS:
            raise UsageError(
                f"These are more than {MOST_STATEMENTS:,} statements, which is more than one page"
                " can show. Write several pages, each of a part: --published 2031, --type denial."
            )
        anchor = row.id if row.id not in taken else f"{row.id}-{row.version}"
        taken.add(anchor)
        entries.append(_Entry(place, row, anchor))
    return entries


def _part(name: str) -> str:
    return (files("onrecord.export") / name).read_text(encoding="utf-8")


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _colophon(entries: list[_Entry], ledger: str, head: str, exported: str) -> Iterator[str]:
    facts = {
        "Ledger": escape(ledger),
        "Exported": escape(exported),
        "Statements": f"{len(entries):,}",
        "Sources": f"{len({entry.row.document.id for entry in entries}):,}",
        "Head": f'<code tabindex="0">{escape(head)}</code>',
    }
    for label, value in facts.items():
        yield f"<div><dt>{label}</dt><dd>{value}</dd></div>"


# the table


def _row(entry: _Entry) -> str:
    row, number = entry.row, entry.place + 1
    statement = row.statement
    link = f'<a href="#{_link(entry.anchor)}" aria-label="Statement {number}">{number}</a>'
    below = "".join(f"<li>{escape(term)}</li>" for term in terms(statement, row.document))
    through = "".join(f"<small>via {escape(actor.name)}</small>" for actor in row.via)
    role = role_of(row)
    role = f"<small>{escape(role)}</small>" if role else ""
    voice = ' class="outlet"' if row.attribution is None else ""
    quoted = ' class="direct"' if statement.kind == "direct" else ""
    outlet = escape(row.document.outlet or "")
    day = "".join(
        f'<time datetime="{said}">{escape(said_text(row))}</time>' for said in said_reduced(row)[:1]
    )
    return (
        f'<tr id="row-{number}"><th scope="row">{link}</th><td>{day}</td>'
        f"<td><b{voice}>{escape(speaker_of(row))}</b>{role}{through}</td>"
        f"<td><q{quoted}>{escape(row.text)}</q>{f'<ul>{below}</ul>' if below else ''}</td>"
        f"<td>{escape(plain(statement.type))}<small>{escape(statement.kind)}</small></td>"
        f"<td>{escape(' '.join(statement.countries))}</td><td>{outlet}</td></tr>"
    )


# the sources


def _documents(entries: list[_Entry]) -> Iterator[str]:
    """The documents in the order in which the table first needs them."""
    order: dict[str, list[_Entry]] = {}
    for entry in entries:
        order.setdefault(entry.row.document.id, []).append(entry)
    return map(_document, order.values())


def _document(entries: list[_Entry]) -> str:
    row = entries[0].row
    document = row.document
    known = [document.outlet, document.published, row.name if document.title else None]
    about = [escape(fact) for fact in known if fact]
    if document.url:
        about.append(_linked(document.url))
    lines = "".join(f"<p>{line}</p>" for line in _text(document, entries))
    return (
        f"<article><h3>{escape(document.title or row.name)}</h3>"
        f'<p class="about">{" · ".join(about)}</p>'
        f'<div class="text">{lines}</div>'
        f'<p class="hash">SHA-256 <code>{document.sha256}</code></p></article>'
    )


def _linked(url: str) -> str:
    """`url` to be followed where it is on the web, and else to be read alone."""
    address = web_address(url)
    if address is None:
        return escape(url)
    return (
        f'<a href="{escape(address)}" rel="noopener noreferrer" target="_blank">{escape(url)}</a>'
    )


def _text(document: Document, entries: list[_Entry]) -> Iterator[str]:
    """The lines of a text with its marks; where a statement begins stands its number."""
    by_place = {entry.place: entry for entry in entries}
    marked = [mark for entry in entries for mark in marks(entry.row, entry.place)]
    told = {entry.place for entry in entries if entry.row.attribution is None}
    opened: set[int] = set()
    for line in paragraphs(document.text, marked):
        written = []
        for piece in line:
            for key in piece.keys:
                if key not in opened and _content(piece, key):
                    opened.add(key)
                    written.append(_number(by_place[key]))
            written.append(_piece(document.text[piece.start : piece.end], piece, told))
        yield "".join(written)


def _content(piece: Piece, key: int) -> bool:
    return any(mark.role == "content" and mark.key == key for mark in piece.marks)


def _link(anchor: str) -> str:
    return quote(anchor, safe="")


def _number(entry: _Entry) -> str:
    """The number of a statement in the text; out of reach of copying and searching."""
    number = entry.place + 1
    return (
        f'<a class="number" id="{escape(entry.anchor)}" href="#{_link(entry.anchor)}"'
        f' data-number="{number}" aria-label="Statement {number}"></a>'
    )


def _piece(words: str, piece: Piece, told: set[int]) -> str:
    """Words with their marks.

    `data-of` has the statements whose content they are, `data-by` the others that they play a part
    in, as cue, source or term.
    """
    if not piece.marks:
        return escape(words)
    inside = sorted({mark.key for mark in piece.marks if mark.role == "content"})
    beside = [key for key in piece.keys if key not in inside]
    names: list[str] = [role for role in _ROLES if piece.has(role)]
    if inside:
        names += ["told" if set(inside) <= told else "said"]
        names += ["several"] if len(inside) > 1 else []
    tag = "mark" if inside else "span"
    of = f' data-of="{_list(inside)}"' if inside else ""
    by = f' data-by="{_list(beside)}"' if beside else ""
    return f'<{tag} class="{" ".join(names)}"{of}{by}>{escape(words)}</{tag}>'


def _list(keys: list[int]) -> str:
    return " ".join(map(str, keys))


# what the script works with


def _data(entries: list[_Entry]) -> str:
    """The statements as JSON that no text can break out of."""
    statements = [_record(entry) for entry in entries]
    return json.dumps(statements, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _record(entry: _Entry) -> dict[str, object]:
    row, statement = entry.row, entry.row.statement
    signs = {
        "negated": statement.modality.negated,
        "conditional": statement.modality.condition is not None,
        "reviewed": row.reviewed is not None,
    }
    return {
        "anchor": entry.anchor,
        "words": row.text,
        "speaker": speaker_of(row),
        "role": role_of(row),
        "type": plain(statement.type),
        "country": statement.countries,
        "stage": statement.stage or "",
        "outlet": row.document.outlet or "",
        "said": row.said or "",
        "said_last": row.said_last or "",
        "signs": [sign for sign, holds in signs.items() if holds],
        "facts": facts(row),
        "provenance": provenance(row),
    }
