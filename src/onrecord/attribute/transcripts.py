"""Transcripts: lines that open with the speaker's label (Q:, A:, MR. ORLAN:, Ana Kelm:)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.attribute.drafts import Draft
from onrecord.attribute.page import Page
from onrecord.records import Rejection, Span

_SHOUTED = (
    r"(?:(?:MR|MS|MRS|DR|GEN|ADM|SEN|REP|AMB|SECRETARY|MINISTER|GENERAL|PRESIDENT)\.? )?"
    r"[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,4}|[QA]|Question|Answer"
)
_NAMED = r"[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’-]*\.?|al|bin|da|de|der|van|von)){0,5}"
_LABEL = re.compile(rf"(?P<name>{_SHOUTED}|{_NAMED})\s?(?P<colon>[:.]) +(?=\S)")
_QUESTIONS = frozenset(("Q", "Question"))
_ASKING = re.compile(r"\?[\"”’)]*\Z")
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
# Fewer labelled lines than this are headings, bylines or lists.
_LINES = 3
_CONFIDENCE = 0.7

IN_TRANSCRIPT = "it stands in a line of a transcript, which is reported as a whole"


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled line, and where its words begin."""

    name: Span
    start: int


def read_transcript(page: Page, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Rejection]]:
    """`drafts` and one for every labelled line of a transcript, with the label as its source.

    Lines without a label go on with the speaker before them, up to one that speaks of him by name.
    What a speaker tells of others is content: frames in these lines are rejected. Text that is no
    transcript comes back as it was.
    """
    lines = list(_spoken(page, _turns(page)))
    if not lines:
        return list(drafts), []
    spoken = {line.start: line for line, _, _ in lines}
    kept: list[Draft] = []
    rejected = []
    for draft in drafts:
        line = spoken.get(page.paragraph_at(draft.anchor).start)
        if line is None:
            kept.append(draft)
        else:
            spans = tuple(sorted((*draft.source, *draft.cue, *draft.content)))
            rejected.append(Rejection(stage="attribute", spans=spans, reason=IN_TRANSCRIPT))
    kept += [
        Draft(
            source=(name,),
            cue=(),
            content=(Span(start, line.end),),
            cue_class="speech",
            score=_CONFIDENCE,
            verbatim=True,
        )
        for line, name, start in lines
    ]
    return sorted(kept, key=lambda draft: draft.anchor), rejected


def _spoken(page: Page, turns: Mapping[int, _Turn]) -> Iterator[tuple[Span, Span, int]]:
    """The lines that somebody speaks: line, label, and where the words begin."""
    turn: _Turn | None = None
    for line in page.tags.paragraphs if turns else ():
        if line.start in turns:
            turn = turns[line.start]
            yield line, turn.name, turn.start
        elif turn is not None and _speaks_of(page, line, turn.name):
            turn = None
        elif turn is not None:
            yield line, turn.name, line.start


def _speaks_of(page: Page, line: Span, label: Span) -> bool:
    """Whether `line` holds a word of the speaker's name, as no line of his own does."""
    words = {match.group().lower() for match in _NAME_WORD.finditer(page.text, *label)}
    found = (match.group() for match in _NAME_WORD.finditer(page.text, *line))
    return any(word[0].isupper() and word.lower() in words for word in found)


def _turns(page: Page) -> dict[int, _Turn]:
    """The labelled lines by their starts; empty where the text is no transcript.

    Labels in small letters look like headings of a list: they count only where one of them asks.
    """
    turns: dict[int, _Turn] = {}
    lines: dict[str, list[Span]] = {}
    for line in page.tags.paragraphs:
        match = _LABEL.match(page.text, *line)
        if match and (match["colon"] == ":" or match["name"] in ("Q", "A")):
            turns[line.start] = _Turn(Span(*match.span("name")), match.end())
            lines.setdefault(match["name"], []).append(line)
    if {"Q", "A"} <= lines.keys():
        return turns
    if not any(_asks(page, name, said) for name, said in lines.items()):
        lines = {name: said for name, said in lines.items() if name.isupper()}
        turns = {line.start: turns[line.start] for said in lines.values() for line in said}
    alternates = len(lines) >= 2 and len(turns) >= _LINES
    return turns if alternates and max(map(len, lines.values())) >= 2 else {}


def _asks(page: Page, name: str, lines: Sequence[Span]) -> bool:
    """Whether a label stands before questions: by its word, or two lines of it that all ask."""
    asking = sum(_ASKING.search(page.text[slice(*line)]) is not None for line in lines)
    return asking > 0 and (name in _QUESTIONS or (len(lines) > 1 and asking == len(lines)))
