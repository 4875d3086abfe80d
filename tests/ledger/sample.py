"""Small ledgers of invented stories, made by hand: no model runs, so that they cost nothing.

    extraction("…", Said(words="…", speaker="Orla Venn", cue="said"), outlet="Tarsis Post")

gives an Extraction with its ledger id, whose spans are found in the text. `story(n)` is the n-th of
any number of different ones, `filled(path, documents=3)` a Ledger that holds the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.records import (
    Actor,
    ActorKind,
    Attribution,
    Document,
    Extraction,
    Item,
    Measure,
    Modality,
    ProducedBy,
    Quantity,
    Rejection,
    Source,
    Span,
    Stage,
    Statement,
    StatementDate,
    StatementKind,
    StatementType,
    Timex,
    content_id,
)
from onrecord.rows import document_id

PRODUCED_BY = ProducedBy(onrecord="0.1.0", model="1f" * 32, resources="2e" * 32)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A quantity by its words; `high` is `low` where it is not given."""

    words: str
    low: float
    high: float | None = None
    unit: str | None = None
    measure: Measure = "count"
    baseline: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement by its words; all words are looked for in the text.

    Without `cue` it is the outlet's own voice. `countries` are codes, `items` (words, UNROCA
    category, description), `dates` and `told` (words, EDTF): of what is said, and of the saying.
    """

    words: str
    speaker: str | None = None
    speaker_kind: ActorKind = "person"
    role: str | None = None
    via: tuple[str, ...] = ()
    cue: str | None = None
    kind: StatementKind = "indirect"
    type: StatementType = "export_volume"
    stage: Stage | None = None
    countries: tuple[str, ...] = ()
    items: tuple[tuple[str, str | None, str | None], ...] = ()
    quantities: tuple[Amount, ...] = ()
    dates: tuple[tuple[str, str | None], ...] = ()
    told: tuple[tuple[str, str | None], ...] = ()
    negated: bool = False
    future: bool = False
    condition: str | None = None
    hedge: str | None = None
    confidence: float = 0.9


def extraction(
    text: str,
    *said: Said,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = "Tarsis Post",
    published: str | None = "2026-03-14",
    source: Source | None = None,
    produced_by: ProducedBy = PRODUCED_BY,
) -> Extraction:
    """What a reader would get out of `text`, had it found just what `said` tells."""
    bare = Document(
        id="",
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        language="en",
        source=source,
    )
    document = replace(bare, id=document_id(bare))
    actors = _actors(document, said)
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    for one in said:
        attribution = _attribution(document, one, actors)
        attributions += [attribution] if attribution else []
        statements.append(_statement(document, one, attribution, actors))
    return Extraction(
        document=document,
        actors=tuple(actors.values()),
        attributions=tuple(attributions),
        statements=tuple(statements),
        timexes=tuple(
            Timex(
                span=date.span, type="DATE", value=date.value, edtf=date.value, calendar="gregory"
            )
            for statement in statements
            for date in statement.dates
        ),
        quantities=tuple(q for statement in statements for q in statement.quantities),
        rejections=(
            Rejection(stage="attribute", spans=(Span(0, 5),), reason="a frame without content"),
        ),
        produced_by=produced_by,
    )


PEOPLE = (
    ("Orla Venn", "defence minister"),
    ("Teodor Malk", "head of the Ostmark export agency"),
    ("Ruwen Çal", "deputy minister"),
    ("Ines Karrow", "spokeswoman"),
)
OUTLETS = ("Tarsis Post", "Kolvani Herald", "Radio Ostmark", None)
ITEMS = (
    ("patrol boats", "VI", "Patrol craft"),
    ("drones", "IV", "UAV"),
    ("armoured vehicles", "II", "APC"),
)
COUNTRIES = (("Varania", "VR"), ("Ostmark", "OK"), ("Kesh", "KH"))


def story(n: int) -> Extraction:
    """The n-th story, n from 0: four statements of four kinds, one of them the outlet's own."""
    speaker, role = PEOPLE[n % len(PEOPLE)]
    item, unroca, sipri = ITEMS[n % len(ITEMS)]
    country, code = COUNTRIES[n % len(COUNTRIES)]
    published = f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}"
    text = (
        f"{country} looks for buyers, part {n}\n"
        f"{speaker}, {role}, said on Monday that {country} had sold {n + 2} {item} in 2025.\n"
        f"“We have not asked anybody for {item},” {speaker} told the Mirel Agency.\n"
        f"More {item} would be sold if parliament agreed, the ministry of Kesh reportedly added.\n"
        f"The {item} were shown in the port of Tarsis for the first time.\n"
    )
    return extraction(
        text,
        Said(
            words=f"{country} had sold {n + 2} {item} in 2025",
            speaker=speaker,
            role=role,
            cue="said",
            stage="delivered",
            quantities=(Amount(words=f"{n + 2}", low=n + 2),),
            dates=(("2025", "2025"),),
            told=(("Monday", published),),
            countries=(code,),
            items=((item, unroca, sipri),),
        ),
        Said(
            words=f"We have not asked anybody for {item}",
            speaker=speaker,
            role=role,
            via=("Mirel Agency",),
            cue="told",
            kind="direct",
            type="denial",
            negated=True,
            items=((item, unroca, sipri),),
            confidence=0.75,
        ),
        Said(
            words=f"More {item} would be sold if parliament agreed",
            speaker="the ministry of Kesh",
            speaker_kind="organisation",
            cue="added",
            type="export_condition",
            future=True,
            condition="if parliament agreed",
            hedge="reportedly",
            countries=("KH", code),
            confidence=0.6,
        ),
        Said(
            words=f"The {item} were shown in the port of Tarsis for the first time.",
            kind="narration",
            type="disclosure",
            confidence=0.5,
            countries=(code,),
            items=((item, unroca, sipri),),
        ),
        title=f"{country} looks for buyers, part {n}",
        url=f"https://example.org/{n}",
        outlet=OUTLETS[n % len(OUTLETS)],
        published=None if n % 7 == 6 else published,
        source=Source(media_type="text/html", data=f"<html><body>{text}</body></html>".encode()),
    )


def filled(
    path: Path, documents: int = 3, *, extractions: Iterable[Extraction] | None = None
) -> Ledger:
    """A new ledger in `path` with `extractions`, or the first of the stories."""
    ledger = Ledger.create(path)
    for one in extractions if extractions is not None else map(story, range(documents)):
        ledger.append(one, name=f"{one.document.title or one.document.id}.html")
    return ledger


def _actors(document: Document, said: Iterable[Said]) -> dict[str, Actor]:
    """By name: whoever speaks or relays."""
    found: dict[str, Actor] = {}
    for one in said:
        named = [(one.speaker, one.speaker_kind, one.role)] if one.speaker else []
        for name, kind, role in (*named, *((name, "organisation", None) for name in one.via)):
            found.setdefault(
                name,
                Actor(
                    id=content_id("actor", document.id, name),
                    kind=kind,
                    name=name,
                    mentions=_everywhere(document.text, name),
                    roles=(role,) if role else (),
                ),
            )
    return found


def _attribution(document: Document, said: Said, actors: dict[str, Actor]) -> Attribution | None:
    if said.cue is None:
        return None
    content = _find(document.text, said.words)
    cue = _near(document.text, said.cue, content)
    source = (_near(document.text, said.speaker, content),) if said.speaker else ()
    return Attribution(
        id=content_id("attribution", document.id, cue, content),
        kind="indirect" if said.kind == "narration" else said.kind,
        source=source,
        cue=(cue,),
        content=(content,),
        cue_class="speech",
        actor=actors[said.speaker].id if said.speaker else None,
        via=tuple(actors[name].id for name in said.via),
        confidence=said.confidence,
    )


def _statement(
    document: Document, said: Said, attribution: Attribution | None, actors: dict[str, Actor]
) -> Statement:
    text = document.text
    content = _find(text, said.words)

    def within(words: str) -> Span:
        start, end = _find(said.words, words)
        return Span(content.start + start, content.start + end)

    return Statement(
        id=content_id("statement", document.id, content, attribution and attribution.id),
        attribution=attribution.id if attribution else None,
        content=(content,),
        kind=said.kind,
        speaker=actors[said.speaker].id if said.speaker else None,
        via=tuple(actors[name].id for name in said.via),
        type=said.type,
        modality=Modality(
            negated=said.negated,
            future=said.future,
            condition=_near(text, said.condition, content) if said.condition else None,
            hedge=_near(text, said.hedge, content) if said.hedge else None,
        ),
        quantities=tuple(
            Quantity(
                span=within(amount.words),
                low=amount.low,
                high=amount.low if amount.high is None else amount.high,
                unit=amount.unit,
                relation="exact",
                direction=None,
                measure=amount.measure,
                baseline=_near(text, amount.baseline, content) if amount.baseline else None,
            )
            for amount in said.quantities
        ),
        dates=(
            *(StatementDate(span=within(w), value=v, role="content") for w, v in said.dates),
            *(
                StatementDate(span=_near(text, w, content), value=v, role="utterance")
                for w, v in said.told
            ),
        ),
        countries=said.countries,
        items=tuple(Item(span=within(w), unroca=u, sipri=s) for w, u, s in said.items),
        stage=said.stage,
        confidence=said.confidence,
    )


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _everywhere(text: str, words: str) -> tuple[Span, ...]:
    first = _find(text, words)
    found, at = [first], text.find(words, first.end)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def _near(text: str, words: str, content: Span) -> Span:
    """Where `words` stand nearest to `content`."""
    return min(_everywhere(text, words), key=lambda span: abs(span.start - content.start))
