from __future__ import annotations

import pytest

from evaluation.entities import entity_f1, found_entities, silver_entities
from onrecord.records import Entity, EntityLabel, Span, Tags, Words


def tags(*entities: tuple[int, int, EntityLabel]) -> Tags:
    none = Words(starts=(), ends=(), upos=(), heads=(), relations=())
    named = tuple(Entity(span=Span(start, end), label=label) for start, end, label in entities)
    return Tags(paragraphs=(), sentences=(), words=none, entities=named, frames=())


def test_only_the_labels_that_the_model_knows_are_compared() -> None:
    row = {"silver_ner": [[0, 4, "PERSON"], [5, 9, "CAUSE"], [10, 12, "DATE"]]}
    assert silver_entities(row) == {(0, 4, "PERSON"), (10, 12, "DATE")}
    assert silver_entities({"silver_ner": None}) == frozenset()


def test_span_and_label_must_both_be_right() -> None:
    silver = silver_entities(
        {"silver_ner": [[0, 4, "PERSON"], [5, 9, "PERSON"], [10, 14, "LOCATION"]]}
    )
    found = found_entities(
        tags((0, 4, "PERSON"), (5, 8, "PERSON"), (10, 14, "ORGANIZATION"), (20, 25, "LOCATION"))
    )
    figures = entity_f1([(silver, found)])
    assert figures["all"] == pytest.approx(2 * 1 / (3 + 4))
    assert figures["PERSON"] == pytest.approx(2 * 1 / (2 + 2))
    assert figures["LOCATION"] == 0
    assert figures["ORGANIZATION"] == 0
    assert "MISC" not in figures


def test_names_are_counted_apart_from_amounts_and_times() -> None:
    silver = frozenset({(0, 4, "PERSON"), (5, 9, "DATE")})
    figures = entity_f1([(silver, frozenset({(0, 4, "PERSON")}))])
    assert figures == {"names": 1, "all": pytest.approx(2 / 3), "PERSON": 1}


def test_counts_are_added_over_documents_and_spans_are_not_confused_between_them() -> None:
    a = frozenset({(0, 4, "PERSON")})
    assert entity_f1([(a, a), (frozenset(), frozenset())])["all"] == 1
    assert entity_f1([(a, frozenset()), (frozenset(), a)])["all"] == 0
