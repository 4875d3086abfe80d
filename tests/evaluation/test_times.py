from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.scorers import MEANTIME
from evaluation.times import annotated_end, published, score_times, times_before

# An extractor that finds what the data has, and in every text its first and its last characters.
ORACLE = """
import gzip, json, sys
with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
    gold = {row["id"]: row["timexes"] for row in map(json.loads, lines)}
for line in sys.stdin:
    document = json.loads(line)
    end = len(document["text"])
    found = [{**timex, "span": [timex["start"], timex["end"]]} for timex in gold[document["id"]]]
    for span in ([0, 3], [end - 3, end]):
        found.append({"span": span, "type": "DATE", "value": "2031"})
    print(json.dumps({"document": document, "timexes": found}))
"""


def marks(*ends: int) -> list[dict[str, int]]:
    return [{"start": 0, "end": end} for end in ends]


def test_the_annotated_part_ends_with_the_last_mark_of_any_kind() -> None:
    row: dict[str, Any] = {
        "events": marks(40, 12),
        "timexes": marks(30),
        "values": [],
        "entity_mentions": marks(55),
    }
    assert annotated_end(row) == 55
    assert annotated_end({kind: [] for kind in row}) == 0


def test_times_that_start_after_the_annotated_part_are_dropped() -> None:
    spans = [[0, 4], [9, 14], [10, 14], [20, 24]]
    extraction = {"document": {"id": "d"}, "timexes": [{"span": span} for span in spans]}
    assert times_before(10, extraction) == {
        "document": {"id": "d"},
        "timexes": [{"span": [0, 4]}, {"span": [9, 14]}],
    }
    assert len(extraction["timexes"]) == 4


@pytest.mark.parametrize(
    ("dct", "day"),
    [("2031-05-24", "2031-05-24"), ("24-05-2031", None), ("", None), (None, None)],
)
def test_a_day_that_the_command_would_refuse_is_not_given(dct: str | None, day: str | None) -> None:
    assert published({"dct": dct}) == day


def test_what_lies_beyond_the_annotated_part_counts_in_whole_texts_only(shared: Path) -> None:
    command = shlex.join([sys.executable, "-c", ORACLE, str(shared / MEANTIME)])
    whole, part = score_times(shared, command)
    assert set(whole) == set(part)
    assert whole["relaxed"] < part["relaxed"] < 1
