"""The check of the chain that docs/ledger.md gives to those who do not want to trust onrecord."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from tests.ledger.sample import filled

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"


def run_check(folder: Path) -> subprocess.CompletedProcess[str]:
    (script,) = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.S | re.M)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def head(tmp_path: Path) -> str:
    """The head of a ledger that stands in `tmp_path` under the name that the page uses."""
    with filled(tmp_path / "onrecord.db", documents=3) as ledger:
        row = next(iter(ledger.statements()))
        ledger.correct(row.id, "type", "denial", by="Runa Vey")
        return ledger.status().head


def test_the_check_comes_to_the_head_that_status_shows(tmp_path: Path, head: str) -> None:
    done = run_check(tmp_path)
    assert done.stderr == ""
    assert done.stdout.split()[-1] == head


def test_the_check_names_the_first_row_that_was_altered(tmp_path: Path, head: str) -> None:
    connection = apsw.Connection(str(tmp_path / "onrecord.db"))
    connection.execute("DROP TRIGGER actor_stays")
    ((number,),) = connection.execute("SELECT min(number) FROM actor").fetchall()
    connection.execute("UPDATE actor SET name = 'Mallory' WHERE number = ?", (number,))
    connection.close()
    done = run_check(tmp_path)
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith(f"row {number} in actor")
