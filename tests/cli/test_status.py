from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.console import Console

from onrecord.cli.status import encode_status, status_page
from onrecord.records import ProducedBy
from onrecord.rows import LogRow, Producer, Status

HEAD = "5f" * 32
STATUS = Status(
    path="arms.db",
    schema=1,
    documents=1204,
    statements=10330,
    standing={"current": 10001, "superseded": 20, "withdrawn": 9, "rejected": 300},
    languages={"en": 1200, "ar": 2},
    reviewed={"confirmed": 250, "corrected": 60},
    reviews=421,
    speakers=812,
    outlets=14,
    rejected=41207,
    failed=7,
    unfinished_runs=1,
    producers=(
        Producer(
            produced_by=ProducedBy(onrecord="0.2.0", model="ab" * 8, resources="cd" * 8),
            documents=1203,
        ),
        Producer(
            produced_by=ProducedBy(onrecord="0.1.0", model="12" * 8, resources="34" * 8),
            documents=1,
        ),
    ),
    rows=20332,
    head=HEAD,
    bytes_total=24_300_000,
    bytes_sources=810_000,
    first_published="2024-01-03",
    last_published="2026-03-14",
)
FAILURES = [
    LogRow(
        number=n,
        at=f"2026-03-{n:02}T10:00:00Z",
        event="failed",
        run=1,
        name=f"stories/{n}.html",
        document=None,
        detail={"kind": "read", "message": f"stories/{n}.html is empty\x1b[2J; give another"},
    )
    for n in range(7, 0, -1)
]


def shown(status: Status, failures: Sequence[LogRow], columns: int) -> str:
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    console.print(status_page(status, failures, columns))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("columns", [80, 116, 200])
def test_the_figures_stand_in_lines_that_fit(columns: int) -> None:
    page = shown(STATUS, FAILURES, columns)
    assert max(map(len, page.splitlines())) <= columns
    words = " ".join(page.split())
    for line in (
        "arms.db 24.3 MB, 810 kB of it sources · schema 1",
        "documents 1,204 published 2024-01-03 to 2026-03-14",
        "statements 10,330 current 10,001 · superseded 20 · withdrawn 9 · rejected 300",
        "reviewed 310 confirmed 250 · corrected 60 · 421 decisions of people",
        "left out 41,207 found and not kept",
        "documents 1,203 onrecord 0.2.0 · model abababab · resources cdcdcdcd",
        "documents 1 onrecord 0.1.0 · model 12121212 · resources 34343434",
        "2026-03-07 stories/7.html is empty␛[2J; give another",
        "1 run did not finish; the same command goes on from there.",
        f"head {HEAD}",
    ):
        assert line in words, line


def test_the_latest_failures_are_shown_and_the_rest_counted() -> None:
    page = shown(STATUS, FAILURES, 80)
    assert [f"stories/{n}.html" in page for n in range(1, 8)] == [False] * 2 + [True] * 5
    assert "and 2 more" in page


def test_an_empty_ledger_has_nothing_to_warn_of() -> None:
    empty = replace(
        STATUS,
        documents=0,
        standing={},
        reviewed={},
        reviews=0,
        failed=0,
        unfinished_runs=0,
        producers=(),
        first_published=None,
        last_published=None,
    )
    page = shown(empty, [], 80)
    for words in ("published", "decision", "extracted by", "did not finish", "more:"):
        assert words not in page


def test_programs_get_every_figure_and_failure() -> None:
    line = json.loads(encode_status(STATUS, FAILURES))
    assert line["standing"]["rejected"] == 300
    assert line["producers"][1]["produced_by"]["model"] == "12" * 8
    assert len(line["failures"]) == 7
    assert line["failures"][0]["name"] == "stories/7.html"
    assert line["failures"][0]["kind"] == "read"
    assert line["failures"][0]["message"].endswith("give another")
