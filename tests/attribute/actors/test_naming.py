from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.attribute.actors import name_actors
from onrecord.records import Actor
from tests.attribute.actors.worlds import invented_lexicon, world

CASES = Path(__file__).parents[2] / "cases" / "actors.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
LEXICON = invented_lexicon()


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['group']}" for n, r in enumerate(ROWS, 1)])
def test_speakers_are_named_as_the_codebook_says(row: dict[str, Any]) -> None:
    document, tags, attributions = world(row)
    named, actors = name_actors(document, tags, attributions, lexicon=LEXICON)
    by_id = {actor.id: actor for actor in actors}
    found = [
        None
        if attribution.actor is None
        else {
            "actor": by_id[attribution.actor].name,
            "kind": by_id[attribution.actor].kind,
            "via": [by_id[carrier].name for carrier in attribution.via],
        }
        for attribution in named
    ]
    assert found == row["expected"]
    for name, wanted in row.get("actors", {}).items():
        check_actor(document.text, actors, name, wanted)


def check_actor(
    text: str, actors: tuple[Actor, ...], name: str, wanted: dict[str, Any] | None
) -> None:
    same = [actor for actor in actors if actor.name == name]
    if wanted is None:
        assert same == []
        return
    assert len(same) == 1, [actor.name for actor in actors]
    (actor,) = same
    if "kind" in wanted:
        assert actor.kind == wanted["kind"]
    if "roles" in wanted:
        assert list(actor.roles) == wanted["roles"]
    if "mentions" in wanted:
        assert [text[start:end] for start, end in actor.mentions] == wanted["mentions"]
