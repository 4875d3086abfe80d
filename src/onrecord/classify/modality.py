"""On which terms a statement claims what it says (CODEBOOK 6).

The predicates of the main clause are found in the tree of the content (`main_clause.py`). The first
says whether the claim is denied, any of those coordinated whether it is softened or still to come.
The frame adds its own: a verb of refusal, "hopes", "pledged" before an infinitive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.classify.conditions import find_condition
from onrecord.classify.futures import is_future
from onrecord.classify.hedges import hedges_of
from onrecord.classify.lexicon import ClassifyLexicon, ModalityLexicon
from onrecord.classify.main_clause import Chain, Passage, main_chains, open_passage
from onrecord.classify.negation import is_negated
from onrecord.records import Attribution, Document, Modality, Span, Spans, Tags

# What a frame that refuses to tell leaves open says nothing of when or whether.
_QUESTIONS = frozenset({"whether", "if", "who", "what", "which", "when", "where", "why", "how"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class Terms(NamedTuple):
    """What is claimed of a predicate; hedges as (strength, first word, end of words)."""

    negated: bool
    future: bool
    hedges: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the frame of an attribution adds to the terms of its content.

    `negated`: it refuses or denies. `ahead`: an infinitive under it is still to come. `hedge`:
    strength and place of its softener.
    """

    negated: bool = False
    ahead: bool = False
    hedge: tuple[int, Span] | None = None


def tell_modality(
    document: Document,
    tags: Tags,
    content: Spans,
    attribution: Attribution | None,
    *,
    lexicon: ClassifyLexicon,
) -> Modality:
    """The modality of one statement.

    `content` is that of one sentence, `attribution` the one it stands in, None in narration.
    """
    passage = open_passage(document, tags, content, lexicon=lexicon.modality)
    chains = main_chains(passage)
    if not chains:
        return Modality()
    frame = read_frame(document, tags, attribution, lexicon=lexicon.modality)
    if frame.negated and next(iter(passage.forms.values())) in _QUESTIONS:
        return Modality(negated=True)
    reported = attribution is not None and bool(attribution.cue)
    year = year_of(document)
    terms = [judge(passage, chain, reported=reported, year=year) for chain in chains]
    future = any(term.future for term in terms)
    future = future or (frame.ahead and _is_intended(passage, chains[0]))
    return Modality(
        negated=frame.negated or terms[0].negated,
        future=future,
        condition=find_condition(
            document, passage, chains, content, future=future, lexicon=lexicon.modality
        ),
        hedge=_strongest(passage, terms, frame),
    )


def judge(passage: Passage, chain: Chain, *, reported: bool, year: int | None) -> Terms:
    """The terms of the predicates of `chain` by their own clause.

    `reported`: the clause stands under a cue. `year`: that of the document, None where unknown.
    """
    return Terms(
        negated=is_negated(passage, chain),
        future=is_future(passage, chain, reported=reported, year=year),
        hedges=tuple(hedges_of(passage, chain)),
    )


def year_of(document: Document) -> int | None:
    """The year of publication, where it is known."""
    published = document.published
    return int(published[:4]) if published and published[:4].isdigit() else None


def _strongest(passage: Passage, terms: Sequence[Terms], frame: Frame) -> Span | None:
    """The hedge that leaves most doubt, the first of several equal ones."""
    starts, ends = passage.words.starts, passage.words.ends
    found = [
        (strength, Span(starts[first], ends[end - 1]))
        for term in terms
        for strength, first, end in term.hedges
    ]
    if frame.hedge is not None:
        found.append(frame.hedge)
    if not found:
        return None
    return min(found, key=lambda hedge: (-hedge[0], hedge[1]))[1]


def _is_intended(passage: Passage, chain: Chain) -> bool:
    """Whether the content is an infinitive or names a plan."""
    top = chain[0]
    return passage.words.upos[top] in _NOUNS or any(
        passage.forms[mark] == "to" for mark in passage.below(top, "mark")
    )


def read_frame(
    document: Document, tags: Tags, attribution: Attribution | None, *, lexicon: ModalityLexicon
) -> Frame:
    """What the cue of `attribution`, with the auxiliaries before it, adds to its content."""
    if attribution is None or not attribution.cue:
        return Frame()
    cue = Span(attribution.cue[0].start, attribution.cue[-1].end)
    before = _before(tags, cue, attribution)
    passage = open_passage(document, tags, (Span(before, cue.end),), lexicon=lexicon)
    if not passage.forms:
        return Frame()
    denied = bool(passage.hits.get("negator") or passage.hits.get("negative_phrase"))
    denied = denied or _is_nobody(document, attribution, lexicon)
    refused = bool(passage.hits.get("refusal"))
    hedges = [
        (hit.form.strength, Span(tags.words.starts[hit.start], tags.words.ends[hit.end - 1]))
        for hit in passage.find("hedge_adverb", "hedge_verb", "hedge_modal")
        if hit.form.role != "hedge_modal" or not denied
    ]
    ahead = next(passage.find("future_verb", "forecast"), None) is not None
    ahead = ahead or any(hit.form.future for hit in passage.find("hedge_verb"))
    return Frame(
        negated=denied != refused, ahead=ahead, hedge=max(hedges, default=None, key=lambda h: h[0])
    )


def _is_nobody(document: Document, attribution: Attribution, lexicon: ModalityLexicon) -> bool:
    """Whether the source is "nobody" or "none of them"."""
    if not attribution.source:
        return False
    first = document.text[slice(*attribution.source[0])].lower().split(maxsplit=1)[:1]
    return any(form.role == "negative" for word in first for form in lexicon.forms.get(word, ()))


def _before(tags: Tags, cue: Span, attribution: Attribution) -> int:
    """Where the auxiliaries and adverbs right before a cue begin that its span leaves out."""
    words = tags.words
    index = bisect_right(words.starts, cue.start) - 1
    start = cue.start
    while index > 0:
        index -= 1
        if words.upos[index] not in ("AUX", "PART", "ADV") or any(
            span.start < words.ends[index] and words.starts[index] < span.end
            for span in (*attribution.source, *attribution.content)
        ):
            break
        start = words.starts[index]
    return start
