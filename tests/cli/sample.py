"""An extraction made by hand, and an extractor so simple that its output is plain to see."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.errors import ModelError
from onrecord.records import (
    Actor,
    Attribution,
    CueClass,
    Document,
    Extraction,
    Kind,
    Modality,
    ProducedBy,
    Rejection,
    Span,
    Spans,
    Statement,
)

SAID = re.compile(r"(?P<who>\w+) (?P<cue>said|believes|told \w+): (?P<words>[^\n]+)")
SCRIPT = """Kolvani said: “We have sold nothing.”
Mirel believes: the drones are slow
Kolvani told Novaset: “Ask again in May,” and that is all
"""


def read_script(document: Document) -> Extraction:
    """Attributions of lines `NAME said|believes|told OUTLET: WORDS`; other lines are rejected."""
    attributions, actors = [], {}
    for number, match in enumerate(SAID.finditer(document.text)):
        names = [match["who"], *match["cue"].split()[1:]]
        for name in names:
            actors[name] = Actor(
                id=name, kind="person", name=name, mentions=(), roles=("minister",)
            )
        attributions.append(
            attribution(
                id=str(number),
                kind="direct" if match["words"].startswith("“") else "indirect",
                cue_class="other" if match["cue"] == "believes" else "speech",
                source=(Span(*match.span("who")),),
                cue=(Span(*match.span("cue")),),
                content=(Span(*match.span("words")),),
                actor=names[0],
                via=tuple(names[1:]),
            )
        )
    silent = re.finditer(r"^[^:\n]+$", document.text, re.M)
    return Extraction(
        document=document,
        actors=tuple(actors.values()),
        attributions=tuple(attributions),
        statements=tuple(map(statement, attributions)),
        timexes=(),
        quantities=(),
        rejections=tuple(
            Rejection(stage="script", spans=(Span(*m.span()),), reason="nobody speaks")
            for m in silent
        ),
        produced_by=ProducedBy(onrecord="0", model="script", resources="none"),
    )


def actor(name: str) -> Actor:
    return Actor(id=name, kind="person", name=name, mentions=(), roles=("minister",))


def attribution(
    *,
    content: Spans,
    id: str = "t",
    kind: Kind = "indirect",
    cue_class: CueClass = "speech",
    source: Spans = (),
    cue: Spans = (),
    actor: str | None = None,
    via: tuple[str, ...] = (),
) -> Attribution:
    return Attribution(
        id=id,
        kind=kind,
        source=source,
        cue=cue,
        content=content,
        cue_class=cue_class,
        actor=actor,
        via=via,
        confidence=1.0,
    )


def statement(of: Attribution) -> Statement:
    return Statement(
        id=f"s{of.id}",
        attribution=of.id,
        content=of.content,
        kind=of.kind,
        speaker=of.actor,
        via=of.via,
        type="assessment",
        modality=Modality(),
        quantities=(),
        dates=(),
        countries=(),
        items=(),
        stage=None,
        confidence=1.0,
    )


def load_script() -> Callable[[Document], Extraction]:
    return read_script


def load_damaged() -> Callable[[Document], Extraction]:
    raise ModelError("The model is altered. Install onrecord anew.", path="model.onnx")
