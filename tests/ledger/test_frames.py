from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import Any

import pandas
import polars
import pytest

from onrecord.errors import UsageError
from onrecord.export.columns import STATEMENTS
from onrecord.export.parts import QUANTITIES, quantities
from onrecord.ledger.frames import to_pandas, to_polars
from tests.export.sample import nasty_rows, rows

NAMES = [column.name for column in STATEMENTS.columns]


def test_pandas_types() -> None:
    frame = to_pandas(STATEMENTS, rows())
    assert list(frame.columns) == NAMES
    assert frame.shape == (12, len(NAMES))
    types = {name: str(frame[name].dtype) for name in NAMES}
    assert types["published"] == "datetime64[s]"
    assert types["added"] == "datetime64[s, UTC]"
    assert types["type"] == types["stage"] == "category"
    assert types["text"] == types["speaker"] == "string"
    assert types["negated"] == "bool"
    assert types["confidence"] == "float64"
    assert types["version"] == "int64"


def test_pandas_values() -> None:
    row, *_ = given = rows()
    frame = to_pandas(STATEMENTS, given)
    first = frame.iloc[0]
    assert first["published"] == pandas.Timestamp("2026-01-01")
    assert first["added"] == pandas.Timestamp("2026-04-01T08:30:00Z")
    assert first["text"] == row.text
    assert first["roles"] == ("defence minister",)
    assert first["quantities"][0]["low"] == 2
    assert first["content"] == row.statement.content
    assert frame["speaker"].isna().tolist() == [False, False, False, True] * 3
    assert frame[frame["negated"]]["type"].tolist() == ["denial"] * 3
    assert frame.groupby("type", observed=True).size()["denial"] == 3


def test_pandas_keeps_days_that_are_missing() -> None:
    frame = to_pandas(STATEMENTS, rows(7))
    assert frame["published"].isna().sum() == 4


def test_polars_types_and_values() -> None:
    row, *_ = given = rows()
    frame = to_polars(STATEMENTS, given)
    assert frame.columns == NAMES
    assert frame.schema["published"] == polars.Date
    assert frame.schema["type"] == polars.Categorical
    first = frame.row(0, named=True)
    assert first["published"] == date(2026, 1, 1)
    assert first["added"] == datetime(2026, 4, 1, 8, 30, tzinfo=UTC)
    assert first["roles"] == ["defence minister"]
    assert first["content"] == [span._asdict() for span in row.statement.content]
    assert first["items"] == [{"words": "patrol boats", "unroca": "VI", "sipri": "Patrol craft"}]
    assert frame.explode("countries")["countries"].drop_nulls().len() == 12


def test_the_same_rows_whatever_the_library() -> None:
    given = nasty_rows()
    assert to_pandas(STATEMENTS, given)["text"].tolist() == [row.text for row in given]
    assert to_polars(STATEMENTS, given)["text"].to_list() == [row.text for row in given]


@pytest.mark.parametrize("make", [to_pandas, to_polars])
def test_other_tables_and_no_rows(make: Any) -> None:
    assert make(QUANTITIES, quantities(rows()))["low"].sum() == 9
    assert make(STATEMENTS, []).shape == (0, len(NAMES))


@pytest.mark.parametrize(("make", "name"), [(to_pandas, "pandas"), (to_polars, "polars")])
def test_a_missing_library_is_named_with_its_remedy(
    make: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=rf"pip install 'onrecord\[{name}\]'"):
        make(STATEMENTS, rows())
