"""annotate: what the model and the sentence splitter say of a document's words."""

from __future__ import annotations

import numpy as np

from onrecord.annotate.entities import find_entities
from onrecord.annotate.frames import RawFrame, Run, WindowScores, find_frames
from onrecord.annotate.model import Model, load_model, model_sha256
from onrecord.annotate.pieces import CLS, Pieces, split_pieces, windows
from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.annotate.syntax import SyntaxScores, find_words
from onrecord.annotate.viterbi import Scores
from onrecord.records import Document, Frame, Judgements, Rejection, Span, Spans, Tags, Words

__all__ = ["Model", "annotate", "load_model", "model_sha256", "split_paragraphs", "split_sentences"]

_NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


def annotate(document: Document, *, model: Model, abbreviations: frozenset[str]) -> Tags:
    """Tag `document`: paragraphs, sentences, words with syntax, entities, attribution frames.

    A document in a language the model was not trained on gets paragraphs and sentences only, and a
    rejection that says so; one whose language cannot be told is read as if it were known.
    """
    paragraphs = split_paragraphs(document.text)
    sentences = split_sentences(document.text, paragraphs, abbreviations=abbreviations)
    known = document.language is None or document.language in model.languages
    if not known or not paragraphs:
        return Tags(
            paragraphs=paragraphs,
            sentences=sentences,
            words=_NO_WORDS,
            entities=(),
            frames=(),
            rejections=() if known else (_unknown_language(document, model.languages),),
        )
    pieces = split_pieces(document.text, paragraphs, tokenizer=model.tokenizer)
    cut = windows(pieces, size=model.size, context=model.context)
    outputs = [_encode(pieces, first, last, model=model) for first, _, last in cut]
    decided = [out[1 + new - first :] for out, (first, new, _) in zip(outputs, cut, strict=True)]
    columns = {
        part: np.concatenate([d[:, at] for d in decided]) for part, at in model.columns.items()
    }
    sizes = [len(d) for d in decided]
    return Tags(
        paragraphs=paragraphs,
        sentences=sentences,
        words=find_words(
            document.text,
            pieces.starts,
            pieces.ends,
            sentences,
            SyntaxScores(
                upos=columns["upos"],
                arc_dependent=columns["arc_dependent"],
                arc_head=columns["arc_head"],
                arc_root=_repeat_root(outputs, sizes, model.columns["arc_head"]),
                relation_dependent=columns["relation_dependent"],
                relation_head=columns["relation_head"],
                relation_root=_repeat_root(outputs, sizes, model.columns["relation_head"]),
            ),
            weights=model.relation,
        ),
        entities=find_entities(document.text, pieces, columns["entities"]),
        frames=_find_frames(pieces, cut, outputs, model=model),
        judgements=Judgements(starts=pieces.starts, ends=pieces.ends, scores=columns["judgements"])
        if "judgements" in columns
        else None,
    )


def _unknown_language(document: Document, languages: frozenset[str]) -> Rejection:
    known = ", ".join(sorted(languages))
    return Rejection(
        stage="annotate",
        spans=(Span(0, len(document.text)),),
        reason=f"the language is {document.language}; the model knows {known}",
    )


def _encode(pieces: Pieces, first: int, last: int, *, model: Model) -> Scores:
    ids = np.concatenate(([CLS], pieces.ids[first:last]))
    features = np.concatenate(([0], pieces.features[first:last]))
    return model.encode(ids, features)


def _repeat_root(outputs: list[Scores], sizes: list[int], columns: slice) -> Scores:
    """The [CLS] row of each window, once for every piece decided there."""
    return np.repeat(np.stack([out[0, columns] for out in outputs]), sizes, axis=0)


def _find_frames(
    pieces: Pieces, cut: list[tuple[int, int, int]], outputs: list[Scores], *, model: Model
) -> tuple[Frame, ...]:
    at = model.columns
    found = find_frames(
        [
            WindowScores(
                roles=out[1:, at["roles"]],
                link_piece=out[1:, at["link_piece"]],
                link_cue=out[1:, at["link_cue"]],
                edges=_edges(pieces, first, last),
                new=new - first,
            )
            for out, (first, new, last) in zip(outputs, cut, strict=True)
        ],
        weights=model.link,
    )
    frames = (
        _frame(pieces, raw, first)
        for raws, (first, _, _) in zip(found, cut, strict=True)
        for raw in raws
    )
    return tuple(frame for frame in frames if frame)


def _edges(pieces: Pieces, first: int, last: int) -> tuple[int, ...]:
    """Where paragraphs begin and end within a window, counted from its start."""
    inside = (end - first for end in pieces.paragraph_ends if first < end < last)
    return (0, *inside, last - first)


def _frame(pieces: Pieces, raw: RawFrame, offset: int) -> Frame | None:
    """The frame in code points; None where its cue holds no piece of the text."""

    def spans(places: tuple[Run, ...]) -> Spans:
        cut = (
            Span(int(pieces.starts[offset + a]), int(pieces.ends[offset + b - 1]))
            for a, b in places
        )
        return tuple(span for span in cut if span.start < span.end)

    cues = spans((raw.cue,))
    if not cues:
        return None
    return Frame(
        source=spans(raw.source),
        cue=cues[0],
        content=spans(raw.content),
        cue_class=raw.cue_class,
        score=raw.score,
    )
