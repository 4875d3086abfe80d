from __future__ import annotations

import zlib

import msgspec
import pytest

from onrecord.ledger.sqlite import unpacking
from onrecord.ledger.sqlite.packing import pack_actor, pack_attribution, pack_json
from onrecord.records import Actor, Attribution, Rejection, Span
from onrecord.rows import LogRow, Review

ACTOR = Actor(
    id="actor-1",
    kind="person",
    name="Orla “O” Venn",
    mentions=(Span(1, 4),),
    roles=("chair", "“x”"),
)
ATTRIBUTION = Attribution(
    id="attribution-1",
    kind="direct",
    source=(),
    cue=(Span(5, 9),),
    content=(Span(10, 20), Span(30, 40)),
    cue_class="speech",
    actor="actor-1",
    via=("actor-2", "actor-3"),
    confidence=0.5,
)


def columns(names: str, values: dict[str, object], number: int) -> tuple[object, ...]:
    return tuple({"number": number, **values}[name] for name in names.split(", "))


def test_an_actor_comes_back_from_its_columns() -> None:
    packed = pack_actor(ACTOR, document=7, extraction=8)
    assert unpacking.actor(columns(unpacking.ACTOR, {**packed}, 9)) == ACTOR


def test_an_attribution_comes_back_with_ids_for_numbers() -> None:
    numbers = {"actor-1": 11, "actor-2": 12, "actor-3": 13}
    packed = pack_attribution(ATTRIBUTION, document=7, extraction=8, actors=numbers)
    row = columns(unpacking.ATTRIBUTION, {**packed}, 9)
    ids = {number: id for id, number in numbers.items()}
    assert unpacking.attribution(row, ids) == ATTRIBUTION
    assert list(unpacking.actors_named(row[7], row[8])) == [11, 12, 13]  # type: ignore[arg-type]
    assert list(unpacking.actors_named(None, "[]")) == []


def test_what_an_extraction_left_aside_comes_back() -> None:
    rejection = Rejection(stage="attribute", spans=(Span(0, 5),), reason="no content")
    packed = pack_json({"timexes": (), "quantities": (), "rejections": (rejection,)})
    aside = unpacking.aside(zlib.compress(packed.encode()))
    assert (aside.timexes, aside.quantities, aside.rejections) == ((), (), (rejection,))


@pytest.mark.parametrize("value", [None, True, "plan", ["VR"], {"low": 1.5}])
def test_a_review_keeps_the_type_of_its_value(value: object) -> None:
    row = (3, 2, "statement-1", "correct", "type", pack_json(value), None, "Kim", "2026-01-01")
    assert unpacking.review(row) == Review(
        number=3,
        statement=2,
        id="statement-1",
        action="correct",
        field="type",
        value=value,
        reason=None,
        reviewer="Kim",
        at="2026-01-01",
    )


def test_a_row_of_the_log_comes_back() -> None:
    row = (1, "2026-01-01T00:00:00Z", "failed", 4, "a.html", None, '{"kind": "read"}')
    assert unpacking.log_row(row) == LogRow(
        number=1,
        at="2026-01-01T00:00:00Z",
        event="failed",
        run=4,
        name="a.html",
        document=None,
        detail={"kind": "read"},
    )


def test_json_of_another_type_is_not_taken() -> None:
    with pytest.raises(msgspec.ValidationError):
        unpacking.spans('[["a", 2]]')
    with pytest.raises(msgspec.ValidationError):
        unpacking.actor((1, "actor-1", "person", "Orla", "[[1, 2]]", '["a", 1]'))
