"""Papers and showings that carry somebody's words: which words name them, and who issued them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.actors.edges import Edges, Range


@dataclass(frozen=True, slots=True)
class Paper:
    """The tokens of a phrase that carry the words, and those that name the issuer, if any do."""

    carrier: Range
    issuer: Range | None


def read_paper(edges: Edges, first: int, end: int, last: int) -> Paper | None:
    """The paper in the phrase [first, last) whose first segment ends at `end`; None if none is."""
    found = _noun(edges, first, end)
    if found is None:
        return None
    noun, head = found
    issuer = (
        _before(edges, first, noun, head)
        or _named_after(edges, head, last)
        or _submitter(edges, head)
    )
    return Paper((noun if issuer and issuer[0] < noun else first, head), issuer)


def _noun(edges: Edges, first: int, end: int) -> Range | None:
    """Where the noun of the paper stands, if it heads the segment."""
    lexicon, words, lower = edges.lexicon, edges.tokens.words, edges.tokens.lower
    for i in range(first, end):
        if i in edges.by_token:
            continue
        found = lexicon.carriers.at(lower, i, end)
        if found and i > first and words[i][0].isupper():
            return None
        if found and (found[0] == end or not words[found[0]][0].isupper()):
            head = found[0]
            owns = lower[head : head + 1] == ["'s"]
            return None if owns or lexicon.roles.at(lower, head, end) else (i, head)
        if lower[i] in lexicon.words["preposition"]:
            return None
    return None


def _before(edges: Edges, first: int, noun: int, head: int) -> Range | None:
    """The issuer before the noun: "the yard's yearly report", "a ministry release"."""
    lower = edges.tokens.lower
    start = edges.skip_articles(first, head)
    owned = next((i for i in range(noun - 1, start, -1) if lower[i] == "'s"), None)
    if owned is not None and _may_issue(edges, first, owned):
        return first, owned
    if edges.lexicon.generic_bodies.ending(lower, start, noun):
        return first, noun
    name = edges.by_token.get(noun - 1) if noun > first else None
    return (name.first, name.last) if name is not None and name.kind != "adjective" else None


def _may_issue(edges: Edges, first: int, last: int) -> bool:
    """Whether a possessive is somebody's who issues papers, not a time: "last week's"."""
    lower, lexicon = edges.tokens.lower, edges.lexicon
    tables = (lexicon.generic_bodies, lexicon.body_nouns, lexicon.generic_outlets)
    return (
        last - 1 in edges.by_token
        or lower[last - 1] in lexicon.government_nouns
        or lexicon.roles.ending(lower, first, last) is not None
        or any(table.ending(lower, first, last) is not None for table in tables)
    )


def _named_after(edges: Edges, head: int, last: int) -> Range | None:
    """The issuer behind "by" or "from"."""
    lower = edges.tokens.lower
    for word in ("by", "from"):
        if word in lower[head:last]:
            at = lower.index(word, head, last)
            return at + 1, next((i for i in range(at + 1, last) if lower[i] == "to"), last)
    return None


def _submitter(edges: Edges, head: int) -> Range | None:
    """The body in "the report, which the Office submitted": the subject behind the pronoun."""
    words, lower = edges.tokens.words, edges.tokens.lower
    at = head + (words[head : head + 1] == [","])
    if lower[at : at + 1] not in (["which"], ["that"]):
        return None
    name = edges.by_token.get(edges.skip_articles(at + 1, len(words)))
    if name is None or name.kind not in ("organisation", "outlet", "state"):
        return None
    return at + 1, name.last
