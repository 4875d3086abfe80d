"""Fit the weights of name comparison, and measure them on pairs they were not fitted on.

usage: python -m training.fit_names [PAIRS.csv]

PAIRS has columns schema, name1, name2, is_match. The model is the comparison's own: a pair is one
name where the sum of weight times value stays under a bound. Weights are not negative, and are
drawn towards those in the lexicon as they stand ("prior"), since the pairs are few; the parts in
FIXED keep theirs. Pairs that share a name stay in one half. Prints F1 of each half under the prior,
under its own fit and under the other half's fit, then the weights of the fit on everything.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.names import SAME_NAME, NameKind, compare_names_with, packaged_lexicon

# Rarer than can be fitted, or coded the other way in the pairs: there, one number for another in a
# name counts as a slip of the pen, while to us Fund XII is not Fund XIII.
FIXED = frozenset(("numbers", "generation", "father", "initials_only", "acronym", "sound"))
PRIOR_STRENGTH = 0.01
STEPS = 4000
RATE = 0.3
NOT_COMPARABLE = 3.0
BOUND = -np.log(SAME_NAME)


class Pairs(NamedTuple):
    """`values`: shape (pairs, parts); `same`: shape (pairs,), 1 for one bearer; `half`: 0 or 1."""

    values: np.ndarray
    same: np.ndarray
    half: np.ndarray


def read_pairs(path: Path, kind: NameKind, parts: list[str]) -> Pairs:
    """The pairs of one kind with the values of their parts."""
    lexicon = packaged_lexicon()
    with path.open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if (r["schema"] == "Person") == (kind == "person")]
    values = np.zeros((len(rows), len(parts)))
    for n, row in enumerate(rows):
        found = compare_names_with(row["name1"], row["name2"], kind, lexicon=lexicon)
        for part in found.parts:
            if part.name in parts:
                values[n, parts.index(part.name)] = part.value
            else:
                values[n, parts.index("different")] = NOT_COMPARABLE
    same = np.array([row["is_match"].lower() == "true" for row in rows], dtype=float)
    return Pairs(values, same, _halves(rows))


def _halves(rows: list[dict[str, str]]) -> np.ndarray:
    """A half for each row, the same for rows that are tied together by a name."""
    tied: dict[str, str] = {}

    def root(name: str) -> str:
        while tied.setdefault(name, name) != name:
            name = tied[name]
        return name

    for row in rows:
        tied[root(row["name1"].lower())] = root(row["name2"].lower())
    digests = [hashlib.sha256(root(row["name1"].lower()).encode()).digest()[0] for row in rows]
    return np.array([digest % 2 for digest in digests])


def fit(pairs: Pairs, prior: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Weights by logistic regression with a ridge towards `prior`; only those in `free` move.

    The sharpness of the logistic curve is fitted with them. Returns shape (parts,).
    """
    weights, sharpness = prior.copy(), 3.0
    for _ in range(STEPS):
        margin = BOUND - pairs.values @ weights
        wrong = 1 / (1 + np.exp(-sharpness * margin)) - pairs.same
        slope = -sharpness * (pairs.values.T @ wrong) / len(wrong)
        slope += PRIOR_STRENGTH * (weights - prior)
        weights = np.where(free, np.maximum(weights - RATE * slope, 0), weights)
        sharpness = max(1.0, sharpness - RATE * float(margin @ wrong) / len(wrong))
    return weights


def f1(pairs: Pairs, weights: np.ndarray) -> float:
    """F1 of taking pairs for one name."""
    taken = pairs.values @ weights <= BOUND
    return float(2 * (taken * pairs.same).sum() / (taken.sum() + pairs.same.sum()))


def report(path: Path, kind: NameKind, prior: Mapping[str, float]) -> None:
    """Print the figures and the weights of one kind of name."""
    parts = list(prior)
    start = np.array(list(prior.values()))
    free = np.array([part not in FIXED for part in parts])
    pairs = read_pairs(path, kind, parts)
    for half in (0, 1):
        fitted_on = Pairs(*(column[pairs.half == half] for column in pairs))
        measured_on = Pairs(*(column[pairs.half != half] for column in pairs))
        weights = fit(fitted_on, start, free)
        print(
            f"{kind}: fitted on {len(fitted_on.same)} pairs, F1 {f1(fitted_on, weights):.3f}; "
            f"on the other {len(measured_on.same)} {f1(measured_on, weights):.3f} "
            f"(prior {f1(measured_on, start):.3f})"
        )
    weights = fit(pairs, start, free)
    print(f"{kind}: fitted on all, F1 {f1(pairs, weights):.3f} (prior {f1(pairs, start):.3f})")
    print("  weights:", {part: round(float(w), 2) for part, w in zip(parts, weights, strict=True)})


def main() -> None:
    """Fit persons and organisations."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("pairs", nargs="?", type=Path, default=Path("../shared/data/names/dev.csv"))
    path = ask.parse_args().pairs
    weights = packaged_lexicon().weights
    report(path, "person", weights["person"])
    report(path, "organisation", weights["organisation"])


if __name__ == "__main__":
    main()
