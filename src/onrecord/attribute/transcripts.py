"""Transcripts: lines that open with the speaker's label (Q:, A:, MR. ORLAN:)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.drafts import Draft
from onrecord.attribute.page import Page
from onrecord.records import Span

_LABEL = re.compile(
    r"(?P<name>(?:(?:MR|MS|MRS|DR|GEN|ADM|SEN|REP|AMB|SECRETARY|MINISTER|GENERAL|PRESIDENT)\.? )?"
    r"[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,4}|[QA]|Question|Answer)\s?(?P<colon>[:.]) +(?=\S)"
)
# Fewer labelled lines than this are headings, bylines or lists.
_LINES = 3
_CONFIDENCE = 0.7


def read_transcript(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` and one for every labelled line of a transcript, with the label as its source.

    Lines without a label go on with the speaker before them. A line that holds a frame's content
    already is left to that frame. Text that is no transcript comes back as it was.
    """
    labels = _labels(page)
    result = list(drafts)
    if not labels:
        return result
    taken = sorted(span for draft in drafts for span in draft.content)
    speaker: Span | None = None
    for line in page.tags.paragraphs:
        start = line.start
        if line.start in labels:
            speaker, start = labels[line.start]
        if speaker is None or any(a < line.end and start < b for a, b in taken):
            continue
        result.append(
            Draft(
                source=(speaker,),
                cue=(),
                content=(Span(start, line.end),),
                cue_class="speech",
                score=_CONFIDENCE,
                verbatim=True,
            )
        )
    return sorted(result, key=lambda draft: draft.anchor)


def _labels(page: Page) -> dict[int, tuple[Span, int]]:
    """Start of each labelled line: its label and where its words begin; empty if no transcript."""
    labels: dict[int, tuple[Span, int]] = {}
    names: dict[str, int] = {}
    for line in page.tags.paragraphs:
        match = _LABEL.match(page.text, *line)
        if match and (match["colon"] == ":" or match["name"] in ("Q", "A")):
            labels[line.start] = (Span(*match.span("name")), match.end())
            names[match["name"]] = names.get(match["name"], 0) + 1
    alternates = len(names) >= 2 and len(labels) >= _LINES and max(names.values()) >= 2
    return labels if alternates or {"Q", "A"} <= names.keys() else {}
