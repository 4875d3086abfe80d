"""Labelled sentences as the program reads them: claims with their evidence and encoder vectors."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from onrecord.annotate import Model, annotate, load_model
from onrecord.annotate.model import PARTS
from onrecord.attribute import attribute
from onrecord.classify.claims import Claim, form_claims
from onrecord.classify.evidence import Evidence, gather
from onrecord.classify.judging import pool
from onrecord.classify.reading import read_claim
from onrecord.normalise import normalise
from onrecord.records import Document, Spans
from onrecord.toolkit import Toolkit
from training.data import read_treebank

SENTENCES = Path(__file__).parent / "statements"
# The output of the second layer: later ones know more of who speaks and less of what about.
LAYER = "/encoder/layers.1/outer_norm/LayerNormalization_output_0"
WIDTH = 384
GENERAL_NEWS = "general news"
EVERY = 4
# What it takes for a text of the treebank, some of which are on war, to be a counterexample.
ARMS = re.compile(
    r"weapon|\barms?\b|armed|arming|armou?r|arsenal|militar|missile|defen[cs]e|nuclear|\btroops"
    r"|army|navy|naval|air force|soldier|pentagon|nato|drone|jets?\b|warship|submarine|tanks?\b"
    r"|rocket|bomb|ammunition|rifle|artillery|sanction|treaty|\bwar\b|forces|iraq|afghan|terror",
    re.IGNORECASE,
)
# Dice overlap from which on a claim found is the one coded.
ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What a stretch of a document is coded as; `type` None where no ledger keeps it."""

    content: Spans
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim as the program finds it; `type` None where no ledger keeps it.

    `before` is the vector of the claim before it in the document, None for the first.
    """

    source: str
    document: str
    type: str | None
    evidence: Evidence
    vector: NDArray[np.float32]
    before: NDArray[np.float32] | None


def read_rows(shared: Path, toolkit: Toolkit) -> Iterator[Row]:
    """Claims found in the labelled sentences and stories, and in some general news.

    What is found in general news, and in a labelled story beside what is coded there, no ledger
    keeps; beside a single sentence's content nothing is known.
    """
    for source, document, gold in (*read_sentences(), *read_news(shared)):
        before = None
        left = list(gold)
        whole = source == GENERAL_NEWS or source.startswith("stories")
        for claim, evidence, vector in claims_of(document, toolkit):
            match = max(left, key=lambda g: overlap(claim.content, g.content), default=None)
            if match is not None and overlap(claim.content, match.content) >= ALIKE:
                left.remove(match)
                type = match.type
            elif whole:
                type = None
            else:
                continue
            yield Row(
                source=source,
                document=document.id,
                type=type,
                evidence=evidence,
                vector=vector,
                before=before,
            )
            before = vector


def overlap(spans: Spans, others: Spans) -> float:
    """Dice overlap of the characters of two contents."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)
    return 2 * shared / sum(end - start for start, end in (*spans, *others))


def read_news(shared: Path) -> Iterator[tuple[str, Document, list[Gold]]]:
    """A part of PolNeAR's training stories, and of the treebank's texts without a word of arms."""
    treebank = shared / "data" / "syntax" / "en_ewt-train.conllu.gz"
    for number, paragraph in enumerate(islice(read_treebank(treebank), 0, None, EVERY)):
        text = "".join(
            form + " " * space for sentence in paragraph for form, _, _, _, space in sentence
        ).strip()
        if not ARMS.search(text):
            yield GENERAL_NEWS, Document(id=f"treebank-{number}", text=text, language="en"), []
    path = shared / "data" / "polnear" / "train.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, EVERY):
            row = json.loads(line)
            yield GENERAL_NEWS, Document(id=row["id"], text=row["text"], language="en"), []


def read_sentences(folder: Path = SENTENCES) -> Iterator[tuple[str, Document, list[Gold]]]:
    """The labelled sentences as documents: a story is one, a sentence without a story too."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        alone = iter(range(len(rows)))
        for story, group in groupby(rows, key=lambda r: r.get("story") or next(alone)):
            yield path.stem, *_document(f"{path.stem}-{story}", list(group))


def _document(id: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Document, list[Gold]]:
    text, gold = "", []
    start, last = 0, None
    for number, row in enumerate(rows):
        if row["sentence"] != last:
            text += ("\n" if number % 3 == 0 else " ") if text else ""
            start, last = len(text), row["sentence"]
            text += row["sentence"]
        parts = row["content"] if isinstance(row["content"], list) else [row["content"]]
        spans, at = [], start
        for part in parts:
            at = text.index(part, at)
            spans.append((at, at + len(part)))
            at += len(part)
        gold.append(Gold(content=tuple(spans), type=_type(row["type"])))  # type: ignore[arg-type]
    return Document(id=id, text=text, language="en"), gold


def _type(name: str) -> str | None:
    return None if name == "left_out" else name


def with_vectors(model: Path) -> Model:
    """The model of folder `model` with the vectors of LAYER in the place of its judgements."""
    file = onnx.load(model / "model.onnx")
    file.graph.node.append(onnx.helper.make_node("Concat", ["heads", LAYER], ["both"], axis=2))
    file.graph.output[0].name = "both"
    file.graph.output[0].type.tensor_type.shape.dim[2].Clear()
    session = onnxruntime.InferenceSession(
        file.SerializeToString(), providers=["CPUExecutionProvider"]
    )

    def encode(ids: NDArray[np.int64], features: NDArray[np.int64]) -> NDArray[np.float32]:
        output: NDArray[np.float32] = session.run(
            None, {"ids": ids[None], "features": features[None]}
        )[0][0]
        return output

    loaded = load_model(model)
    learned = {part: at for part, at in loaded.columns.items() if part in PARTS}
    width = max(at.stop for at in learned.values())
    columns = learned | {"judgements": slice(width, width + WIDTH)}
    return replace(loaded, encode=encode, columns=columns)


def claims_of(
    document: Document, toolkit: Toolkit
) -> Iterator[tuple[Claim, Evidence, NDArray[np.float32]]]:
    """Every claim of `document` with its evidence and vector."""
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    attributions, _, _ = attribute(document, tags, lexicon=toolkit.attribute_lexicon)
    values = normalise(document, tags, lexicon=toolkit.normalise_lexicon)
    lexicon = toolkit.classify_lexicon
    for claim in form_claims(document, tags, attributions, lexicon=lexicon.selection):
        reading = read_claim(document, tags, claim, values, lexicon=lexicon)
        vector = pool(tags.judgements, claim.content)
        if vector is not None:
            yield claim, gather(document, tags, reading, lexicon=lexicon), vector
