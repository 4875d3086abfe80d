"""Quantities of the invented sentences of ``tests/cases/quantities.jsonl``, by the scorer's rules.

The tests ask for every field of a quantity; the scorer (``score/quantities.py``) for its value, and
for its value and change. Sentences that the tests know to fail are in. Quantities without a number
("most of the guns") have no value to compare and are left out on both sides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import scorers

CASES = Path(__file__).parents[1] / "tests" / "cases" / "quantities.jsonl"
# The signs of the scorer's form.
CHANGES = {
    "exact": "=",
    "about": "~",
    "at_least": ">",
    "more_than": ">",
    "at_most": "<",
    "less_than": "<",
}

Quantity = Mapping[str, Any]


def score_invented(shared: Path, command: str, cases: Path = CASES) -> dict[str, float]:
    """F1 of the values, and of the values with their changes, of the sentences of `cases`."""
    rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.json"
        gold.write_text(json.dumps([scored_row(row) for row in rows]), encoding="utf-8")
        return scorers.score_quantities(shared, command, gold)


def scored_row(case: Mapping[str, Any]) -> dict[str, Any]:
    """A case of the tests as the scorer reads it: a text, and the quantities that have a number."""
    return {"text": case["text"], "quantities": list(_scored(case["quantities"]))}


def _scored(quantities: Iterable[Quantity]) -> Iterable[dict[str, str]]:
    for quantity in quantities:
        ends = [quantity[end] for end in ("low", "high") if quantity[end] is not None]
        if ends:
            # No exponent: the scorer takes a hyphen within a number for a range.
            value = "-".join(f"{end:.4f}" for end in dict.fromkeys(ends))
            yield {"value": value, "change": quantity["direction"] or CHANGES[quantity["relation"]]}
