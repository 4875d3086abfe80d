"""The network: a MiniLM encoder with heads for attribution, entities and syntax."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.labels import (
    ENTITY_LABELS,
    LINK_LABELS,
    RELATION_LABELS,
    ROLE_LABELS,
    UPOS_LABELS,
)
from onrecord.annotate.model import PARTS
from onrecord.annotate.pieces import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
LINK_WIDTH, ARC_WIDTH, RELATION_WIDTH = 128, 128, 96
DISTANCES = 33  # signed, logarithmic, see `distance_bucket`


def distance_bucket(offset: Tensor) -> Tensor:
    """Bucket of a signed distance in pieces: exact to 4, then logarithmic to 256; 0 is index 16."""
    size = offset.abs().float()
    log = 4 + 2 * torch.log2(size.clamp(min=4) / 4)
    bucket = torch.where(size <= 4, size, log).floor().clamp(max=16).long()
    return 16 + torch.where(offset < 0, -bucket, bucket)


class LockedDropout(nn.Module):
    """Dropout of whole channels, the same at every place of a sequence (Gal and Ghahramani 2016).

    A mask for each element takes a third of a training step on a CPU; this one costs nothing.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        keep = 1.0 - self.share
        mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(keep) / keep
        return x * mask


class Layer(nn.Module):
    """One transformer layer of BERT, normalised after each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = LockedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            self.qkv(x)
            .view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
            .permute(2, 0, 3, 1, 4)
        )
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS)
            seen = torch.softmax(scores, -1) @ v
        else:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = self.attended(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.attended_norm(x + self.dropout(seen))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """BERT's encoder with case and quotation in the place of segments; (B, T) to (B, T, 384)."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(2 * SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = LockedDropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.features(features)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    """Encoder and heads; `forward` gives what decoding needs as tensors (B, T, …)."""

    outputs = PARTS

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.roles = nn.Linear(WIDTH, len(ROLE_LABELS))
        self.link_piece = nn.Linear(WIDTH, LINK_WIDTH)
        self.link_cue = nn.Linear(WIDTH, LINK_WIDTH)
        self.link_distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        self.link_label = nn.Linear(LINK_WIDTH, len(LINK_LABELS))
        self.link_product = nn.Linear(LINK_WIDTH, len(LINK_LABELS), bias=False)
        self.link_roles = nn.Linear(len(ROLE_LABELS), len(LINK_LABELS), bias=False)
        self.role_transitions = nn.Parameter(torch.zeros(len(ROLE_LABELS), len(ROLE_LABELS)))
        self.link_transitions = nn.Parameter(torch.zeros(len(LINK_LABELS), len(LINK_LABELS)))
        self.entities = nn.Linear(WIDTH, len(ENTITY_LABELS))
        self.upos = nn.Linear(WIDTH, len(UPOS_LABELS))
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.relation_dependent = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_head = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_label = nn.Linear(RELATION_WIDTH, len(RELATION_LABELS))
        nn.init.normal_(self.link_distance.weight, std=0.05)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        hidden = self.encoder(ids, features, mask)
        return tuple(getattr(self, name)(hidden) for name in self.outputs)

    def link_scores(self, pieces: Tensor, cues: Tensor, distances: Tensor, roles: Tensor) -> Tensor:
        """Scores (K, T, 5) of what each of T pieces is to each of K cues.

        `pieces` (K, T, d): the pieces of each cue's window; `cues` (K, d); `distances` (K, T);
        `roles` (K, T, 9), from which no gradient flows back.
        """
        product = pieces * cues[:, None]
        sums = torch.relu(pieces + cues[:, None] + self.link_distance(distance_bucket(distances)))
        scores = self.link_label(sums) + self.link_product(product) / math.sqrt(LINK_WIDTH)
        return scores + self.link_roles(roles.detach())


def load_pretrained(network: Network, path: Path) -> None:
    """Fill the encoder with MiniLM weights from a sentence-transformers safetensors file."""
    given = load_file(path)
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    encoder = network.encoder
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"],
        "features.weight": given["embeddings.token_type_embeddings.weight"][:1].repeat(
            2 * SHAPES, 1
        ),
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        theirs, ours = f"encoder.layer.{n}.", f"layers.{n}."
        for kind in ("weight", "bias"):
            state[f"{ours}qkv.{kind}"] = torch.cat(
                [
                    given[f"{theirs}attention.self.{part}.{kind}"]
                    for part in ("query", "key", "value")
                ]
            )
            for a, b in (
                ("attended", "attention.output.dense"),
                ("attended_norm", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("outer_norm", "output.LayerNorm"),
            ):
                state[f"{ours}{a}.{kind}"] = given[f"{theirs}{b}.{kind}"]
    encoder.load_state_dict(state)
    with torch.no_grad():
        encoder.features.weight += 0.02 * torch.randn_like(encoder.features.weight)


def crf_loss(scores: Tensor, labels: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of a linear chain, summed over sequences (K, T, L) and (K, T)."""
    length = scores.shape[1]
    places = torch.arange(length)
    mask = places[None] < lengths[:, None]
    gold = (scores.gather(2, labels[..., None]).squeeze(2) * mask).sum()
    gold = gold + (transitions[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum()
    # exp/log on shifted values is twice as fast here as logsumexp over a broadcast sum
    kernel = transitions.exp()
    alpha = scores[:, 0]
    for t in range(1, length):
        top = alpha.max(1, keepdim=True).values.detach()
        step = ((alpha - top).exp() @ kernel).clamp(min=1e-30).log() + top + scores[:, t]
        alpha = torch.where(mask[:, t, None], step, alpha)
    return alpha.logsumexp(1).sum() - gold
