"""Small documents with marked speakers, and the lexicon with the states of an invented world.

In a marked text `<s1>…</>` is the source of the first attribution, `<q1>` its cue, `<c1>` its
content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from onrecord.attribute.actors import ActorLexicon, build_actor_lexicon
from onrecord.attribute.actors.story import Story
from onrecord.records import Attribution, Document, Entity, EntityLabel, Kind, Span, Tags, Words

FOLDER = Path(__file__).parents[3] / "src" / "onrecord" / "resources" / "lexicons"
NAMES = (
    "titles", "roles", "states", "organisations", "outlets", "carriers", "parties", "pronouns",
    "phrase_words", "given_names",
)  # fmt: skip
INVENTED = (
    {
        "iso": "XV",
        "names": ["Varania", "Republic of Varania"],
        "adjectives": ["Varanian"],
        "inhabitants": ["Varanians"],
        "capitals": ["Odrassa"],
        "self_names": ["Free Republic"],
    },
    {
        "iso": "XO",
        "names": ["Ostland"],
        "adjectives": ["Ostlandic"],
        "inhabitants": ["Ostlanders"],
        "capitals": ["Ostmouth"],
        "self_names": [],
    },
)
_TAG = re.compile(r"<([sqc])(\d)>|</>")
_SENTENCE = re.compile(r"[^\n]*?[.!?][”\"]?(?=\s|$)|[^\n]+")


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of one lexicon as its YAML file has them."""
    loaded = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = loaded["entries"]
    return found


def invented_lexicon() -> ActorLexicon:
    """The lexicon as it ships, with two invented states beside the real ones."""
    lexicons = {name: entries(name) for name in NAMES}
    lexicons["states"] += [dict(state) for state in INVENTED]
    return build_actor_lexicon(lexicons)


@dataclass
class Marks:
    """The spans of one marked attribution."""

    s: list[Span] = field(default_factory=list)
    q: list[Span] = field(default_factory=list)
    c: list[Span] = field(default_factory=list)


def unmark(marked: str) -> tuple[str, list[Marks]]:
    """The text without marks, and the spans of its attributions in the order of their numbers."""
    text, at = "", 0
    open_tags: list[tuple[str, str, int]] = []
    found: dict[str, Marks] = {}
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            open_tags.append((tag[1], tag[2], len(text)))
        else:
            kind, number, start = open_tags.pop()
            getattr(found.setdefault(number, Marks()), kind).append(Span(start, len(text)))
    return text + marked[at:], [found[number] for number in sorted(found)]


def world(row: Mapping[str, Any]) -> tuple[Document, Tags, list[Attribution]]:
    """The document, tags and attributions of a case."""
    text, marks = unmark(row["text"])
    labels: tuple[tuple[str, EntityLabel], ...] = (
        ("persons", "PERSON"),
        ("organisations", "ORGANIZATION"),
        ("places", "LOCATION"),
    )
    entities: list[Entity] = []
    for key, label in labels:
        for name in sorted(row.get(key, ()), key=len, reverse=True):
            entities += _occurrences(text, name, label, entities)
    tags = Tags(
        paragraphs=tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text)),
        sentences=tuple(
            Span(m.end() - len(m.group().lstrip()), m.end()) for m in _SENTENCE.finditer(text)
        ),
        words=Words(starts=(), ends=(), upos=(), heads=(), relations=()),
        entities=tuple(sorted(entities, key=lambda entity: entity.span)),
        frames=(),
    )
    attributions = [
        Attribution(
            id=f"a{n}",
            kind=_kind(text, mark),
            source=tuple(mark.s),
            cue=tuple(mark.q),
            content=tuple(mark.c),
            cue_class="speech",
            actor=None,
            via=(),
            confidence=1.0,
        )
        for n, mark in enumerate(marks)
    ]
    return Document(id="case", text=text), tags, attributions


def _kind(text: str, mark: Marks) -> Kind:
    start = mark.c[0].start if mark.c else 0
    return "direct" if start and text[start - 1] == "“" else "indirect"


def _occurrences(text: str, name: str, label: EntityLabel, known: Iterable[Entity]) -> list[Entity]:
    held = [entity.span for entity in known]
    spans = [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(name)}(?!\w)", text)]
    return [
        Entity(span=span, label=label)
        for span in spans
        if not any(span.start < other.end and other.start < span.end for other in held)
    ]


def open_story(row: Mapping[str, Any], lexicon: ActorLexicon) -> Story:
    """A case as the stage reads it before anything is resolved."""
    document, tags, attributions = world(row)
    return Story(document, tags, attributions, lexicon)
