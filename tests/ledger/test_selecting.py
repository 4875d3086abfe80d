from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger.selecting import only_one, query_of, read_limit, read_sort, settled
from onrecord.rows import Days, Query


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        ({}, Query()),
        ({"type": "denial"}, Query(type=("denial",))),
        ({"type": ["Export offer", "plan"]}, Query(type=("export_offer", "plan"))),
        ({"country": "fr"}, Query(country=("fr",))),
        ({"speaker": ("Venn", "Malk")}, Query(speaker=("Venn", "Malk"))),
        ({"said": ("2026-01-01", None)}, Query(said=Days(first="2026-01-01"))),
        ({"said": "2026-02"}, Query(said=Days(first="2026-02-01", last="2026-02-28"))),
        ({"said": "2026..2027-01"}, Query(said=Days(first="2026-01-01", last="2027-01-31"))),
        (
            {"said": (date(2026, 1, 5), "2026")},
            Query(said=Days(first="2026-01-05", last="2026-12-31")),
        ),
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
        ({"said": 2026}, "said takes days"),
        ({"said": ("2026", "2026", "2026")}, "said takes days"),
        ({"said": ("x", None)}, "'x' is no day, month or year"),
        ({"published": ("2026-02-30", None)}, "not in the calendar"),
        ({"published": ("2026-03", "2026-02")}, "turn it round"),
    ],
)
def test_what_is_not_known_is_told(filters: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        query_of(filters)


def full(id: str) -> str:
    return f"document-{id}"


def test_a_settled_query_has_codes_days_and_the_full_id() -> None:
    asked = Query(country=("vietnam", "FR"), document="1f", said=Days(first="2026-02"))
    assert settled(asked, full) == Query(
        country=("FR", "VN"), document="document-1f", said=Days(first="2026-02-01")
    )
    assert settled(Query(words="boats"), full) == Query(words="boats")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query(country=("Frnace",)), r"Did you mean France|Did you mean FR"),
        (Query(country=("none",)), "'none' is no ISO"),
        (Query(said=Days(first="x")), "'x' is no day"),
        (Query(published=Days(first="2027", last="2026")), "turn it round"),
    ],
)
def test_a_query_that_asks_for_nothing_there_can_be_is_wrong_use(query: Query, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        settled(query, full)


def test_what_to_sort_by_and_how_many_are_read() -> None:
    assert read_sort("Said") == "said"
    assert [read_limit(limit) for limit in (None, 0, 7)] == [None, 0, 7]
    with pytest.raises(UsageError, match="published, said, added, speaker, confidence"):
        read_sort("date")
    with pytest.raises(UsageError, match="limit cannot be -1"):
        read_limit(-1)


def test_one_id_is_told_from_none_and_from_several() -> None:
    there = {"a": ["a1"], "b": ["b1", "b2"]}

    def find(id: str, *, limit: int) -> list[str]:
        return there.get(id, [])[:limit]

    assert only_one(find, "a", none="none") == "a1"
    with pytest.raises(LedgerError, match="stands for several: b1, b2"):
        only_one(find, "b", none="none")
    with pytest.raises(LedgerError, match="No such thing"):
        only_one(find, "c", none="No such thing")
