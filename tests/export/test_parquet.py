from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import polars
import pyarrow as pa
import pytest
from pyarrow import parquet

from onrecord.errors import UsageError
from onrecord.export.columns import STATEMENTS
from onrecord.export.parquet import write_parquet
from onrecord.export.parts import QUANTITIES, quantities
from onrecord.export.tables import Table
from onrecord.rows import StatementRow
from tests.export.sample import HASH, nasty_rows, rows


def written(table: Table[Any], given: Any, **options: int) -> parquet.ParquetFile:
    stream = io.BytesIO()
    write_parquet(table, given, stream, head=HASH, **options)
    return parquet.ParquetFile(io.BytesIO(stream.getvalue()))


@pytest.mark.parametrize("given", [rows(), nasty_rows()], ids=["plain", "nasty"])
def test_rows_are_read_back(given: list[StatementRow]) -> None:
    for row, got in zip(given, written(STATEMENTS, given).read().to_pylist(), strict=True):
        assert list(got) == [column.name for column in STATEMENTS.columns]
        assert (got["id"], got["text"], got["title"]) == (row.id, row.text, row.document.title)
        assert got["published"] == date.fromisoformat(row.document.published or "")
        assert got["added"] == datetime(2026, 4, 1, 8, 30, tzinfo=UTC)
        assert got["negated"] is row.statement.modality.negated
        assert got["confidence"] == row.statement.confidence
        assert got["countries"] == list(row.statement.countries)
        assert got["content"] == [span._asdict() for span in row.statement.content]
        amounts = [(one["low"], one["high"], one["unit"]) for one in got["quantities"]]
        assert amounts == [(one.low, one.high, one.unit) for one in row.statement.quantities]


def test_types() -> None:
    schema = written(STATEMENTS, rows()).schema_arrow
    assert schema.field("published").type == pa.date32()
    assert schema.field("added").type == pa.timestamp("us", tz="UTC")
    assert schema.field("negated").type == pa.bool_()
    assert schema.field("version").type == pa.int64()
    assert schema.field("roles").type.value_type == pa.string()
    assert schema.field("dates").type.value_type == pa.struct(
        [
            pa.field("words", pa.string(), nullable=False),
            pa.field("value", pa.string()),
            pa.field("date_role", pa.string(), nullable=False),
        ]
    )
    assert not schema.field("id").nullable
    assert schema.field("speaker").nullable


def test_the_file_says_what_it_holds() -> None:
    schema = written(STATEMENTS, []).schema_arrow
    assert schema.metadata[b"ledger_head"].decode() == HASH
    assert schema.metadata[b"title"] == b"statements"
    for column in STATEMENTS.columns:
        field = schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.description


def test_a_table_without_rows() -> None:
    assert written(STATEMENTS, []).read().num_rows == 0


def test_rows_are_not_gathered() -> None:
    """Only as many rows are asked for as one row group takes before it is written."""
    stream, read, seen = io.BytesIO(), 0, []

    def counted() -> Iterator[StatementRow]:
        nonlocal read
        for row in rows(6):
            seen.append((read, stream.tell()))
            read += 1
            yield row

    write_parquet(STATEMENTS, counted(), stream, head=HASH, batch=10)
    file = parquet.ParquetFile(io.BytesIO(stream.getvalue()))
    assert [file.metadata.row_group(n).num_rows for n in range(3)] == [10, 10, 4]
    assert seen[10][1] > seen[9][1], "the first group was written before the eleventh row was read"


def test_polars_reads_the_types() -> None:
    stream = io.BytesIO()
    write_parquet(QUANTITIES, quantities(rows()), stream, head=HASH)
    stream.seek(0)
    frame = polars.read_parquet(stream)
    assert frame.schema["low"] == polars.Float64
    assert frame.schema["published"] == polars.Date
    assert frame["low"].to_list() == [2, 3, 4]


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[parquet\]'"):
        write_parquet(STATEMENTS, [], io.BytesIO(), head=HASH)


def test_a_day_that_is_none_leaves_all_others() -> None:
    good, odd, *_ = rows()
    odd = replace(odd, said="0000-03-14")
    cells = written(STATEMENTS, [good, odd]).read().to_pydict()
    assert cells["said"] == [date.fromisoformat(good.said or ""), None]
