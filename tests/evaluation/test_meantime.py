from __future__ import annotations

from typing import Any

import pytest

from evaluation.meantime import event_f1, found_marks, gold_events
from onrecord.annotate import annotate
from onrecord.classify.lexicon import build_classify_lexicon
from onrecord.records import Document, Span
from onrecord.resources import load_lexicons
from onrecord.toolkit import load_toolkit


def event(start: int, end: int, **marks: str) -> dict[str, Any]:
    plain = {
        "polarity": "POS",
        "time": "NON_FUTURE",
        "certainty": "CERTAIN",
        "special_cases": "NONE",
        "pos": "VERB",
    }
    return {"start": start, "end": end, **plain, **marks}


def test_gold_marks_are_read_and_open_events_left_out() -> None:
    row = {
        "events": [
            event(0, 3, polarity="NEG", pos="NOUN"),
            event(4, 6, time="FUTURE", certainty="PROBABLE"),
            event(7, 9, special_cases="COND_IF_CLAUSE"),
            event(10, 12, polarity=""),
        ]
    }
    assert gold_events(row) == {
        Span(0, 3): {"negated"},
        Span(4, 6): {"future", "uncertain", "verb"},
        Span(7, 9): {"conditional", "verb"},
    }


def test_each_event_is_judged_in_its_own_sentence() -> None:
    text = "The yard did not close. Kesh plans to pay if asked, and may sell."
    document = Document(id="case", text=text)
    tags = annotate(document, model=load_toolkit().model, abbreviations=frozenset())
    events = {
        word: Span(text.index(word), text.index(word) + len(word))
        for word in ("close", "plans", "pay", "asked", "sell")
    }
    found = found_marks(
        document, tags, events.values(), lexicon=build_classify_lexicon(load_lexicons())
    )
    assert {word: found[span] for word, span in events.items()} == {
        "close": {"negated"},
        "plans": frozenset(),
        "pay": {"future", "conditional"},
        "asked": {"conditional"},
        "sell": {"uncertain", "conditional"},
    }


def test_f1_counts_verbs_apart() -> None:
    gold = {
        Span(0, 1): frozenset({"negated", "verb"}),
        Span(2, 3): frozenset({"negated"}),
        Span(4, 5): frozenset({"verb"}),
    }
    found = {
        Span(0, 1): frozenset({"negated"}),
        Span(2, 3): frozenset[str](),
        Span(4, 5): frozenset({"negated"}),
    }
    figures = event_f1([(gold, found)])
    assert figures["negated"] == pytest.approx(2 * 1 / (2 + 2))
    assert figures["negated, verbs"] == pytest.approx(2 * 1 / (1 + 2))
    assert "future" not in figures
