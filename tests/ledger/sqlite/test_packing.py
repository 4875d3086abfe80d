from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.sqlite.packing import (
    Place,
    pack_actor,
    pack_anything,
    pack_attribution,
    pack_json,
    pack_statement,
)
from onrecord.records import Span
from onrecord.rows import storable
from tests.ledger.sample import story

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
# Also halves of surrogate pairs, as odd bytes in names of files come.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(JSON)
def test_anything_comes_back(value: Any) -> None:
    assert msgspec.json.decode(pack_anything(value)) == value


@given(ANY_TEXT)
def test_text_that_utf8_cannot_carry_is_made_visible(text: str) -> None:
    assert msgspec.json.decode(pack_anything([text])) == [storable(text)]


def test_spans_are_pairs() -> None:
    assert pack_json((Span(1, 2), Span(30, 40))) == "[[1,2],[30,40]]"


@pytest.mark.parametrize("n", range(4))
def test_values_are_of_the_types_that_sqlite_gives_back(n: int) -> None:
    given = story(n)
    numbers = {actor.id: i for i, actor in enumerate(given.actors, 1)}
    place = Place(
        document=1,
        extraction=2,
        text=given.document.text,
        outlet=given.document.outlet,
        published=given.document.published,
        actors=numbers,
        names={actor.id: actor.name for actor in given.actors},
        attributions={one.id: i for i, one in enumerate(given.attributions, 50)},
    )
    packed = [pack_statement(statement, place) for statement in given.statements]
    packed += [pack_actor(actor, document=1, extraction=None) for actor in given.actors]
    packed += [
        pack_attribution(one, document=1, extraction=2, actors=numbers)
        for one in given.attributions
    ]
    for values in packed:
        for value in values.values():
            assert type(value) in (type(None), str, int, float)
        confidence = values.get("confidence", 0.5)
        assert isinstance(confidence, float)
        assert math.copysign(1, confidence) == 1
    assert [values["text"] for values in packed[:4]] == [
        given.document.text[start:end]
        for statement in given.statements
        for start, end in statement.content
    ]
    assert packed[1]["speaker"] == numbers[given.statements[1].speaker or ""]
    assert packed[1]["via"] == f"[{numbers[given.statements[1].via[0]]}]"
    assert packed[3]["speaker"] is None
