"""Writes a trained network as the files the package ships: int8 ONNX, head weights, card."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.labels import ROLE_LABELS
from training.measure import link_head, relation_weights
from training.network import Network

PACKAGED = Path("src/onrecord/resources/model")
# Kept in float32: the second halves of the first two layers, whose inputs vary most in size, and
# the heads, whose scores are compared with each other. They are 8% of the work.
IN_FLOAT = ("layers.0/outer", "layers.1/outer", "heads")
# Added to the scores of cues: brings recall nearer to precision on the development part.
CUE_BIAS = 0.3


class RowScaled(nn.Module):
    """An embedding in int8 with a scale for every row.

    The quantiser would give the whole table one scale.
    """

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table.weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return functional.embedding(ids, self.rows).float() * functional.embedding(ids, self.scale)


class Stacked(nn.Module):
    """The network with all linear heads as one matrix and one output (B, T, columns)."""

    def __init__(self, network: Network, *, int8: bool) -> None:
        super().__init__()
        self.encoder = copy.deepcopy(network.encoder)
        if int8:
            self.encoder.words = RowScaled(network.encoder.words)
        heads = [getattr(network, name) for name in network.outputs]
        self.heads = nn.Linear(heads[0].in_features, sum(h.out_features for h in heads))
        with torch.no_grad():
            self.heads.weight.copy_(torch.cat([h.weight for h in heads]))
            self.heads.bias.copy_(torch.cat([h.bias for h in heads]))
            for label in ("B-speech", "B-other"):
                self.heads.bias[ROLE_LABELS.index(label)] += CUE_BIAS

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        return self.heads(self.encoder(ids, features))


def load_network(path: Path) -> Network:
    """The network with the weights of a checkpoint, ready to be used."""
    network = Network()
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return network.eval()


def write_float(network: Network, path: Path, *, int8: bool) -> None:
    """The stacked network in float32, its word embeddings in int8 where asked for."""
    ids = torch.randint(1000, 20000, (1, 32))
    axes = {"ids": {1: "pieces"}, "features": {1: "pieces"}, "heads": {1: "pieces"}}
    torch.onnx.export(
        Stacked(network, int8=int8).eval(),
        (ids, torch.zeros_like(ids)),
        str(path),
        dynamo=False,
        input_names=["ids", "features"],
        output_names=["heads"],
        dynamic_axes=axes,
        opset_version=17,
    )


def write_int8(source: Path, path: Path) -> None:
    """Weights as int8 with a scale a channel, activations quantised as they come; see IN_FLOAT."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    with tempfile.TemporaryDirectory() as folder:
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        options.enable_attention = options.enable_skip_layer_norm = True
        fused = optimizer.optimize_model(
            str(source),
            "bert",
            num_heads=12,
            hidden_size=384,
            opt_level=0,
            optimization_options=options,
        )
        ready = Path(folder) / "ready.onnx"
        fused.save_model_to_file(str(ready))
        kept = [
            node.name
            for node in onnx.load(ready).graph.node
            if node.op_type == "MatMul" and any(part in node.name for part in IN_FLOAT)
        ]
        quantize_dynamic(
            ready,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=kept,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def write_package(
    network: Network, folder: Path, *, about: dict[str, Any], tokenizer: Path, int8: bool = True
) -> None:
    """All files that `load_model` reads; without `int8`, for comparison, all in float32."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "float.onnx"
        write_float(network, source, int8=int8)
        if int8:
            write_int8(source, folder / "model.onnx")
        else:
            shutil.copy(source, folder / "model.onnx")
    relation = relation_weights(network)
    np.savez(
        folder / "heads.npz",
        **{f"link_{name}": value for name, value in link_head(network).items()},
        relation_label=relation.label,
        relation_bias=relation.bias,
    )
    shutil.copy(tokenizer, folder / "tokenizer.json")
    files = ("model.onnx", "heads.npz", "tokenizer.json")
    card = {
        "files": {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files},
        "widths": {name: getattr(network, name).out_features for name in network.outputs},
        "window": 256,
        "context": 64,
        "languages": ["en"],
    } | about
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
