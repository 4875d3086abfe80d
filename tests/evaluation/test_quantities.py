from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.quantities import CASES, score_invented, scored_row

# An extractor that finds what the cases have, but for the first of each text by its first argument.
ORACLE = """
import json, sys
with open(sys.argv[2], encoding="utf-8") as lines:
    gold = {case["text"]: case["quantities"] for case in map(json.loads, lines)}
for line in sys.stdin:
    document = json.loads(line)
    found = gold[document["text"]][int(sys.argv[1]) :]
    print(json.dumps({"document": document, "quantities": found}))
"""


def quantity(
    low: float | None, high: float | None, relation: str = "exact", direction: str | None = None
) -> dict[str, Any]:
    return {"low": low, "high": high, "relation": relation, "direction": direction}


@pytest.mark.parametrize(
    ("given", "value", "change"),
    [
        (quantity(12, 12), "12.0000", "="),
        (quantity(12, 15), "12.0000-15.0000", "="),
        (quantity(12, None, "more_than"), "12.0000", ">"),
        (quantity(None, 12, "at_most"), "12.0000", "<"),
        (quantity(-0.5, -0.5, "about"), "-0.5000", "~"),
        (quantity(4e17, 4e17, "about", "down"), "400000000000000000.0000", "down"),
    ],
)
def test_a_quantity_takes_the_scorers_form(given: dict[str, Any], value: str, change: str) -> None:
    row = scored_row({"text": "t", "quantities": [given]})
    assert row == {"text": "t", "quantities": [{"value": value, "change": change}]}


def test_a_quantity_without_a_number_has_no_value() -> None:
    assert scored_row({"text": "t", "quantities": [quantity(None, None, "about")]}) == {
        "text": "t",
        "quantities": [],
    }


def test_all_sentences_are_scored_and_finding_them_as_coded_is_worth_all(shared: Path) -> None:
    figures = score_invented(shared, oracle(0, CASES))
    assert figures == {"value": 1, "value and change": 1}


def test_what_is_missed_is_counted(shared: Path, tmp_path: Path) -> None:
    case = {"text": "Kesh has 3 yards and 2 docks.", "quantities": [quantity(3, 3), quantity(2, 2)]}
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(case) + "\n", encoding="utf-8")
    figures = score_invented(shared, oracle(1, cases), cases)
    assert figures["value"] == pytest.approx(2 / 3, abs=1e-4)


def oracle(first: int, cases: Path) -> str:
    return shlex.join([sys.executable, "-c", ORACLE, str(first), str(cases)])
