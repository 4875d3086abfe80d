from __future__ import annotations

import pytest

from benchmarks.command import Run, growth_rows


def run(documents: int, cpu_seconds: float) -> Run:
    return Run(
        documents=documents, wall_seconds=cpu_seconds, cpu_seconds=cpu_seconds, peak_mebibytes=100
    )


def test_start_up_is_taken_off_before_costs_are_compared() -> None:
    # One second to start and read one document, then 10 ms a document, then 20 ms.
    rows = growth_rows(run(1, 1.0), [run(101, 2.0), run(1001, 21.0)])
    assert [row["cpu_milliseconds_per_document"] for row in rows] == pytest.approx([10, 20])
    assert [row["against_first"] for row in rows] == pytest.approx([1, 2])
    assert [row["documents"] for row in rows] == [101, 1001]
