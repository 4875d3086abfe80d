"""Polarity, time, certainty and conditions of events against those of MEANTIME.

An event of the data is a word or a few; it is judged by the rules that judge the predicates of a
statement, in its own sentence and without a frame. Events that the data leaves open are left out.
Each figure is an F1 over the events:

- negated:     polarity NEG
- future:      time FUTURE
- uncertain:   certainty POSSIBLE or PROBABLE, found where a word softens the event
- conditional: an event in a condition or under one

The data marks nouns too ("the cancelled deal" is negated) and what happens in the end, while the
rules read what a predicate claims: ``verbs`` has the same for events that are verbs.

Data: http://www.newsreader-project.eu/results/data/wikinews (Minard and others, MEANTIME, the
NewsReader Multilingual Event and Time Corpus, LREC 2016).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.classify.conditions import find_condition
from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import Passage, ascend, main_chains, open_passage
from onrecord.classify.modality import judge, year_of
from onrecord.records import Document, Span, Tags

Marks = frozenset[str]


def gold_events(row: Mapping[str, Any]) -> dict[Span, Marks]:
    """What the data says of each event: some of `negated`, `future`, `uncertain`, `conditional`.

    `verb` is there too where the event is one.
    """
    events: dict[Span, Marks] = {}
    for event in row["events"]:
        if not event["polarity"]:
            continue
        marks = {
            "negated": event["polarity"] == "NEG",
            "future": event["time"] == "FUTURE",
            "uncertain": event["certainty"] in ("POSSIBLE", "PROBABLE"),
            "conditional": str(event["special_cases"]).startswith("COND"),
            "verb": event["pos"] == "VERB",
        }
        events[Span(event["start"], event["end"])] = frozenset(m for m, on in marks.items() if on)
    return events


def found_marks(
    document: Document, tags: Tags, events: Iterable[Span], *, lexicon: ClassifyLexicon
) -> dict[Span, Marks]:
    """What the rules say of each event, by the names of `gold_events`."""
    found: dict[Span, Marks] = {}
    for event in events:
        at = bisect_right(tags.sentences, event.start, key=lambda s: s.start) - 1
        word = bisect_right(tags.words.starts, event.start) - 1
        passage = open_passage(
            document, tags, tags.sentences[max(at, 0) : at + 1], lexicon=lexicon.modality
        )
        if word not in passage.forms:
            found[event] = frozenset()
            continue
        terms = judge(
            _without(passage, word), ascend(passage, word), reported=True, year=year_of(document)
        )
        chains = main_chains(passage)
        condition = find_condition(
            document,
            passage,
            chains,
            tags.sentences[at : at + 1],
            future=terms.future,
            lexicon=lexicon.modality,
        )
        inside = condition is not None and condition.start <= event.start < condition.end
        under = condition is not None and any(word == chain[-1] for chain in chains)
        marks = {
            "negated": terms.negated,
            "future": terms.future,
            "uncertain": bool(terms.hedges),
            "conditional": inside or under,
        }
        found[event] = frozenset(m for m, on in marks.items() if on)
    return found


def _without(passage: Passage, word: int) -> Passage:
    """`passage` with no meaning of its own for `word`: what is planned lies ahead, not the plan."""
    hits = {
        role: tuple(hit for hit in found if not hit.start <= word < hit.end)
        for role, found in passage.hits.items()
    }
    return replace(passage, hits=hits)


def event_f1(
    pairs: Iterable[tuple[Mapping[Span, Marks], Mapping[Span, Marks]]],
) -> dict[str, float]:
    """F1 of each mark over the events of documents given as (gold, found), and over verbs alone."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for wanted, got in pairs:
        for event, marks in wanted.items():
            for mark in ("negated", "future", "uncertain", "conditional"):
                names = (mark, f"{mark}, verbs") if "verb" in marks else (mark,)
                for name in names:
                    gold[name] += mark in marks
                    found[name] += mark in got[event]
                    right[name] += mark in marks and mark in got[event]
    return {name: 2 * right[name] / total for name in gold if (total := gold[name] + found[name])}
