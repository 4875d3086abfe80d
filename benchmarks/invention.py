"""Extractions to fill a ledger with: invented words and names, as frequent as words and names are.

Each document has about 500 words in 20 sentences; 10 of them are statements, 12 are attributed to
somebody out of 8 actors. Words, names, countries and the rest are drawn by Zipf's law. Two pairs of
common values rarely meet, as they do in life: the most frequent type hardly speaks of the most
frequent country, and the largest outlet closed down after two of the ten years. No model runs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import get_args

from benchmarks.corpus import SEED
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Extraction,
    Item,
    Modality,
    ProducedBy,
    Quantity,
    Rejection,
    Span,
    Stage,
    Statement,
    StatementDate,
    StatementType,
    Timex,
    content_id,
)
from onrecord.resources import load_lexicons
from onrecord.rows import document_id

STATEMENTS = 10
"""In each document."""
_SENTENCES, _WORDS, _ATTRIBUTIONS, _ACTORS = 20, 25, 12, 8
_FIRST_DAY, _DAYS = date(2016, 1, 1), 3653
_ONSETS = tuple("bdfghjklmnprstvz")
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei", "ia")
_CODAS = ("", "n", "r", "l", "k", "nd", "rt", "m")
_ENDINGS = ("", "", "", "s", "ed", "ing")
_BY = ProducedBy(onrecord="0.1.0", model="5c" * 32, resources="7d" * 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Values with the sums of their weights, the most frequent first."""

    values: tuple[str, ...]
    sums: tuple[float, ...]

    def draw(self, chance: random.Random, count: int = 1) -> list[str]:
        """`count` of the values, by weight."""
        return chance.choices(self.values, cum_weights=self.sums, k=count)

    def share(self, place: int) -> float:
        """How often the value at `place` is drawn."""
        below = self.sums[place - 1] if place else 0.0
        return (self.sums[place] - below) / self.sums[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that documents are made of."""

    stems: Stock
    speakers: Stock
    outlets: Stock
    countries: Stock
    types: Stock
    descriptions: Stock


def invent_world() -> World:
    """The same world every time."""
    chance = random.Random(SEED)
    words = _invent_words(chance, 120_000)
    names = [word.capitalize() for word in words]
    speakers = [
        f"{chance.choice(names[:2000])} {chance.choice(names[:30_000])}" for _ in range(20_000)
    ]
    outlets = [f"{name} {chance.choice(('Post', 'Herald', 'Radio'))}" for name in names[200:500]]
    countries = sorted({str(state["iso"]) for state in load_lexicons()["states"]})
    chance.shuffle(countries)
    descriptions = [f"{n % 8} {words[900 + n]} {words[700 + n % 40]}" for n in range(160)]
    return World(
        stems=_stock(words, 8),
        speakers=_stock(dict.fromkeys(speakers), 4),
        outlets=_stock(outlets, 4),
        countries=_stock(countries, 2),
        types=_stock(get_args(StatementType), 2),
        descriptions=_stock(descriptions, 4),
    )


def invent(world: World, count: int) -> Iterator[Extraction]:
    """`count` documents with all that was read out of them, each different."""
    for n in range(count):
        yield _Draft(world, random.Random(f"{SEED} {n}")).extraction()


def _stock(values: Sequence[str] | dict[str, None], offset: int) -> Stock:
    """Zipf's law: the n-th value has the weight 1 / (n + offset)."""
    kept = tuple(values)
    weights = (1 / (n + offset) for n in range(1, len(kept) + 1))
    return Stock(values=kept, sums=tuple(accumulate(weights)))


def _invent_words(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = chance.choice((1, 2, 2, 3, 3))
        parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        found["".join(parts) + chance.choice(_CODAS)] = None
    return list(found)


class _Draft:
    """One document in the making."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world = world
        self.chance = chance
        self.sentences: list[Span] = []
        self.document = self._document()

    def _document(self) -> Document:
        world, chance = self.world, self.chance
        parts: list[str] = []
        at = 0
        for _ in range(_SENTENCES):
            stems = world.stems.draw(chance, chance.randint(_WORDS - 8, _WORDS + 8))
            words = " ".join(stem + chance.choice(_ENDINGS) for stem in stems)
            sentence = words[0].upper() + words[1:] + "."
            self.sentences.append(Span(at, at + len(sentence)))
            parts.append(sentence)
            at += len(sentence) + 1
        (outlet,) = world.outlets.draw(chance)
        years = 0.2 if outlet == world.outlets.values[0] else 1.0
        day = _FIRST_DAY + timedelta(days=int(chance.random() * _DAYS * years))
        text = " ".join(parts)
        bare = Document(
            id="",
            text=text,
            title=text[:60],
            url=f"https://example.org/{chance.getrandbits(64):x}",
            outlet=outlet,
            published=day.isoformat(),
            language="en",
        )
        return replace(bare, id=document_id(bare))

    def extraction(self) -> Extraction:
        """Everything that was read out of the document."""
        actors = [self._actor(name) for name in self._names()]
        attributions = [
            self._attribution(sentence, self.chance.choice(actors), self.chance.choice(actors))
            for sentence in self.sentences[:_ATTRIBUTIONS]
        ]
        statements = tuple(map(self._statement, attributions[:STATEMENTS]))
        spans = self.sentences[-6:]
        return Extraction(
            document=self.document,
            actors=tuple(actors),
            attributions=tuple(attributions),
            statements=statements,
            timexes=tuple(
                Timex(span=Span(s, s + 8), type="DATE", value="2024", edtf="2024", calendar="iso")
                for s, _ in spans
            ),
            quantities=tuple(self._quantity(span) for span in spans),
            rejections=tuple(
                Rejection(stage="attribute", spans=(span,), reason="a frame without content")
                for span in spans
            ),
            produced_by=_BY,
        )

    def _names(self) -> list[str]:
        return list(dict.fromkeys(self.world.speakers.draw(self.chance, _ACTORS)))

    def _actor(self, name: str) -> Actor:
        start = self.chance.choice(self.sentences).start
        return Actor(
            id=content_id("actor", self.document.id, name),
            kind="person",
            name=name,
            mentions=tuple(Span(start + n, start + n + 12) for n in range(4)),
            roles=tuple(self.world.stems.draw(self.chance, self.chance.randint(0, 2))),
        )

    def _attribution(self, sentence: Span, speaker: Actor, relay: Actor) -> Attribution:
        start, end = sentence
        return Attribution(
            id=content_id("attribution", self.document.id, sentence),
            kind="indirect",
            source=(Span(start, start + 12),),
            cue=(Span(start + 13, start + 17),),
            content=(Span(start + 18, end),),
            cue_class="speech",
            actor=speaker.id,
            via=(relay.id,) if relay is not speaker and self._in(0.1) else (),
            confidence=round(self.chance.random(), 4),
        )

    def _statement(self, attribution: Attribution) -> Statement:
        world, chance = self.world, self.chance
        ((start, end),) = attribution.content
        (type,) = world.types.draw(chance)
        countries = set(world.countries.draw(chance, chance.choice((0, 1, 1, 2))))
        if type == world.types.values[0] and not self._in(0.002):
            countries.discard(world.countries.values[0])
        return Statement(
            id=content_id("statement", self.document.id, attribution.id),
            attribution=attribution.id,
            content=attribution.content,
            kind=attribution.kind,
            speaker=attribution.actor,
            via=attribution.via,
            type=type,  # type: ignore[arg-type]
            modality=Modality(
                negated=self._in(0.06),
                future=self._in(0.2),
                condition=Span(start, start + 20) if self._in(0.04) else None,
                hedge=Span(start, start + 9) if self._in(0.05) else None,
            ),
            quantities=(self._quantity(Span(start, end)),) if self._in(0.4) else (),
            dates=(self._told(Span(start, start + 9)),) if self._in(0.05) else (),
            countries=tuple(sorted(countries)),
            items=(self._item(Span(start, start + 9)),) if self._in(0.4) else (),
            stage=chance.choice(get_args(Stage)) if self._in(0.2) else None,
            confidence=attribution.confidence,
        )

    def _item(self, span: Span) -> Item:
        category, description = self.world.descriptions.draw(self.chance)[0].split(" ", 1)
        roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[int(category)]
        return Item(span=span, unroca=roman, sipri=description)

    def _told(self, span: Span) -> StatementDate:
        """The month of publication, in which it was said."""
        assert self.document.published is not None
        return StatementDate(span=span, value=self.document.published[:7], role="utterance")

    def _quantity(self, span: Span) -> Quantity:
        return Quantity(
            span=Span(span.start, span.start + 5),
            low=float(self.chance.randint(1, 500)),
            high=None,
            unit="vehicle",
            relation="about",
            direction=None,
            measure="count",
            baseline=None,
        )

    def _in(self, share: float) -> bool:
        return self.chance.random() < share
