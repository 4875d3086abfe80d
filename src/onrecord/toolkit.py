"""The model and the lexicons: loaded once, frozen, handed to every stage that needs them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate import Model, load_model, model_sha256
from onrecord.attribute import AttributeLexicon, build_attribute_lexicon
from onrecord.classify import (
    ClassifyLexicon,
    JudgingWeights,
    build_classify_lexicon,
    load_judging,
)
from onrecord.normalise import NormaliseLexicon, build_normalise_lexicon
from onrecord.records import ProducedBy
from onrecord.resources import load_lexicons, resources_hash
from onrecord.version import __version__

PACKAGED_MODEL = Path(__file__).parent / "resources" / "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """What `extract` works with; `abbreviations` are lower-case and end in their full stop."""

    model: Model
    abbreviations: frozenset[str]
    attribute_lexicon: AttributeLexicon
    normalise_lexicon: NormaliseLexicon
    classify_lexicon: ClassifyLexicon
    judging: JudgingWeights
    produced_by: ProducedBy


def load_toolkit(model: Path | None = None) -> Toolkit:
    """Load the lexicons and the model in folder `model`, by default the packaged one.

    Raises ModelError or ResourceError where a file is missing, altered or damaged.
    """
    lexicons = load_lexicons()
    folder = model or PACKAGED_MODEL
    loaded = load_model(folder)
    return Toolkit(
        model=loaded,
        abbreviations=frozenset(
            form for entry in lexicons["abbreviations"] for form in entry["forms"]
        ),
        attribute_lexicon=build_attribute_lexicon(lexicons),
        normalise_lexicon=build_normalise_lexicon(lexicons),
        classify_lexicon=build_classify_lexicon(lexicons),
        judging=load_judging(folder / "judging.json"),
        produced_by=find_producer(folder),
    )


def find_producer(model: Path | None = None) -> ProducedBy:
    """What `load_toolkit` loads, named by version and hashes; reads no more than the model's card.

    Raises ModelError or ResourceError where a file is missing or damaged.
    """
    return ProducedBy(
        onrecord=__version__,
        model=model_sha256(model or PACKAGED_MODEL)[:16],
        resources=resources_hash(),
    )
