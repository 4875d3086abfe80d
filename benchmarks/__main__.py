"""Measure how fast onrecord is.

usage: python -m benchmarks [--quick] [--documents N] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks.command import growth_rows, measure_growth, measure_start
from benchmarks.corpus import load_stories, vary, write_lines
from onrecord.cli import ONE_THREAD

OUT = Path(__file__).parent / "out"
SIZES = (100, 1_000, 10_000)


def main() -> int:
    """Measure, print, and write ``benchmark.json`` and ``growth.svg``."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    ask.add_argument("--quick", action="store_true", help="grow to 1,000 documents only")
    ask.add_argument("--documents", type=int, default=200, metavar="N", help="for speed and stages")
    ask.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    options = ask.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 100)
    stories = load_stories()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = measure_start(min(stories, key=len), folder)
        sizes = SIZES[:2] if options.quick else SIZES
        growth = growth_rows(start, measure_growth(stories, sizes, folder))
        path = folder / "documents.jsonl"
        write_lines(vary(stories, options.documents), path)
        lines = path.read_bytes().splitlines(keepends=True)

    # Only now may this process grow: see `command.py`. It works on one core, as the command does.
    os.environ.update(ONE_THREAD)
    from benchmarks.process import measure_process
    from benchmarks.report import as_record, growth_picture, show
    from onrecord.toolkit import load_toolkit

    record = as_record(start, growth, measure_process(lines, load_toolkit()))
    show(record, console)
    options.out.mkdir(parents=True, exist_ok=True)
    written = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    (options.out / "benchmark.json").write_text(written, encoding="utf-8")
    (options.out / "growth.svg").write_text(growth_picture(growth), encoding="utf-8")
    console.print(f"written to {options.out}", highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
