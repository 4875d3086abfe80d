from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InternalError
from onrecord.ledger.sqlite.chain import Value, append_row, link
from onrecord.ledger.sqlite.connection import connect
from tests.ledger.sample import filled

VALUES = st.one_of(
    st.none(),
    st.text(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.binary(),
)


def packed(value: Any) -> bytes:
    """MessagePack by its specification, written out anew: the shortest form of everything."""
    if isinstance(value, bool):
        raise TypeError("SQLite has no truth values")
    if isinstance(value, int):
        for low, high, head, form in (
            (0, 0x7F, b"", ">B"),
            (-32, -1, b"", ">b"),
            (0, 0xFF, b"\xcc", ">B"),
            (0, 0xFFFF, b"\xcd", ">H"),
            (0, 0xFFFFFFFF, b"\xce", ">I"),
            (0, 2**64 - 1, b"\xcf", ">Q"),
            (-(2**7), -1, b"\xd0", ">b"),
            (-(2**15), -1, b"\xd1", ">h"),
            (-(2**31), -1, b"\xd2", ">i"),
            (-(2**63), -1, b"\xd3", ">q"),
        ):
            if low <= value <= high:
                return head + struct.pack(form, value)
    if isinstance(value, float):
        return b"\xcb" + struct.pack(">d", value)
    if isinstance(value, bytes):
        return _sized(len(value), (0xC4, 0xC5, 0xC6)) + value
    if isinstance(value, str):
        data = value.encode()
        short = bytes([0xA0 | len(data)]) if len(data) < 32 else None
        return (short or _sized(len(data), (0xD9, 0xDA, 0xDB))) + data
    if isinstance(value, list):
        return bytes([0x90 | len(value)]) + b"".join(map(packed, value))
    assert isinstance(value, dict)
    size = len(value)
    head = bytes([0x80 | size]) if size < 16 else b"\xde" + struct.pack(">H", size)
    return head + b"".join(packed(k) + packed(v) for k, v in value.items())


def _sized(size: int, heads: tuple[int, int, int]) -> bytes:
    if size < 2**8:
        return struct.pack(">BB", heads[0], size)
    if size < 2**16:
        return struct.pack(">BH", heads[1], size)
    return struct.pack(">BI", heads[2], size)


@given(st.binary(min_size=32, max_size=32), st.dictionaries(st.text(), VALUES, max_size=20))
def test_a_hash_can_be_made_from_what_the_schema_says(
    before: bytes, values: dict[str, Value]
) -> None:
    present = {name: value for name, value in values.items() if value is not None}
    expected = hashlib.sha256(before + packed(["log", present])).digest()
    assert link(before, "log", values) == expected


def test_a_column_that_is_null_leaves_the_hash_as_it_was() -> None:
    before = bytes(32)
    assert link(before, "log", {"a": 1}) == link(before, "log", {"a": 1, "later": None})
    assert link(before, "log", {"a": 1}) != link(before, "log", {"a": 1, "later": ""})


def test_the_whole_of_a_row_counts() -> None:
    row: dict[str, Value] = {"number": 7, "name": "Orla", "at": "2026"}
    hashes = {
        link(bytes(32), "log", row),
        link(bytes(31) + b"\x01", "log", row),
        link(bytes(32), "actor", row),
        link(bytes(32), "log", {**row, "number": 8}),
        link(bytes(32), "log", {**row, "name": "Orl", "at": "a2026"}),
        link(bytes(32), "log", {"number": 7, "at": "Orla", "name": "2026"}),
    }
    assert len(hashes) == 6


def test_rows_of_all_tables_are_one_sequence_that_ends_in_the_head(tmp_path: Path) -> None:
    filled(tmp_path / "l.db", 3).close()
    connection = connect(tmp_path / "l.db")
    rows: list[Any] = []
    for table in ("log", "source", "producer", "document", "extraction", "actor", "attribution"):
        rows += connection.execute(f"SELECT number, hash FROM {table}")
    rows += connection.execute("SELECT number, hash FROM statement")
    rows.sort()
    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    assert connection.execute("SELECT number, hash FROM head").fetchall() == [rows[-1]]


def test_a_row_is_written_in_a_transaction_only(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db", 0) as ledger:
        with pytest.raises(InternalError, match="writing"):
            append_row(connect(ledger.path), "log", {"at": "2026", "event": "note"})
        assert [row.event for row in ledger.log(limit=None)] == ["created"]
