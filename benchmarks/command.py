"""The real command in processes of its own: start-up, memory, and cost by number of documents.

Linux counts the memory of the process that starts another towards the other's peak, so these
measures must be taken before this process loads the model.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import vary, write_lines

STARTS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run of `onrecord extract` took."""

    documents: int
    wall_seconds: float
    cpu_seconds: float
    peak_mebibytes: float


def run_extract(path: Path, documents: int) -> Run:
    """Extract the `documents` of a JSONL file in one process, the result thrown away.

    Raises RuntimeError where the command fails: a time for work not done would mean nothing.
    """
    onrecord = Path(sys.executable).with_name("onrecord")
    call = [str(onrecord), "extract", str(path), "--format", "jsonl", "--jobs", "1"]
    start = time.perf_counter()
    child = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(call)} ended with exit status {child.returncode}")
    return Run(
        documents=documents,
        wall_seconds=wall,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mebibytes=usage.ru_maxrss / 1024,
    )


def measure_start(story: str, folder: Path) -> Run:
    """The median by wall time of `STARTS` runs on one short story, after a first one."""
    path = folder / "one.jsonl"
    write_lines(iter([story]), path)
    run_extract(path, 1)
    runs = sorted((run_extract(path, 1) for _ in range(STARTS)), key=lambda run: run.wall_seconds)
    assert runs[STARTS // 2].wall_seconds == statistics.median(run.wall_seconds for run in runs)
    return runs[STARTS // 2]


def measure_growth(stories: Sequence[str], sizes: Sequence[int], folder: Path) -> list[Run]:
    """A run for each number of documents in `sizes`."""
    runs = []
    for size in sizes:
        path = folder / f"{size}.jsonl"
        write_lines(vary(stories, size), path)
        runs.append(run_extract(path, size))
        path.unlink()
    return runs


def growth_rows(start: Run, runs: Sequence[Run]) -> list[dict[str, float]]:
    """Each run with its cost per document, start-up taken off, and that against the first run's."""
    costs = [(run.cpu_seconds - start.cpu_seconds) / (run.documents - 1) for run in runs]
    return [
        asdict(run)
        | {"cpu_milliseconds_per_document": cost * 1000, "against_first": cost / costs[0]}
        for run, cost in zip(runs, costs, strict=True)
    ]
