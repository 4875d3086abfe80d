from __future__ import annotations

import pytest

from benchmarks.invention import STATEMENTS, invent, invent_world
from onrecord.rows import document_id

WORLD = invent_world()
DRAWN = list(invent(WORLD, 60))


def test_the_same_documents_come_every_time_and_no_two_are_alike() -> None:
    assert list(invent(invent_world(), 3)) == DRAWN[:3]
    assert len({one.document.id for one in DRAWN}) == 60
    assert all(one.document.id == document_id(one.document) for one in DRAWN)


def test_documents_are_as_long_as_stories_and_full_of_statements() -> None:
    assert {len(one.statements) for one in DRAWN} == {STATEMENTS}
    assert {len(one.attributions) for one in DRAWN} == {12}
    actors = sum(len(one.actors) for one in DRAWN) / len(DRAWN)
    assert 7 < actors <= 8
    words = sum(len(one.document.text.split()) for one in DRAWN) / len(DRAWN)
    assert words == pytest.approx(500, rel=0.1)


def test_spans_and_ids_point_at_what_is_there() -> None:
    for one in DRAWN:
        actors = {actor.id for actor in one.actors}
        attributions = {attribution.id for attribution in one.attributions}
        for statement in one.statements:
            assert {statement.speaker, *statement.via} <= actors
            assert statement.attribution in attributions
            ((start, end),) = statement.content
            assert 0 <= start < end <= len(one.document.text)


def test_frequent_values_are_drawn_as_often_as_their_share_says() -> None:
    types = [statement.type for one in DRAWN for statement in one.statements]
    share = types.count(WORLD.types.values[0]) / len(types)  # type: ignore[arg-type]
    assert share == pytest.approx(WORLD.types.share(0), abs=0.05)
    shares = [WORLD.types.share(n) for n in range(len(WORLD.types.values))]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
