from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.selecting import query_of
from onrecord.rows import Days, Query


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        ({}, Query()),
        ({"type": "denial"}, Query(type=("denial",))),
        ({"type": ["Export offer", "plan"]}, Query(type=("export_offer", "plan"))),
        ({"country": "fr"}, Query(country=("FR",))),
        ({"speaker": ("Venn", "Malk")}, Query(speaker=("Venn", "Malk"))),
        ({"said": ("2026-01-01", None)}, Query(said=Days(first="2026-01-01"))),
        ({"published": Days(last="2026-02-01")}, Query(published=Days(last="2026-02-01"))),
        ({"negated": False, "words": "boats"}, Query(negated=False, words="boats")),
        ({"standing": "rejected"}, Query(standing=("rejected",))),
    ],
)
def test_keywords_become_a_query(filters: Any, query: Query) -> None:
    assert query_of(filters) == query


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"type": "denail"}, "Did you mean denial"),
        ({"stage": "sold"}, "stage cannot be 'sold'"),
        ({"colour": "red"}, "'colour' is no filter"),
        ({"said": "2026"}, "first and the last day"),
    ],
)
def test_what_is_not_known_is_told(filters: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        query_of(filters)
