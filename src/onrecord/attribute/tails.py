"""Tellings at the end of a sentence that the model has missed: The tugs are late, Kelm announced.

A sentence of which no frame has any part, whose last comma parts a clause from a speech verb and
its subject, on either side of it, makes a draft.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.attribute.drafts import Draft, trim, words_only
from onrecord.attribute.lexicon import CueLexicon
from onrecord.attribute.page import Page
from onrecord.records import Span

_SCORE = 0.5
# A tail with more words is a clause that tells more than who said so.
_TAIL_WORDS = 14
_BEFORE = frozenset({"AUX", "ADV", "PART"})
_SPEAKING = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING = re.compile(r"(?:and|but|or|which|who|whose|that|as|when|while|where|if|because)\b", re.I)
_RELATIVE = frozenset({"acl", "advcl", "acl:relcl"})


def add_tails(page: Page, drafts: Sequence[Draft], cues: CueLexicon) -> list[Draft]:
    """`drafts` and those of tellings at the end of untouched sentences, in the order of anchors."""
    taken = sorted({span for d in drafts for span in (*d.source, *d.cue, *d.content)})
    added = list(_tails(page, taken, cues))
    return sorted((*drafts, *added), key=lambda draft: draft.anchor) if added else list(drafts)


def _tails(page: Page, taken: list[Span], cues: CueLexicon) -> Iterator[Draft]:
    for sentence in page.tags.sentences:
        at = bisect_left(taken, (sentence.end, 0))
        if any(
            start < sentence.end and sentence.start < end
            for start, end in taken[max(0, at - 4) : at]
        ):
            continue
        comma = page.text.rfind(",", *sentence)
        if comma < 0 or page.text[sentence.end - 1] not in ".!" or page.quotations_in(sentence):
            continue
        draft = _tail(page, sentence, comma, cues)
        if draft is not None:
            yield draft


def _tail(page: Page, sentence: Span, comma: int, cues: CueLexicon) -> Draft | None:
    words = page.tags.words
    first, last = bisect_left(words.starts, comma + 1), bisect_left(words.starts, sentence.end)
    verb = next((i for i in range(first, last) if _speaks(page, i, cues)), None)
    if verb is None or last - first > _TAIL_WORDS or _OPENING.match(page.text, comma + 2):
        return None
    opening = verb
    while opening > first and words.upos[opening - 1] in _BEFORE:
        opening -= 1
    edge = comma
    if opening > first:
        source = _phrase(page, first, opening)
    else:
        edge, source = _apposed(page, sentence, comma)
        source = source or _phrase(page, verb + 1, _preposition(page, verb + 1, last))
    if source is None or not _is_clause(page, sentence.start, edge):
        return None
    return Draft(
        source=(source,),
        cue=(Span(words.starts[opening], words.ends[verb]),),
        content=words_only(page, (Span(sentence.start, edge),)),
        cue_class="speech",
        score=_SCORE,
    )


def _speaks(page: Page, word: int, cues: CueLexicon) -> bool:
    words = page.tags.words
    form = page.text[words.starts[word] : words.ends[word]].lower()
    return words.upos[word] == "VERB" and form in cues.speech


def _apposed(page: Page, sentence: Span, comma: int) -> tuple[int, Span | None]:
    """Name and apposition before a verb behind its own comma: "..., Kelm, the chief, told".

    Returns the comma before the name, and both; or `comma` and nothing.
    """
    starts = page.tags.words.starts
    middle = page.text.rfind(",", sentence.start, comma)
    edge = page.text.rfind(",", sentence.start, middle) if middle >= 0 else -1
    if edge < 0:
        return comma, None
    name, role, end = (bisect_left(starts, at) for at in (edge, middle, comma))
    if _phrase(page, name, role) is None or _phrase(page, role + 1, end) is None:
        return comma, None
    return edge, trim(page.text, Span(edge, comma))


def _preposition(page: Page, first: int, last: int) -> int:
    upos = page.tags.words.upos
    return next((i for i in range(first, last) if upos[i] == "ADP"), last)


def _is_clause(page: Page, start: int, end: int) -> bool:
    """Whether text[start:end] has a verb with a subject and does not open with a subordinator."""
    words = page.tags.words
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    return not _OPENING.match(page.text, start) and any(
        words.relations[i] == "nsubj"
        and first <= words.heads[i] < last
        and words.relations[words.heads[i]] not in _RELATIVE
        for i in range(first, last)
    )


def _phrase(page: Page, first: int, last: int) -> Span | None:
    """The words [first, last) where they are one noun phrase, up to any mark, or nothing."""
    words = page.tags.words
    if first >= last:
        return None
    span = trim(page.text, Span(words.starts[first], words.ends[last - 1]))
    inside = range(first, last)
    if any(words.upos[i] in ("VERB", "AUX", "ADV", "CCONJ") for i in inside):
        return None
    return span if any(words.upos[i] in _SPEAKING for i in inside) else None
