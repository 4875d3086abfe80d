"""Development figures of a network during training, by the scorers' own matching."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.annotate import Model, annotate
from onrecord.annotate.model import columns_of, link_weights
from onrecord.annotate.syntax import RelationWeights
from onrecord.records import Document, Tags
from training.network import LINK_WIDTH, Network

ROLES = ("source", "cue", "content")


def link_head(network: Network) -> dict[str, np.ndarray]:
    """The link head as it is stored."""
    head = {
        "label": network.link_label.weight,
        "product": network.link_product.weight / LINK_WIDTH**0.5,
        "roles": network.link_roles.weight,
        "bias": network.link_label.bias,
        "distance": network.link_distance.weight,
        "role_transitions": network.role_transitions,
        "link_transitions": network.link_transitions,
    }
    return {name: tensor.detach().float().numpy().copy() for name, tensor in head.items()}


def relation_weights(network: Network) -> RelationWeights:
    """The relation labeller as the decoder wants it."""
    return RelationWeights(
        label=network.relation_label.weight.detach().numpy().copy(),
        bias=network.relation_label.bias.detach().numpy().copy(),
    )


def model_of(
    network: Network, tokenizer: Tokenizer, *, size: int = 256, context: int = 64
) -> Model:
    """The network in float32 behind the interface of the packaged model."""
    network.eval()

    def encode(ids: np.ndarray, features: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            parts = network(torch.from_numpy(ids)[None], torch.from_numpy(features)[None])
        return torch.cat([p[0] for p in parts], 1).float().numpy()

    widths = {name: getattr(network, name).out_features for name in network.outputs}
    return Model(
        encode=encode,
        tokenizer=tokenizer,
        columns=columns_of(widths),
        link=link_weights(link_head(network)),
        relation=relation_weights(network),
        size=size,
        context=context,
        sha256="",
        languages=frozenset({"en"}),
    )


def tag_file(
    path: Path, model: Model, limit: int | None = None
) -> list[tuple[dict[str, Any], Tags]]:
    """Rows of a PolNeAR file with their tags."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:limit]
    return [
        (
            row,
            annotate(
                Document(id=row["id"], text=row["text"]), model=model, abbreviations=frozenset()
            ),
        )
        for row in rows
    ]


def attribution_figures(
    tagged: list[tuple[dict[str, Any], Tags]], shared: Path
) -> dict[str, float]:
    """F1 of source, cue, content (exact) and of relations, as score/attribution.py counts them."""
    sys.path.insert(0, str(shared / "score"))
    from common import Words, dice, f1, pair_off  # type: ignore[import-not-found]

    hit, pred, gold = Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for row, tags in tagged:
        w = Words(row["text"])
        g = [{k: w.of(a[k]) for k in ROLES} for a in row["annotations"][0]["attributions"]]
        g = [a for a in g if a["cue"]]
        p = [
            {"source": w.of(f.source), "cue": w.of([f.cue]), "content": w.of(f.content)}
            for f in tags.frames
        ]
        for k in ROLES:
            gs, ps = {a[k] for a in g if a[k]}, {a[k] for a in p if a[k]}
            hit[k] += len(gs & ps)
            gold[k] += len(gs)
            pred[k] += len(ps)

        def alike(a: dict[str, Any], b: dict[str, Any]) -> float:
            if not a["cue"] & b["cue"] or bool(a["source"]) != bool(b["source"]):
                return 0.0
            if a["source"] and not a["source"] & b["source"]:
                return 0.0
            d = dice(a["content"], b["content"])
            return d if d >= 0.5 else 0.0

        pairs = pair_off(g, p, alike)
        hit["half"] += len(pairs)
        hit["exact"] += sum(all(g[i][k] == p[j][k] for k in ROLES) for i, j, _ in pairs)
        for m in ("half", "exact"):
            gold[m] += len(g)
            pred[m] += len(p)
    out = {k: f1(hit[k], pred[k], gold[k]) for k in gold}
    figures = {k: round(v[2], 4) for k, v in out.items()}
    figures["half P"], figures["half R"] = round(out["half"][0], 4), round(out["half"][1], 4)
    return figures


def entity_figure(tagged: list[tuple[dict[str, Any], Tags]]) -> float:
    """F1 of exact span and label against the silver entities."""
    hit = pred = gold = 0
    for row, tags in tagged:
        g = {(s, e, k) for s, e, k in row["silver_ner"] or []}
        p = {(*e.span, e.label) for e in tags.entities}
        hit, pred, gold = hit + len(g & p), pred + len(p), gold + len(g)
    return round(2 * hit / max(1, pred + gold), 4)
