"""Rows of a ledger without a ledger: what it gives back for an extraction."""

from __future__ import annotations

from onrecord.records import Extraction
from onrecord.rows import StatementRow
from tests.ledger.sample import Amount, Said, extraction, story

HASH = "ab" * 32
NASTY = (
    "=cmd|' /C calc'!A0",
    "a;=1+1",
    "\u200f\u202eسلاح، نه؛ «هرگز»",
    "two\nlines\r\nand\ra \"quote\", a 'quote', a comma; \ta tab",
    "\x01\x1b[31m\x7f",
    "🪁👩🏽‍✈️🇦🇶",
    "\ufeff＠SUM(1)",
    "ж" * 10_000,
    "-5",
    "NULL",
    " spaces ",
)


def rows_of(extraction: Extraction, *, first: int = 1) -> list[StatementRow]:
    """The rows of its statements, numbered from `first`."""
    attributions = {attribution.id: attribution for attribution in extraction.attributions}
    return [
        StatementRow(
            number=first + place,
            version=1,
            supersedes=None,
            standing="current",
            reviewed=None,
            statement=statement,
            attribution=attributions.get(statement.attribution or ""),
            actors=tuple(
                actor
                for actor in extraction.actors
                if actor.id in (statement.speaker, *statement.via)
            ),
            said=extraction.document.published,
            said_last=extraction.document.published,
            document=extraction.document,
            name=f"{extraction.document.id}.html",
            added="2026-04-01T08:30:00Z",
            produced_by=extraction.produced_by,
            hash=HASH,
        )
        for place, statement in enumerate(extraction.statements)
    ]


def rows(stories: int = 3) -> list[StatementRow]:
    """The rows of the first stories, four each."""
    return [row for n in range(stories) for row in rows_of(story(n), first=4 * n + 1)]


def nasty() -> list[Extraction]:
    """A document for each of `NASTY`, with one statement, which has it wherever it has text."""
    return [
        extraction(
            f"{words} {words} {words}",
            Said(
                words=words,
                speaker=words,
                role=words,
                cue=words,
                condition=words,
                quantities=(Amount(words=words, low=-1.5, high=1e21, unit=words),),
                dates=((words, "2026-02"),),
                items=((words, "IV", None),),
            ),
            title=words,
            outlet=words,
            url=words,
        )
        for words in NASTY
    ]


def nasty_rows() -> list[StatementRow]:
    """The rows of them."""
    return [
        row for number, one in enumerate(nasty(), start=1) for row in rows_of(one, first=number)
    ]
