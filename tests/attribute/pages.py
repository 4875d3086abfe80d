"""Pages for the tests of this folder: a text with frames, split and marked as the program does."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.attribute.drafts import Draft
from onrecord.attribute.lexicon import build_cue_lexicon
from onrecord.attribute.page import Page, open_page
from onrecord.records import CueClass, Frame, Span, Spans, Tags, Words

LEXICONS = Path(__file__).parents[2] / "src" / "onrecord" / "resources" / "lexicons"
CUE_ENTRIES = yaml.safe_load((LEXICONS / "cues.yaml").read_text(encoding="utf-8"))["entries"]
CUES = build_cue_lexicon(CUE_ENTRIES)
NO_WORDS = Words(starts=(), ends=(), upos=(), heads=(), relations=())


def place(text: str, words: str) -> Span:
    """Where `words` stand in `text` as whole words; "2:he" is their second place."""
    count, _, rest = words.partition(":")
    nth, words = (int(count), rest) if count.isdigit() and rest else (1, words)
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    found = list(re.finditer(left + re.escape(words) + right, text))
    assert len(found) >= nth, f"{words!r} does not stand in {text!r}"
    return Span(*found[nth - 1].span())


def places(text: str, *parts: str) -> Spans:
    return tuple(place(text, part) for part in parts if part)


def tags_of(text: str, frames: list[Frame], words: Words = NO_WORDS) -> Tags:
    paragraphs = split_paragraphs(text)
    abbreviations = frozenset({"inc.", "mr.", "ms."})
    return Tags(
        paragraphs=paragraphs,
        sentences=split_sentences(text, paragraphs, abbreviations=abbreviations),
        words=words,
        entities=(),
        frames=tuple(sorted(frames, key=lambda frame: frame.cue)),
    )


def page_of(text: str, frames: list[Frame] | None = None, words: Words = NO_WORDS) -> Page:
    return open_page(text, tags_of(text, frames or [], words))


def draft_of(
    text: str, source: str, cue: str, *content: str, cue_class: CueClass = "speech"
) -> Draft:
    return Draft(
        source=places(text, source),
        cue=places(text, cue),
        content=places(text, *content),
        cue_class=cue_class,
        score=0.9,
    )


def contents(text: str, drafts: list[Draft]) -> list[list[str]]:
    return [[text[slice(*span)] for span in draft.content] for draft in drafts]
