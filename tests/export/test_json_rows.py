from __future__ import annotations

import io
import json

from onrecord.export.columns import STATEMENTS
from onrecord.export.json_rows import write_json_rows
from onrecord.rows import StatementRow
from tests.export.sample import nasty_rows, rows


def written(given: list[StatementRow]) -> list[dict[str, object]]:
    stream = io.BytesIO()
    write_json_rows(STATEMENTS, given, stream)
    lines = stream.getvalue().split(b"\n")
    assert lines.pop() == b""
    return [json.loads(line) for line in lines]


def test_a_line_has_the_columns_in_their_order() -> None:
    (row, *_), (line, *_) = rows(1), written(rows(1))
    assert list(line) == [column.name for column in STATEMENTS.columns]
    assert line["id"] == row.id
    assert line["negated"] is False
    assert line["condition"] is None
    assert line["via"] == []
    assert line["content"] == [list(span) for span in row.statement.content]
    assert line["quantities"] == [
        {
            "words": "2",
            "low": 2,
            "high": 2,
            "unit": None,
            "relation": "exact",
            "direction": None,
            "measure": "count",
            "baseline": None,
        }
    ]
    assert line["items"] == [{"words": "patrol boats", "unroca": "VI", "sipri": "Patrol craft"}]


def test_nasty_text_is_untouched() -> None:
    given = nasty_rows()
    for row, line in zip(given, written(given), strict=True):
        assert line["text"] == row.text
        assert line["roles"] == [row.text]
        assert line["title"] == row.document.title


def test_no_rows_no_lines() -> None:
    assert written([]) == []
