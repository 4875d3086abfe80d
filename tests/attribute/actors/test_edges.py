from __future__ import annotations

from typing import Any

import pytest

from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def edges_of(text: str, **row: Any) -> Any:
    return open_story({"text": text, **row}, LEXICON).reader.edges


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“by the spokesman,”", "the spokesman"),
        ("the yard's", "the yard"),
        ("Venn (retired)", "Venn (retired)"),
        ("the yard)", "the yard"),
        ("to", ""),
    ],
)
def test_marks_at_the_edges_are_cut(text: str, kept: str) -> None:
    edges = edges_of(text)
    first, last = edges.trim(0, len(edges.tokens.words))
    assert (text[slice(*edges.tokens.span(first, last))] if first < last else "") == kept


def test_segments_end_at_commas_outside_names() -> None:
    edges = edges_of("Orme Works, Inc., a maker", organisations=["Orme Works, Inc."])
    assert edges.tokens.words[edges.segment_end(0, 8)] == ","
    assert edges.segment_end(0, 8) == 5
    assert edges.segment_end(6, 8) == 8


def test_a_head_ends_before_its_preposition() -> None:
    edges = edges_of("a senior head of the yard who left")
    assert edges.head_end(0, 8) == 3
    assert edges.clause(0, 8) == 6
    assert edges.skip_articles(0, 8) == 1


def test_titles_lead_to_the_name_behind_them() -> None:
    edges = edges_of("the Varanian Defence Minister Odral Venn", persons=["Odral Venn"])
    assert edges.past_titles(0, 6) == 4
    assert edges.sole_name(3, 6)
    assert not edges.sole_name(0, 4)
