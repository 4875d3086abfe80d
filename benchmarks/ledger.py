"""Measure a ledger as it grows.

usage: python -m benchmarks.ledger [--statements N] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import apsw
from rich.console import Console

from benchmarks.corpus import load_stories, vary
from benchmarks.invention import STATEMENTS, World, invent, invent_world
from benchmarks.ledger_report import as_record, show
from benchmarks.questions import all_questions, ask
from onrecord.ledger import Ledger
from onrecord.pipeline import extract
from onrecord.records import Document, Extraction
from onrecord.rows import document_id
from onrecord.toolkit import load_toolkit

OUT = Path(__file__).parent / "out"
AT_ONCE = 500
"""Documents in one transaction while the ledger is filled."""
SINGLE = 50
"""Documents that are appended one by one, each with its own commit, at every size."""
EXTRACTED = 40


def main() -> int:
    """Fill a ledger, measure it at three sizes, print, and write ``ledger.json``."""
    asks = argparse.ArgumentParser(
        prog="python -m benchmarks.ledger", description=__doc__.splitlines()[0]
    )
    asks.add_argument("--statements", type=int, default=1_000_000, metavar="N")
    asks.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    options = asks.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 100)
    sizes = sorted({max(options.statements // part, STATEMENTS) for part in (100, 10, 1)})
    with tempfile.TemporaryDirectory() as folder:
        adding = measure_adding(Path(folder) / "stories.db")
        grown = list(measure_growth(Path(folder) / "ledger.db", sizes))
    record = as_record(grown, adding)
    show(record, console)
    options.out.mkdir(parents=True, exist_ok=True)
    written = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    (options.out / "ledger.json").write_text(written, encoding="utf-8")
    console.print(f"written to {options.out}", highlight=False)
    return 0


def measure_adding(path: Path) -> dict[str, float]:
    """Seconds to extract stories, and to append each to a ledger with a commit of its own."""
    toolkit = load_toolkit()
    took = {"extract": 0.0, "append": 0.0}
    with Ledger.create(path) as ledger:
        for n, text in enumerate(vary(load_stories(), EXTRACTED + 1)):
            bare = Document(id="", text=text, outlet="Tarsis Post", published="2026-03-14")
            document = replace(bare, id=document_id(bare))
            start = time.perf_counter()
            extraction = extract(document, toolkit=toolkit)
            middle = time.perf_counter()
            ledger.append(extraction)
            if n:  # the first one warms up
                took["extract"] += middle - start
                took["append"] += time.perf_counter() - middle
        statements = ledger.status().statements
    return {
        "documents": EXTRACTED,
        "statements": statements,
        "extract_milliseconds_per_document": took["extract"] * 1000 / EXTRACTED,
        "append_milliseconds_per_document": took["append"] * 1000 / EXTRACTED,
        "share_of_extraction": took["append"] / took["extract"],
    }


def measure_growth(path: Path, sizes: list[int]) -> Iterator[dict[str, Any]]:
    """Fill a new ledger to each of `sizes`, in statements, and measure it there."""
    world = invent_world()
    documents = invent(world, sizes[-1] // STATEMENTS + SINGLE * len(sizes))
    with Ledger.create(path) as ledger:
        held = 0
        for size in sizes:
            wanted = size // STATEMENTS - held - SINGLE
            filling = fill(ledger, islice(documents, max(wanted, 0)))
            single = append_one_by_one(ledger, islice(documents, SINGLE))
            held = ledger.status().documents
            yield measure(ledger, world) | {"fill": filling, "append": single}


def fill(ledger: Ledger, documents: Iterator[Extraction]) -> dict[str, float]:
    """Write `documents`, many in a transaction; milliseconds a document, without inventing them."""
    took, count = 0.0, 0
    while page := list(islice(documents, AT_ONCE)):
        start = time.perf_counter()
        with ledger.store.writing():
            for extraction in page:
                ledger.store.write_document(
                    extraction, name=extraction.document.id, source=None, run=None
                )
        took += time.perf_counter() - start
        count += len(page)
    return {"documents": count, "milliseconds_per_document": took * 1000 / max(count, 1)}


def append_one_by_one(ledger: Ledger, documents: Iterator[Extraction]) -> dict[str, float]:
    """Append `documents`, each with its own commit; milliseconds a document."""
    page = list(documents)
    start = time.perf_counter()
    for extraction in page:
        ledger.append(extraction)
    took = time.perf_counter() - start
    return {"documents": len(page), "milliseconds_per_document": took * 1000 / len(page)}


def measure(ledger: Ledger, world: World) -> dict[str, Any]:
    """Questions, proof and size of a ledger as it is."""
    answers = ask(all_questions(ledger, world))
    start = time.perf_counter()
    verified = ledger.verify()
    seconds = time.perf_counter() - start
    if verified.faults:
        raise RuntimeError(f"{ledger.path}: {verified.faults[0]}")
    status = ledger.status()
    sizes = table_sizes(ledger.path)
    return {
        "statements": status.statements,
        "documents": status.documents,
        "rows": status.rows,
        "answers": [
            {
                "name": answer.name,
                "median_milliseconds": answer.median,
                "worst_milliseconds": answer.worst,
                "rows": answer.rows,
                "bar_milliseconds": answer.bar_milliseconds,
            }
            for answer in answers
        ],
        "verify": {"microseconds_per_row": seconds * 1e6 / status.rows},
        "bytes_per_statement": {
            "all": sum(sizes.values()) / status.statements,
            "by_table": {name: size / status.statements for name, size in sizes.items()},
        },
    }


def table_sizes(path: Path) -> dict[str, int]:
    """Bytes of every table and index in the file, the largest first."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    sizes = connection.execute(
        "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY sum(pgsize) DESC, name"
    )
    found: dict[str, int] = dict(sizes.fetchall())  # type: ignore[arg-type]
    connection.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
