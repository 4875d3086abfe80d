from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.actors import name_actors
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Entity,
    EntityLabel,
    Span,
    Tags,
    Words,
)
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


def test_nothing_said_and_nobody_named_gives_nobody() -> None:
    document, tags, attributions = world({"text": "the boats are blue."})
    assert name_actors(document, tags, attributions, lexicon=LEXICON) == ((), ())


def test_ids_hang_on_the_document_and_not_on_the_run() -> None:
    row = {"text": "<s1>Odral Venn</> <q1>said</> <c1>yes</>.", "persons": ["Odral Venn"]}
    document, tags, attributions = world(row)
    first = name_actors(document, tags, attributions, lexicon=LEXICON)
    assert name_actors(document, tags, attributions, lexicon=invented_lexicon()) == first
    other = Document(id="other", text=document.text)
    (attribution,), _ = name_actors(other, tags, attributions, lexicon=LEXICON)
    assert attribution.actor != first[0][0].actor


TELLING = """
    Odral Venn VENN said the The a spokesman minister Varania Varanian Odrassa he it they who of by
    from and citing told Courier newspaper Ministry Defence Army Inc Ltd Gen Mr statement report
    ( ) , . : “ ” 's ’s - — & / U.S. Q A é ı ß 第 🚢 7 F-9 communiqué state television
"""
WORDS = st.sampled_from([*TELLING.split(), "\n", "\t"])
LABELS: tuple[EntityLabel, ...] = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")


@st.composite
def pages(draw: st.DrawFn) -> tuple[Document, Tags, list[Attribution]]:
    """A heap of telling words with marks anywhere, as a model at its worst may set them."""
    text = draw(st.sampled_from(["", " "])).join(draw(st.lists(WORDS, max_size=40)))

    def span() -> Span:
        start = draw(st.integers(0, max(0, len(text) - 1)))
        return Span(start, draw(st.integers(min(start + 1, len(text)), len(text))))

    def spans(most: int) -> tuple[Span, ...]:
        return tuple(span() for _ in range(draw(st.integers(0, most))) if text)

    lines = tuple(Span(*line.span()) for line in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text))
    marks = [Entity(span=s, label=draw(st.sampled_from(LABELS))) for s in sorted(spans(5))]
    attributions = [
        Attribution(
            id=f"a{n}",
            kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            source=spans(2),
            cue=spans(2),
            content=spans(2),
            cue_class="speech",
            actor=None,
            via=(),
            confidence=1.0,
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    words = Words(starts=(), ends=(), upos=(), heads=(), relations=())
    tags = Tags(
        paragraphs=lines,
        sentences=lines,
        words=words,
        entities=tuple(e for e in marks if e.span.start < e.span.end),
        frames=(),
    )
    return Document(id="page", text=text), tags, attributions


@settings(max_examples=300, deadline=None)
@given(pages())
def test_whatever_is_marked_every_id_is_known_and_every_mention_lies_in_the_text(
    page: tuple[Document, Tags, list[Attribution]],
) -> None:
    document, tags, attributions = page
    named, actors = name_actors(document, tags, attributions, lexicon=LEXICON)
    ids = [actor.id for actor in actors]
    assert len(ids) == len(set(ids))
    assert [a.id for a in named] == [a.id for a in attributions]
    for attribution in named:
        assert attribution.actor is None or attribution.actor in ids
        assert set(attribution.via) <= set(ids)
        assert attribution.actor not in attribution.via
    for actor in actors:
        assert actor.name
        assert actor.mentions == tuple(sorted(set(actor.mentions)))
        for start, end in actor.mentions:
            assert 0 <= start < end <= len(document.text)
