"""Time expressions against those of MEANTIME, in whole texts and in the part that people read.

The data's annotators read the title and the first sentences of each story, while its text goes on
to the end: what an extractor finds further on counts as wrong, so that not even a perfect one gets
far. In the *annotated part* a text ends with its last annotated character, of whatever kind: event,
time, value or entity. The scorer counts both; only what it is shown differs.

Data: Minard and others, MEANTIME, the NewsReader Multilingual Event and Time Corpus, LREC 2016.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import scorers

Row = Mapping[str, Any]


def score_times(shared: Path, command: str) -> tuple[dict[str, float], dict[str, float]]:
    """F1 of time expressions on MEANTIME's development part: in whole texts, in the annotated part.

    `command` runs once for both.
    """
    rules = scorers.load_rules(shared)
    rows = rules.read_jsonl(shared / scorers.MEANTIME)
    documents = [{"id": r["id"], "text": r["text"], "published": published(r)} for r in rows]
    found = rules.run_extractor(command, documents)
    parts = [times_before(annotated_end(row), found[row["id"]]) for row in rows]
    return _score(shared, found.values()), _score(shared, parts)


def published(row: Row) -> str | None:
    """The day of a row's story, or None where the data has none or does not write it in ISO 8601.

    The command refuses such a day, and with it the whole run.
    """
    try:
        return date.fromisoformat(row["dct"] or "").isoformat()
    except ValueError:
        return None


def annotated_end(row: Row) -> int:
    """The offset after the last annotated character of a row's text; 0 where there is none."""
    kinds = ("events", "timexes", "values", "entity_mentions")
    return max((mark["end"] for kind in kinds for mark in row[kind]), default=0)


def times_before(end: int, extraction: Row) -> Row:
    """`extraction` without the time expressions that start at `end` or after it."""
    kept = [timex for timex in extraction["timexes"] if timex["span"][0] < end]
    return {**extraction, "timexes": kept}


def _score(shared: Path, extractions: Iterable[Row]) -> dict[str, float]:
    """What the scorer says of `extractions`, which it reads back as an extractor's output."""
    with TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        lines = (json.dumps(extraction) + "\n" for extraction in extractions)
        found.write_text("".join(lines), encoding="utf-8")
        return scorers.score_timexes(shared, shlex.join(["cat", str(found)]))
