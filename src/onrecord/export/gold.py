"""Reviewed statements as gold for measuring, and as labelled sentences for training.

A gold row is what the stories' scorer and `evaluation/` read: a document with all its statements.
Where some of them are still to be reviewed the row has `partial` in the place of `gold`, so that
who measures against it stops, and does not count what is missing as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.records import Actor, Document, Quantity, Span, Spans, Statement
from onrecord.rows import StatementRow

CODEBOOK = 2
LEFT_OUT = "left_out"
"""The type, in training, of what no ledger keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedDocument:
    """A document that people worked on, and its statements in text order by what became of them.

    `kept` were confirmed or corrected and are current, `unreviewed` are current too.
    """

    document: Document
    kept: tuple[StatementRow, ...]
    rejected: tuple[StatementRow, ...]
    unreviewed: tuple[StatementRow, ...]

    @property
    def complete(self) -> bool:
        """Whether people decided about every statement."""
        return not self.unreviewed


def encode_gold(reviewed: ReviewedDocument) -> bytes:
    """The line of a document: `document`, and its kept statements under `gold` or `partial`.

    `speaker` and `via` are the places of the longest form of the name; `persons` and
    `organisations` are those who speak or carry a statement, since only these were reviewed.
    """
    document = reviewed.document
    text = document.text
    actors = {actor.id: actor for row in reviewed.kept for actor in row.actors}
    gold: dict[str, object] = {
        "id": document.id,
        "doc_date": document.published,
        "codebook": CODEBOOK,
        "text_sha256": document.sha256,
        "statements": [_statement(n, row) for n, row in enumerate(reviewed.kept, start=1)],
        "persons": _names(actors.values(), ("person",), text),
        "organisations": _names(actors.values(), ("organisation", "outlet"), text),
    }
    if not reviewed.complete:
        gold["unreviewed"] = len(reviewed.unreviewed)
    line = {
        "document": {
            "id": document.id,
            "title": document.title,
            "url": document.url,
            "outlet": document.outlet,
            "published": document.published,
            "text": text,
        },
        "gold" if reviewed.complete else "partial": gold,
    }
    return msgspec.json.encode(line) + b"\n"


def encode_training(reviewed: ReviewedDocument, sentences: Spans) -> Iterator[bytes]:
    """A line for each statement whose sentence is wholly reviewed, as in `training/statements/`.

    `sentences`: all of the document, in text order. What was rejected is `left_out` where nothing
    else in its sentence was kept.
    """
    unreviewed = {_around(row.statement.content, sentences) for row in reviewed.unreviewed}
    kept = {_around(row.statement.content, sentences) for row in reviewed.kept}
    rows = [(row, row.statement.type) for row in reviewed.kept]
    lines: list[tuple[StatementRow, str]] = [
        *rows,
        *(
            (row, LEFT_OUT)
            for row in reviewed.rejected
            if _around(row.statement.content, sentences) not in kept
        ),
    ]
    for row, type in sorted(lines, key=lambda line: line[0].statement.content):
        sentence = _around(row.statement.content, sentences)
        if sentence not in unreviewed:
            yield msgspec.json.encode(_labelled(row, type, sentence)) + b"\n"


def _labelled(row: StatementRow, type: str, sentence: Span) -> dict[str, object]:
    statement, text = row.statement, row.document.text
    parts = [text[start:end] for start, end in statement.content]
    return {
        "sentence": text[sentence.start : sentence.end],
        "content": parts[0] if len(parts) == 1 else parts,
        "kind": statement.kind,
        "type": type,
        "negated": statement.modality.negated,
        "future": statement.modality.future,
        "stage": statement.stage,
        "story": row.document.id,
    }


def _around(content: Spans, sentences: Spans) -> Span:
    """The sentence of a content, or all that it touches, as one span."""
    start, end = content[0].start, content[-1].end
    touched = [s for s in sentences if s.start < end and start < s.end]
    return Span(min([start, *(s.start for s in touched)]), max([end, *(s.end for s in touched)]))


def _statement(n: int, row: StatementRow) -> dict[str, object]:
    statement, attribution, text = row.statement, row.attribution, row.document.text
    source = attribution.source if attribution else ()
    cue = attribution.cue if attribution else ()
    mention = next(iter(source), None)
    return {
        "n": n,
        "content": statement.content,
        "kind": statement.kind,
        "speaker": (_name(row.speaker, text) or mention) if row.speaker else None,
        "speaker_mention": mention,
        "cue": next(iter(cue), None),
        "type": statement.type,
        "modality": statement.modality,
        "quantities": [_quantity(quantity) for quantity in statement.quantities],
        "dates": _dates(statement),
        "countries": statement.countries,
        "stage": statement.stage,
        "via": [span for actor in row.via if (span := _name(actor, text))],
    }


def _quantity(quantity: Quantity) -> dict[str, object]:
    return {
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "relation": quantity.relation,
        "direction": quantity.direction,
        "measure": quantity.measure,
        "span": quantity.span,
        "baseline": quantity.baseline,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _dates(statement: Statement) -> list[dict[str, object]]:
    return [{"value": d.value, "role": d.role, "span": d.span} for d in statement.dates]


def _names(actors: Iterable[Actor], kinds: Sequence[str], text: str) -> list[dict[str, object]]:
    named = sorted(
        ((span, actor) for actor in actors if (span := _name(actor, text))),
        key=lambda pair: pair[0],
    )
    return [
        {"name": span, "variants": _variants(actor, text)}
        for span, actor in named
        if actor.kind in kinds
    ]


def _variants(actor: Actor, text: str) -> list[Span]:
    """The first place of every form of the name; pronouns and descriptions are none."""
    words = set(actor.name.casefold().split())
    forms: dict[str, Span] = {}
    for span in sorted(actor.mentions):
        form = text[span.start : span.end]
        if words & set(form.casefold().split()):
            forms.setdefault(form, span)
    return list(forms.values())


def _name(actor: Actor, text: str) -> Span | None:
    """Where the name of `actor` first stands in full, or else its longest mention."""
    in_full = [m for m in actor.mentions if " ".join(text[m.start : m.end].split()) == actor.name]
    if in_full:
        return min(in_full)
    return max(actor.mentions, key=lambda m: (m.end - m.start, -m.start), default=None)
