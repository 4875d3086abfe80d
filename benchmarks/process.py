"""One process from inside: the whole extract against the encoder alone, and each stage's share.

Three timings are taken of every document, in an order that turns from document to document: all
that is done from a line of JSON to a line of JSON; the encoder alone on the windows of that
document; and the stages one after another, as the pipeline calls them. Times are CPU seconds of
this process, so that other work on the machine weighs less.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate import Model, annotate
from onrecord.annotate.pieces import split_pieces
from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.annotate.viterbi import Scores
from onrecord.attribute import form_attributions
from onrecord.attribute.actors import name_actors
from onrecord.classify import classify
from onrecord.export.jsonl import encode
from onrecord.normalise import normalise
from onrecord.pipeline import extract
from onrecord.read import LanguageDetector, read_jsonl
from onrecord.records import Document, Extraction
from onrecord.toolkit import Toolkit

Window = tuple[NDArray[np.int64], NDArray[np.int64]]
WARM_UP = 5
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Timing:
    """CPU seconds and amounts over all documents of a measurement."""

    documents: int = 0
    words: int = 0
    pieces: int = 0
    encoded_pieces: int = 0
    whole_seconds: float = 0.0
    encoder_seconds: float = 0.0
    stage_seconds: dict[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Speed of the whole extract as a share of the speed of the encoder alone."""
        return self.encoder_seconds / self.whole_seconds

    def add(self, stage: str, seconds: float) -> None:
        """Count `seconds` towards `stage`."""
        self.stage_seconds[stage] = self.stage_seconds.get(stage, 0.0) + seconds


def measure_process(lines: Sequence[bytes], toolkit: Toolkit) -> Timing:
    """Time every document of `lines` (JSON, one document each) three ways."""
    detector = LanguageDetector()
    for line in lines[:WARM_UP]:
        _whole(line, toolkit, detector)
    timing = Timing()
    for n, line in enumerate(lines):
        extraction, windows = _observe(line, toolkit, detector)
        parts = [
            partial(_time_whole, line, toolkit, detector, timing),
            partial(_time_encoder, windows, toolkit.model, timing),
            partial(_time_stages, line, extraction, toolkit, detector, timing),
        ]
        turn = n % len(parts)
        for part in parts[turn:] + parts[:turn]:
            part()
        timing.documents += 1
    return timing


def _read(line: bytes, detector: LanguageDetector) -> Document:
    (document,) = read_jsonl(io.BytesIO(line), where="benchmark", detector=detector)
    assert isinstance(document, Document)
    return document


def _whole(line: bytes, toolkit: Toolkit, detector: LanguageDetector) -> bytes:
    return encode(extract(_read(line, detector), toolkit=toolkit))


def _observe(
    line: bytes, toolkit: Toolkit, detector: LanguageDetector
) -> tuple[Extraction, list[Window]]:
    """A document's extraction, and what the encoder was given for it, in order."""
    windows: list[Window] = []

    def record(ids: NDArray[np.int64], features: NDArray[np.int64]) -> Scores:
        windows.append((ids, features))
        return toolkit.model.encode(ids, features)

    observed = replace(toolkit, model=replace(toolkit.model, encode=record))
    return extract(_read(line, detector), toolkit=observed), windows


def _time_whole(line: bytes, toolkit: Toolkit, detector: LanguageDetector, timing: Timing) -> None:
    start = time.process_time()
    _whole(line, toolkit, detector)
    timing.whole_seconds += time.process_time() - start


def _time_encoder(windows: Sequence[Window], model: Model, timing: Timing) -> None:
    start = time.process_time()
    for ids, features in windows:
        model.encode(ids, features)
    timing.encoder_seconds += time.process_time() - start
    timing.encoded_pieces += sum(len(ids) for ids, _ in windows)


def _time_stages(
    line: bytes,
    extraction: Extraction,
    toolkit: Toolkit,
    detector: LanguageDetector,
    timing: Timing,
) -> None:
    clock = time.process_time
    encoding = 0.0

    def timed(ids: NDArray[np.int64], features: NDArray[np.int64]) -> Scores:
        nonlocal encoding
        start = clock()
        output = toolkit.model.encode(ids, features)
        encoding += clock() - start
        return output

    model = replace(toolkit.model, encode=timed)
    marks = [clock()]
    document = _read(line, detector)
    marks.append(clock())
    tags = annotate(document, model=model, abbreviations=toolkit.abbreviations)
    marks.append(clock())
    attributions, _ = form_attributions(document, tags, lexicon=toolkit.attribute_lexicon.cues)
    marks.append(clock())
    attributions, _ = name_actors(
        document, tags, attributions, lexicon=toolkit.attribute_lexicon.actors
    )
    marks.append(clock())
    values = normalise(document, tags, lexicon=toolkit.normalise_lexicon)
    marks.append(clock())
    classify(
        document,
        tags,
        attributions,
        values,
        lexicon=toolkit.classify_lexicon,
        weights=toolkit.judging,
    )
    marks.append(clock())
    encode(extraction)
    marks.append(clock())
    # `annotate` does these two first; done again here, their time is known and can be taken off.
    paragraphs = split_paragraphs(document.text)
    split_sentences(document.text, paragraphs, abbreviations=toolkit.abbreviations)
    marks.append(clock())
    pieces = split_pieces(document.text, paragraphs, tokenizer=toolkit.model.tokenizer)
    marks.append(clock())

    read, tagging, forming, naming, normalising, classifying, *rest = np.diff(marks)
    writing, splitting, tokenising = rest
    decoding = tagging - encoding - splitting - tokenising
    for stage, seconds in (
        ("read", read),
        ("annotate: split sentences", splitting),
        ("annotate: tokenise", tokenising),
        ("annotate: encode", encoding),
        ("annotate: decode", decoding),
        ("attribute: form", forming),
        ("attribute: actors", naming),
        ("normalise", normalising),
        ("classify", classifying),
        ("encode JSON", writing),
    ):
        timing.add(stage, float(seconds))
    timing.words += len(_WORD.findall(document.text))
    timing.pieces += len(pieces.ids)
