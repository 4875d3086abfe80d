"""Checked by the validator of the package csvw, which passes the W3C's own tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW

from onrecord.export.catalogue import DOCUMENTS, REVIEWS
from onrecord.export.columns import STATEMENTS
from onrecord.export.csv import write_csv
from onrecord.export.csvw import write_csvw
from onrecord.export.parts import DATES, ITEMS, QUANTITIES, dates, items, quantities
from onrecord.export.tables import Table
from onrecord.rows import Review
from tests.export.sample import HASH, nasty_rows, rows

REVIEW = Review(
    number=9,
    statement=4,
    id="statement-1",
    action="correct",
    field="countries",
    value=["VR"],
    reason="=the buyer; not the seller",
    reviewer="Ines Karrow",
    at="2026-04-02T10:00:00Z",
)
FILLED: tuple[tuple[Table[Any], list[Any]], ...] = (
    (STATEMENTS, rows()),
    (STATEMENTS, nasty_rows()),
    (QUANTITIES, list(quantities(rows()))),
    (DATES, list(dates(rows()))),
    (ITEMS, list(items(rows()))),
    (REVIEWS, [REVIEW]),
    (DOCUMENTS, []),
)


def exported(
    folder: Path,
    table: Table[Any],
    given: list[Any],
    *,
    raw: bool = False,
    name: str = "table.csv",
) -> Path:
    """A file with its description beside it."""
    path = folder / name
    with path.open("wb") as stream:
        write_csv(table, given, stream, raw=raw, mark=not raw)
    description = path.with_name(f"{name}-metadata.json")
    with description.open("wb") as stream:
        write_csvw(table, stream, file=path.name, head=HASH, raw=raw)
    return description


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(("table", "given"), FILLED)
def test_file_and_description_are_valid(
    table: Table[Any], given: list[Any], raw: bool, tmp_path: Path
) -> None:
    checked = CSVW(str(exported(tmp_path, table, given, raw=raw)), validate=True)
    assert checked.is_valid, [str(warning.message) for warning in checked.warnings]
    assert len(list(checked.tables[0])) == len(given)


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    description = exported(tmp_path, STATEMENTS, rows())
    path = tmp_path / "table.csv"
    path.write_bytes(path.read_bytes().replace(b",true,", b",perhaps,", 1))
    assert not CSVW(str(description), validate=True).is_valid


def test_a_reader_of_the_standard_gets_types_and_lists(tmp_path: Path) -> None:
    row, *others = rows()
    read = list(CSVW(str(exported(tmp_path, STATEMENTS, [row, *others]))).tables[0])
    first = read[0]
    assert first["id"] == row.id
    assert first["published"].date().isoformat() == row.document.published
    assert first["negated"] is False
    assert first["confidence"] == row.statement.confidence
    assert first["roles"] == ["defence minister"]
    assert first["dates"] == ["2025", "said 2026-01-01"]
    assert first["stage"] == "delivered"
    assert read[1]["via"] == ["Mirel Agency"]
    assert read[1]["stage"] is None


def test_every_column_is_described(tmp_path: Path) -> None:
    described = json.loads(exported(tmp_path, STATEMENTS, [], name="my table.csv").read_text())
    assert described["url"] == "my%20table.csv"
    assert HASH in described["dc:provenance"]
    assert [c["name"] for c in described["tableSchema"]["columns"]] == [
        column.name for column in STATEMENTS.columns
    ]
    assert all(column["dc:description"] for column in described["tableSchema"]["columns"])


def test_the_description_tells_of_apostrophes(tmp_path: Path) -> None:
    assert "apostrophe" in exported(tmp_path, STATEMENTS, []).read_text()
    assert "apostrophe" not in exported(tmp_path, STATEMENTS, [], raw=True).read_text()
