"""Fits what judges claims (type, being kept) and writes it into the packaged model.

usage: python -m training.fit_judging [--shared FOLDER] [--model FOLDER] [--also FOLDER]

A softmax over the types and a logistic model of being kept, with a quadratic penalty, over the
evidence of a claim (``classify/evidence.py``) and the encoder's vectors of the claim and of the
one before. Weights of evidence go to ``judging.json``, those of vectors into the ONNX file as
columns of its output. One sentence or story in ten is kept aside, by its id, to measure on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor
from torch.nn import functional

from onrecord.classify.judging import KEPT, LABELS, TYPES
from onrecord.toolkit import PACKAGED_MODEL, load_toolkit
from training.judging import LAYER, Row, read_rows, with_vectors

# Penalties on the weights of evidence, of the claim's own vector and of that of the one before.
PENALTIES = (3e-4, 1e-3, 2e-3)
LEAST_OFTEN = 6
HELD_OUT = 10
# General news has many more sentences that nobody keeps than stories on arms have.
GENERAL_NEWS = 0.5
STEPS = 100


def main() -> None:
    """Read, fit, measure, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--model", type=Path, default=PACKAGED_MODEL)
    ask.add_argument("--also", type=Path, nargs="*", default=[], help="other copies of the model")
    args = ask.parse_args()
    if not (args.model / "judging.json").exists():
        write_evidence(args.model / "judging.json", [], np.zeros((0, len(LABELS)), np.float32))
    toolkit = replace(load_toolkit(args.model), model=with_vectors(args.model))
    rows = list(read_rows(args.shared, toolkit))
    training = [row for row in rows if not held_out(row)]
    names = feature_names(training)
    middle, spread = moments(training)
    weights = fit(training, names, middle, spread)
    for name, part in (("fitted on", training), ("kept aside", [r for r in rows if held_out(r)])):
        print(name, figures(part, matrix(part, names, middle, spread) @ weights), flush=True)
    evidence, own, before = np.split(weights.numpy(), [len(names), len(names) + len(middle)])
    for folder in (args.model, *args.also):
        write_evidence(folder / "judging.json", names, evidence)
        write_vectors(folder / "model.onnx", np.hstack([own, before]), middle, spread)
        sign(folder, 2 * len(LABELS))


def held_out(row: Row) -> bool:
    """Whether a row is kept aside, by the id of its document, so that it stays so."""
    return zlib.crc32(row.document.encode()) % HELD_OUT == 0


def feature_names(rows: Sequence[Row]) -> list[str]:
    """The names of the evidence that occurs often enough to be weighed, sorted."""
    counts = Counter(name for row in rows for name in row.evidence)
    return sorted(name for name, count in counts.items() if count >= LEAST_OFTEN)


def moments(rows: Sequence[Row]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean and scale of the vectors; scaled, one has a length of about four."""
    vectors = np.stack([row.vector for row in rows]).astype(np.float32)
    return vectors.mean(0), (vectors.std(0) + 1e-6) * vectors.shape[1] ** 0.5 / 4


def matrix(
    rows: Sequence[Row],
    names: Sequence[str],
    middle: NDArray[np.float32],
    spread: NDArray[np.float32],
) -> Tensor:
    """(N, features + 2 widths): evidence, own vector, vector before or zeros."""
    places = {name: place for place, name in enumerate(names)}
    evidence = np.zeros((len(rows), len(names)), np.float32)
    for number, row in enumerate(rows):
        for name, value in row.evidence.items():
            if name in places:
                evidence[number, places[name]] = value
    own = np.stack([(row.vector - middle) / spread for row in rows])
    none = np.zeros_like(middle)
    before = np.stack(
        [none if row.before is None else (row.before - middle) / spread for row in rows]
    )
    return torch.from_numpy(np.hstack([evidence, own, before]).astype(np.float32))


def fit(
    rows: Sequence[Row],
    names: Sequence[str],
    middle: NDArray[np.float32],
    spread: NDArray[np.float32],
) -> Tensor:
    """The weights (features + 2 widths, 16)."""
    inputs = matrix(rows, names, middle, spread)
    types = torch.tensor([TYPES.index(row.type) if row.type else -100 for row in rows])  # type: ignore[arg-type]
    typed = types >= 0
    kept = torch.tensor([float(row.type is not None) for row in rows])
    share = torch.tensor([GENERAL_NEWS if row.source == "general news" else 1.0 for row in rows])
    width = len(middle)
    penalty = torch.cat(
        [
            torch.full((size, 1), strength)
            for size, strength in zip((len(names), width, width), PENALTIES, strict=True)
        ]
    )
    weights = torch.zeros(inputs.shape[1], len(LABELS), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = inputs @ weights
        total = functional.cross_entropy(scores[typed, :KEPT], types[typed])
        keeping = functional.binary_cross_entropy_with_logits(
            scores[:, KEPT], kept, reduction="none"
        )
        total = total + (share * keeping).sum() / share.sum() + (penalty * weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach()


def figures(rows: Sequence[Row], scores: Tensor) -> dict[str, float]:
    """Share of right types, and precision and recall of being kept on a claim's own words."""
    kept = np.array([row.type is not None for row in rows])
    told = scores[:, KEPT].numpy() > 0
    right = [
        TYPES[int(score[:KEPT].argmax())] == row.type
        for row, score in zip(rows, scores, strict=True)
        if row.type
    ]
    return {
        "types right": round(float(np.mean(right)), 3),
        "kept, precision": round(float((kept & told).sum() / max(1, told.sum())), 3),
        "kept, recall": round(float((kept & told).sum() / max(1, kept.sum())), 3),
        "claims": len(rows),
    }


def write_evidence(path: Path, names: Sequence[str], weights: NDArray[np.float32]) -> None:
    """The weights of evidence, to three places; features that weigh nothing are left out."""
    features = {
        name: [round(float(value), 3) for value in row]
        for name, row in zip(names, weights, strict=True)
        if np.abs(row).max() >= 0.005
    }
    stored = {"labels": LABELS, "features": features}
    path.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


def write_vectors(
    path: Path,
    weights: NDArray[np.float32],
    middle: NDArray[np.float32],
    spread: NDArray[np.float32],
) -> None:
    """Put the weights of vectors into the graph, in the place of those it may have."""
    file = onnx.load(path)
    graph = file.graph
    for parts in (graph.node, graph.initializer):
        kept = [part for part in parts if not part.name.startswith("judgements")]
        del parts[:]
        parts.extend(kept)
    scaled = (weights / spread[:, None]).astype(np.float32)
    shift = -(middle @ scaled)
    graph.initializer.extend(
        [
            numpy_helper.from_array(scaled, "judgements.weight"),
            numpy_helper.from_array(shift.astype(np.float32), "judgements.bias"),
        ]
    )
    for kind, inputs, output, more in (
        ("MatMul", [LAYER, "judgements.weight"], "judgements.product", {}),
        ("Add", ["judgements.product", "judgements.bias"], "judgements", {}),
        ("Concat", ["heads", "judgements"], "columns", {"axis": 2}),
    ):
        name = f"judgements/{output}"
        graph.node.append(onnx.helper.make_node(kind, inputs, [output], name=name, **more))
    graph.output[0].name = "columns"
    graph.output[0].type.tensor_type.shape.dim[2].Clear()
    onnx.save(file, path)


def sign(folder: Path, width: int) -> None:
    """Write the width of the judgements and the hashes of the files into the card."""
    path = folder / "card.json"
    card = json.loads(path.read_bytes())
    card["widths"]["judgements"] = width
    names = dict.fromkeys([*card["files"], "judging.json"])
    card["files"] = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names
    }
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
