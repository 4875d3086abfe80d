"""Tables as CSV (RFC 4180) in UTF-8, which spreadsheets open without running what is in them.

A cell of text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP
("CSV Injection") and ASVS 1.2.10 advise: one that begins with = + - @ or their full-width forms,
also behind white space, quotation marks or characters that do not show, and one that begins with
a tab, a line break or a null. The same holds behind every semicolon, tab and line break inside a
cell: a spreadsheet that is set to another separator begins a new cell there. `undefused` takes the
apostrophes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO, TypeVar, cast

import msgspec

from onrecord.export.tables import Column, Table
from onrecord.records import Spans

SEPARATOR = ";"
"""Stands between the values of a list in one cell, with a space after it."""
_HIDDEN = r"\s\"'\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_STARTS = rf"[{_HIDDEN}]*[=+\-@＝＋－＠]"
_LEADING = r"'*[\t\r\n\x00]"
_DANGEROUS = re.compile(rf"(?:\A(?={_STARTS}|{_LEADING}))|(?<=[;\t\r\n])(?={_STARTS})")
_DEFUSED = re.compile(rf"(?:\A'(?={_STARTS}|{_LEADING}))|(?<=[;\t\r\n])'(?={_STARTS})")
_EXACT = 2**53  # up to here every whole number is a float of its own

Row = TypeVar("Row")


def write_csv(
    table: Table[Row],
    rows: Iterable[Row],
    stream: BinaryIO,
    *,
    raw: bool = False,
    mark: bool = False,
) -> None:
    r"""Write a line of column names and a line for each of `rows`, each ending in CR LF.

    Nothing known is an empty cell; truth is true or false. Values of a list are joined by "; ", a
    semicolon in one of them becomes a comma and white space one space. Spans are fragments as in
    RFC 5147, `char=12,40`. `raw` leaves out the apostrophes that keep text from being run as a
    formula. `mark` begins with a byte order mark, without which Excel misreads UTF-8.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig" if mark else "utf-8", newline="")
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        for row in rows:
            cells = zip(table.columns, table.values(row), strict=True)
            writer.writerow([cell(column, value, raw=raw) for column, value in cells])
        text.flush()
    finally:
        text.detach()  # or it would close a stream that is not its own


def cell(column: Column[Row], value: object, *, raw: bool = False) -> str:
    """A value as the text of a cell, before quoting."""
    if value is None:
        return ""
    match column.type:
        case "truth":
            return "true" if value else "false"
        case "integer":
            return str(value)
        case "number":
            return _number(float(cast("float", value)))
        case "texts":
            text = _joined(cast("tuple[str, ...]", value))
        case "spans":
            text = _joined(f"char={start},{end}" for start, end in cast("Spans", value))
        case "parts":
            assert column.label is not None
            text = _joined(map(column.label, cast("tuple[dict[str, object], ...]", value)))
        case "object":
            text = msgspec.json.encode(value).decode()
        case _:
            text = str(value)
    return text if raw else defused(text)


def defused(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet might begin to read a formula."""
    return _DANGEROUS.sub("'", text)


def undefused(text: str) -> str:
    """What `defused` was given."""
    return _DEFUSED.sub("", text)


def _joined(values: Iterable[str]) -> str:
    return f"{SEPARATOR} ".join(" ".join(value.replace(SEPARATOR, ",").split()) for value in values)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
