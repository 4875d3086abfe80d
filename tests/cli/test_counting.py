"""`speakers`, `outlets` and `log` as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.rows import Query
from tests.cli.command import on_terminal, onrecord


def test_speakers_are_counted_the_most_frequent_first(path: Path, stories: Ledger) -> None:
    result = onrecord("speakers", "--ledger", path)
    assert result.returncode == 0
    counted = [json.loads(line) for line in result.stdout.splitlines()]
    said = Counter(row.speaker.name for row in stories.statements() if row.speaker)
    assert {row["name"]: row["statements"] for row in counted} == said
    numbers = [row["statements"] for row in counted]
    assert numbers == sorted(numbers, reverse=True)


def test_filters_choose_what_is_counted(path: Path, stories: Ledger) -> None:
    result = onrecord("speakers", "--type", "denial", "--published", "2026-03", "--ledger", path)
    counted = {
        row["name"]: row["statements"] for row in map(json.loads, result.stdout.splitlines())
    }
    denials = stories.statements(Query(type=("denial",)))
    in_march = [row for row in denials if (row.document.published or "")[:7] == "2026-03"]
    assert counted == Counter(row.speaker.name for row in in_march if row.speaker)


def test_outlets_as_csv(path: Path, stories: Ledger) -> None:
    result = onrecord("outlets", "--format", "csv", "--ledger", path)
    table = list(csv.DictReader(io.StringIO(result.stdout.decode())))
    told = Counter(row.document.outlet for row in stories.statements() if row.document.outlet)
    assert {row["name"]: int(row["statements"]) for row in table} == told


def test_a_terminal_gets_a_table_with_bars(path: Path) -> None:
    page = on_terminal("speakers", "-n", "2", "--ledger", path)
    assert "█" in page
    assert "the ministry of Kesh" in page
    plain = onrecord("speakers", "-n", "2", "--format", "table", "--ledger", path)
    assert plain.stdout.decode().count("2026-") == 4
    assert b"--limit 0" in plain.stderr


def test_the_log_tells_the_latest_first(path: Path) -> None:
    result = onrecord("log", "--ledger", path)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows[-1]["event"] == "created"
    assert [row["number"] for row in rows] == sorted((r["number"] for r in rows), reverse=True)
    page = onrecord("log", "--format", "table", "--ledger", path)
    assert b"created" in page.stdout


def test_an_empty_count_is_told(path: Path) -> None:
    result = onrecord("outlets", "--speaker", "Nobody", "--ledger", path)
    assert (result.returncode, result.stdout) == (0, b"")
    assert b"nothing found" in result.stderr
