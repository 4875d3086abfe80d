"""Claims that the model has missed: a few verbs that nearly always report what somebody said.

News on defence reports speech by verbs that are rare elsewhere (underscored, reiterated). Where one
of them has a subject and an object, and no frame has any part in it, it makes a draft of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.attribute.drafts import Draft, trim
from onrecord.attribute.lexicon import CueLexicon
from onrecord.attribute.page import Page
from onrecord.attribute.subjects import phrase_at, subject_of
from onrecord.records import Span

_CLAIMED = frozenset({"obj", "ccomp"})
_REFUSED = frozenset({"xcomp"})
_SCORE = 0.5


def add_claims(page: Page, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """`drafts` and those of claim verbs that stand outside all of them, in the order of anchors."""
    spans = sorted({span for d in drafts for span in (*d.cue, *d.content)})
    added = []
    for draft in _claims(page, cues):
        start, end = draft.cue[0].start, draft.content[0].end
        at = bisect_left(spans, (end, 0))
        if not any(a < end and start < b for a, b in spans[max(0, at - 8) : at]):
            added.append(draft)
    return sorted((*drafts, *added), key=lambda draft: draft.anchor) if added else list(drafts)


def _claims(page: Page, cues: CueLexicon) -> Iterator[Draft]:
    words = page.tags.words
    for verb, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        if words.upos[verb] != "VERB":
            continue
        form = page.text[start:end].lower()
        if form not in cues.claim and form not in cues.refusal:
            continue
        if page.quotation_at(start) is not None:
            continue
        sentence = page.sentence_at(start)
        bounds = (
            bisect_left(words.starts, sentence.start),
            bisect_left(words.starts, sentence.end),
        )
        first = verb
        while (
            first > bounds[0]
            and words.relations[first - 1] == "aux"
            and (words.heads[first - 1] == verb)
        ):
            first -= 1
        within = (first, verb + 1)
        source = subject_of(page, verb, bounds, within)
        if not source and first > bounds[0]:
            source = phrase_at(page, first - 1, bounds, within)
        content = _object(page, verb, bounds, _CLAIMED if form in cues.claim else _REFUSED)
        if source and content:
            cue = (Span(words.starts[first], end),)
            yield Draft(
                source=source, cue=cue, content=(content,), cue_class="speech", score=_SCORE
            )


def _object(
    page: Page, verb: int, bounds: tuple[int, int], relations: frozenset[str]
) -> Span | None:
    """From the first to the last word that hangs on `verb` by one of `relations`, right of it."""
    words = page.tags.words
    inside: set[int] = set()
    for word in range(verb + 1, bounds[1]):
        if words.heads[word] == verb and words.relations[word] in relations:
            inside.add(word)
    grown = bool(inside)
    while grown:
        more = {w for w in range(verb + 1, bounds[1]) if words.heads[w] in inside} - inside
        inside |= more
        grown = bool(more)
    if not inside:
        return None
    return trim(page.text, Span(words.starts[min(inside)], words.ends[max(inside)]))
