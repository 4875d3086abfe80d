"""The examples of docs/codebook.md: how they are read off the page and held against a result.

A row of a table is an example. Its last cell has a line (`<br>`) for each statement or actor;
a line is a list of claims, `name: value`, parted by ` · `. `words → value, value` claims that
these words are worth at least this much; where one such is claimed, all of its name are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.records import Actor, Extraction, Item, Quantity, Span, Spans, Statement

STORY, ROWS, ACTORS, NUMBER, DAY = "The story says", "The row says", "The actors", "No.", "Day"
NOTHING = "none"
_CELL = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"\s*<br>\s*")
_LIST_NAMES = ("quantity", "date", "item")

Claim = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A story of the page and what it claims: `lines` of statements, or of actors."""

    id: str
    published: str | None
    text: str
    lines: tuple[tuple[Claim, ...], ...]
    is_about_actors: bool


def read_examples(page: str) -> Iterator[Example]:
    """The examples of a page in its order; tables without numbers and stories are passed over."""
    header: list[str] = []
    for line in page.splitlines():
        if not line.startswith("|"):
            header = []
            continue
        cells = [cell.strip() for cell in _CELL.split(line)[1:-1]]
        if not header:
            header = cells
        elif STORY in header and not set(line) <= set("|- "):
            yield _example(dict(zip(header, cells, strict=True)))


def _example(cells: dict[str, str]) -> Example:
    is_about_actors = ACTORS in cells
    lines = _BREAK.split(cells[ACTORS if is_about_actors else ROWS])
    return Example(
        id=cells[NUMBER],
        published=cells.get(DAY) or None,
        text=_BREAK.sub("\n", cells[STORY]),
        lines=tuple(tuple(_claims(line)) for line in lines if line != NOTHING),
        is_about_actors=is_about_actors,
    )


def _claims(line: str) -> Iterator[Claim]:
    for claim in line.split(" · "):
        name, value = claim.split(": ", 1)
        yield name, value


def differences(example: Example, extraction: Extraction) -> list[str]:
    """What the example claims and the extraction does not give, in words; empty where all is so."""
    if example.is_about_actors:
        return [
            problem
            for line in example.lines
            for problem in _lacking("actor", [value for _, value in line], _actors(extraction))
        ]
    statements = extraction.statements
    if len(statements) != len(example.lines):
        found = [_words(extraction, statement.content) for statement in statements]
        return [f"{len(example.lines)} statements claimed, found {found}"]
    return [
        problem
        for line, statement in zip(example.lines, statements, strict=True)
        for problem in _line_differences(line, statement, extraction)
    ]


def _line_differences(
    line: tuple[Claim, ...], statement: Statement, extraction: Extraction
) -> Iterator[str]:
    for name, value in line:
        if name not in _LIST_NAMES and value != (found := FIELDS[name](statement, extraction)):
            yield f"{name}: {value!r} claimed, found {found!r}"
    for name in _LIST_NAMES:
        claimed = [value for other, value in line if other == name]
        if claimed:
            found_values = _valued(name, statement, extraction)
            claimed = [value for value in claimed if value != NOTHING]
            if len(claimed) != len(found_values):
                yield f"{name}: {claimed} claimed, found {found_values}"
            yield from _lacking(name, claimed, found_values)


def _lacking(name: str, claimed: list[str], found: list[Worth]) -> Iterator[str]:
    """Every claim for whose words there is none found with these values at least."""
    for value in claimed:
        words, values = _worth(value)
        if not any(words == other and values <= others for other, others in found):
            yield f"{name}: {value!r} claimed, found {found}"


Worth = tuple[str, frozenset[str]]


def _worth(claim: str) -> Worth:
    words, arrow, values = claim.partition(" → ")
    if not arrow:
        words, _, values = claim.partition(", ")
    return words, frozenset(values.split(", "))


def _words(extraction: Extraction, spans: Spans) -> str:
    return " … ".join(extraction.document.text[start:end] for start, end in spans) or NOTHING


def _name(extraction: Extraction, id: str | None) -> str:
    return next((actor.name for actor in extraction.actors if actor.id == id), NOTHING)


def _attributed(part: str) -> Callable[[Statement, Extraction], str]:
    def words(statement: Statement, extraction: Extraction) -> str:
        for attribution in extraction.attributions:
            if attribution.id == statement.attribution:
                return _words(extraction, getattr(attribution, part))
        return NOTHING

    return words


def _part(extraction: Extraction, span: Span | None) -> str:
    return _words(extraction, (span,) if span else ())


def _yes(value: bool) -> str:
    return "yes" if value else "no"


FIELDS: dict[str, Callable[[Statement, Extraction], str]] = {
    "content": lambda s, e: _words(e, s.content),
    "kind": lambda s, e: s.kind,
    "speaker": lambda s, e: _name(e, s.speaker),
    "source": _attributed("source"),
    "cue": _attributed("cue"),
    "via": lambda s, e: ", ".join(_name(e, id) for id in s.via) or NOTHING,
    "type": lambda s, e: s.type,
    "negated": lambda s, e: _yes(s.modality.negated),
    "future": lambda s, e: _yes(s.modality.future),
    "condition": lambda s, e: _part(e, s.modality.condition),
    "hedge": lambda s, e: _part(e, s.modality.hedge),
    "countries": lambda s, e: ", ".join(s.countries) or NOTHING,
    "stage": lambda s, e: s.stage or NOTHING,
}


def _valued(name: str, statement: Statement, extraction: Extraction) -> list[Worth]:
    """The quantities, dates or items of a statement in the notation of the page."""
    if name == "quantity":
        return [(_part(extraction, q.span), _quantity(q, extraction)) for q in statement.quantities]
    if name == "date":
        return [
            (_part(extraction, date.span), frozenset({date.value or NOTHING, date.role}))
            for date in statement.dates
        ]
    return [(_part(extraction, item.span), _item(item)) for item in statement.items]


def _quantity(quantity: Quantity, extraction: Extraction) -> frozenset[str]:
    low, high = quantity.low, quantity.high
    if low is None:
        amount = "uncounted" if high is None else f"up to {high:,.10g}"
    elif high is None:
        amount = f"{low:,.10g} and up"
    else:
        amount = f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
    return frozenset(
        {
            amount,
            quantity.relation,
            quantity.measure,
            quantity.direction or "",
            f"unit {quantity.unit}",
            f"against {_part(extraction, quantity.baseline)}",
        }
    )


def _item(item: Item) -> frozenset[str]:
    return frozenset({item.unroca or "no category", item.sipri or "no description"})


def _actors(extraction: Extraction) -> list[Worth]:
    return [(actor.name, _actor(actor, extraction)) for actor in extraction.actors]


def _actor(actor: Actor, extraction: Extraction) -> frozenset[str]:
    mentions = {f"mention {_part(extraction, span)}" for span in actor.mentions}
    return frozenset({actor.kind, *mentions, *(f"role {role}" for role in actor.roles)})
