"""The model file: encoder and heads in ONNX, loaded once and then only read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.annotate.frames import LinkWeights, spread_distances
from onrecord.annotate.syntax import RelationWeights
from onrecord.annotate.viterbi import Scores
from onrecord.errors import ModelError

# The parts of the encoder's one output that the network learns together, in the order of its
# columns; "judgements", which is fitted afterwards, may follow.
PARTS = (
    "roles",
    "link_piece",
    "link_cue",
    "entities",
    "upos",
    "arc_dependent",
    "arc_head",
    "relation_dependent",
    "relation_head",
)


class Encode(Protocol):
    """Pieces of one window in, scores and projections out."""

    def __call__(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> Scores:
        """(T,), (T,) -> (T, columns), [CLS] included on both sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that `annotate` needs; `columns` says where each part of the output stands.

    `size` and `context` are the window and its left context in pieces; `sha256` names all files of
    the folder, see `model_sha256`.
    """

    encode: Encode
    tokenizer: Tokenizer
    columns: dict[str, slice]
    link: LinkWeights
    relation: RelationWeights
    size: int
    context: int
    sha256: str
    languages: frozenset[str]


def columns_of(widths: dict[str, int]) -> dict[str, slice]:
    """Where each part stands in the output, from the widths in their order."""
    columns, at = {}, 0
    for part in widths:
        columns[part] = slice(at, at + widths[part])
        at += widths[part]
    return columns


def link_weights(stored: dict[str, Scores]) -> LinkWeights:
    """The link head as stored, with a row of `distance` for each bucket, laid out for use."""
    return LinkWeights(**stored | {"distance": spread_distances(stored["distance"])})


def load_model(folder: Path) -> Model:
    """Load ``model.onnx``, ``heads.npz`` and ``tokenizer.json``, whose hashes ``card.json`` holds.

    Raises ModelError where a file is missing, was altered, or cannot be run.
    """
    import onnxruntime

    card = _read_card(folder)
    _verify(folder, card["files"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        heads = np.load(folder / "heads.npz")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:
        message = f"the model cannot be loaded ({error}); reinstall onrecord"
        raise ModelError(message, path=str(folder)) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(ids: NDArray[np.int64], features: NDArray[np.int64]) -> Scores:
        feed = {"ids": ids[None], "features": features[None]}
        output: Scores = session.run(None, feed)[0][0]
        return output

    return Model(
        encode=encode,
        tokenizer=tokenizer,
        columns=columns_of(card["widths"]),
        link=link_weights({name: heads[f"link_{name}"] for name in LinkWeights.__slots__}),
        relation=RelationWeights(label=heads["relation_label"], bias=heads["relation_bias"]),
        size=card["window"],
        context=card["context"],
        sha256=_digest(card["files"]),
        languages=frozenset(card["languages"]),
    )


def model_sha256(folder: Path) -> str:
    """The SHA-256 of the names and hashes of the model's files, by its card. Raises ModelError.

    What is read out of a text hangs on every file: weights that were fitted anew are another model.
    """
    return _digest(_read_card(folder)["files"])


def _digest(files: dict[str, str]) -> str:
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _read_card(folder: Path) -> dict[str, Any]:
    path = folder / "card.json"
    try:
        card: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        message = f"the model's card cannot be read ({error}); reinstall onrecord"
        raise ModelError(message, path=str(path)) from error
    return card


def _verify(folder: Path, files: dict[str, str]) -> None:
    """Check the SHA-256 of each file."""
    for name, expected in files.items():
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            message = f"the model file cannot be read ({error}); reinstall onrecord"
            raise ModelError(message, path=str(path)) from error
        if found != expected:
            message = (
                f"SHA-256 is {found[:16]}…, the card says {expected[:16]}…: "
                "the file was altered or cut short; reinstall onrecord"
            )
            raise ModelError(message, path=str(path))
