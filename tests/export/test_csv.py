from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.export.columns import STATEMENTS
from onrecord.export.csv import cell, defused, undefused, write_csv
from onrecord.export.parts import QUANTITIES, quantities
from onrecord.export.tables import Column, Table
from tests.export.sample import nasty_rows, rows

# What OWASP ("CSV Injection") names, and where spreadsheets look for it.
FORMULA = re.compile(r"[\s\"'\x00-\x20\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n\x00]")
texts = st.text(
    st.one_of(st.sampled_from("=+-@＝＋－＠;\t\r\n\x00'\" \ufeffa1"), st.characters(codec="utf-8")),
    max_size=30,
)


def written(table: Table[Any], given: list[Any], **options: bool) -> bytes:
    stream = io.BytesIO()
    write_csv(table, given, stream, **options)
    return stream.getvalue()


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def text_column(name: str = "words") -> Table[str]:
    column: Column[str] = Column(name=name, type="text", description="", read=lambda text: text)
    return Table(name="t", description="", key=(), columns=(column,))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠A", " =1", "\u3000=1", "\xa0=1",
        '"=1', "\ufeff=1", "\u200b=1", "\x07=1", "\tx", "\rx", "\nx", "\x00x",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_may_run_gets_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert undefused(f"'{text}") == text


@pytest.mark.parametrize(
    "text", ["", "12 kites", "a=b", "2 - 1", "e@mail", "'tis", "«=»", "char=1"]
)
def test_other_text_stays(text: str) -> None:
    assert defused(text) == text
    assert undefused(text) == text


@pytest.mark.parametrize(
    ("text", "safe"), [("a;=1", "a;'=1"), ("a\n@b", "a\n'@b"), ('a;"=1"', 'a;\'"=1"')]
)
def test_no_cell_begins_with_a_formula_under_another_separator(text: str, safe: str) -> None:
    assert defused(text) == safe


@given(texts)
@example("'=1")
@example("\n'\n=")
def test_nothing_dangerous_is_left_and_nothing_is_lost(text: str) -> None:
    safe = defused(text)
    assert undefused(safe) == text
    for piece in re.split(r"[;\t\r\n]", safe):
        assert piece.startswith("'") or not re.match(r"[\s\"\ufeff]*[=+\-@＝＋－＠]", piece)


@given(st.lists(texts))
def test_cells_are_read_back_as_they_were(values: list[str]) -> None:
    table = text_column()
    lines = [row["words"] for row in read(b"words,\r\n" + _body(table, values))]
    assert list(map(undefused, lines)) == values
    raw = [row["words"] for row in read(b"words,\r\n" + _body(table, values, raw=True))]
    assert raw == values


def _body(table: Table[str], values: list[str], *, raw: bool = False) -> bytes:
    """The lines without the first, with a second cell, so that an empty first one is a line."""
    two: Table[str] = Table(
        name="t", description="", key=(), columns=table.columns + text_column("more").columns
    )
    return written(two, values, raw=raw).split(b"\r\n", 1)[1]


def test_statements_are_read_back() -> None:
    given_rows = rows()
    got = read(written(STATEMENTS, given_rows))
    assert len(got) == 12
    for row, line in zip(given_rows, got, strict=True):
        assert list(line) == [column.name for column in STATEMENTS.columns]
        assert line["id"] == row.id
        assert line["text"] == row.text
        assert line["speaker"] == (row.speaker.name if row.speaker else "")
        assert line["negated"] == str(row.statement.modality.negated).lower()
        assert float(line["confidence"]) == row.statement.confidence
        assert line["countries"].split("; ") == list(row.statement.countries or [""])
        ((start, end),) = row.statement.content
        assert line["content"] == f"char={start},{end}"
    assert got[0]["dates"] == "2025; said 2026-01-01"
    assert got[0]["items"] == "Patrol craft (VI)"
    assert got[0]["quantities"] == "2"


def test_nasty_statements_are_read_back() -> None:
    given_rows = nasty_rows()
    for line, row in zip(read(written(STATEMENTS, given_rows)), given_rows, strict=True):
        assert undefused(line["text"]) == row.text
        assert undefused(line["title"]) == row.document.title
        assert not any(FORMULA.match(text) and text[0] != "'" for text in line.values())
    for line, row in zip(read(written(STATEMENTS, given_rows, raw=True)), given_rows, strict=True):
        assert line["text"] == row.text
        assert row.speaker is not None
        assert line["speaker"] == row.speaker.name


def test_numbers_stay_numbers() -> None:
    line = read(written(QUANTITIES, list(quantities(nasty_rows()))))[0]
    assert (line["low"], float(line["high"])) == ("-1.5", 1e21)


@pytest.mark.parametrize(
    ("value", "text"), [(12.0, "12"), (0.1, "0.1"), (-3.0, "-3"), (1e21, "1e+21"), (None, "")]
)
def test_a_number_is_as_short_as_it_can_be(value: float | None, text: str) -> None:
    column: Column[Any] = Column(name="n", type="number", description="", read=lambda row: row)
    assert cell(column, value) == text


def test_a_separator_in_a_value_of_a_list_is_a_comma() -> None:
    column: Column[Any] = Column(name="n", type="texts", description="", read=lambda row: row)
    assert cell(column, ("Kelm; Venn", "a\n  b", "=x")) == "Kelm, Venn; a b; '=x".replace(
        "; '", ";' "
    )


def test_lines_end_as_the_standard_says() -> None:
    assert written(text_column(), ["a", 'b "c"']) == b'words\r\na\r\n"b ""c"""\r\n'


def test_the_mark_that_spreadsheets_need() -> None:
    assert written(text_column(), ["é"], mark=True) == "\ufeffwords\r\né\r\n".encode()


def test_the_stream_stays_open() -> None:
    stream = io.BytesIO()
    with pytest.raises(ZeroDivisionError):
        write_csv(text_column(), (str(1 // n) for n in (1, 0)), stream)
    assert not stream.closed


def test_an_object_is_a_cell_of_json_that_no_spreadsheet_runs() -> None:
    column: Column[object] = Column(name="a", type="object", description="", read=lambda row: row)
    assert cell(column, {"name": "=1+1", "failed": 2}) == '{"name":"=1+1","failed":2}'
    assert cell(column, None) == ""
