from __future__ import annotations

from pathlib import Path

from onrecord.cli.options import Status

DOCUMENTED = Path(__file__).parents[2] / "docs" / "cli.md"


def test_every_exit_status_is_documented() -> None:
    rows = [line.split("|") for line in DOCUMENTED.read_text().splitlines() if line.count("|") > 2]
    documented = {int(row[1]) for row in rows if row[1].strip().isdigit()}
    assert documented == {int(status) for status in Status}
