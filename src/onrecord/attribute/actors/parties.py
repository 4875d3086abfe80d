"""Unnamed parties in the text: "Western and European countries", "an unnamed customer"."""

from __future__ import annotations

from onrecord.attribute.actors.lexicon import Party
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.story import Story
from onrecord.records import Span


def add_parties(story: Story) -> None:
    """Take the unnamed parties of the text into the cast; the same words are one party."""
    tokens, lower = story.tokens, story.tokens.lower
    nouns = frozenset(noun for party in story.lexicon.parties for noun in party.nouns)
    held = {span: member for member in story.cast.members for span in member.mentions}
    known: dict[str, Member] = {}
    for i, word in enumerate(lower):
        if word not in nouns or i == 0 or i + 1 in story.reader.edges.by_token:
            continue
        start = _party_start(story, i)
        if start is None:
            continue
        span = tokens.span(start, i + 1)
        if not _trades(story, span.start):
            continue
        if span in held or _inside(span, held):
            continue
        text = " ".join(lower[start : i + 1])
        member = known.get(text)
        if member is None:
            member = story.cast.add(Member("undisclosed", opened=span.start))
            known[text] = member
        member.mention(span, name=True)


def _trades(story: Story, at: int) -> bool:
    """Whether the sentence at code point `at` speaks of buying, selling or giving."""
    tokens = story.tokens
    if not story.sentences:
        return False
    first, last = tokens.inside(*story.sentences[story.sentence(at)])
    stems = tuple(story.lexicon.words["trade_stem"])
    return any(word.startswith(stems) for word in tokens.lower[first:last])


def _inside(span: Span, held: dict[Span, Member]) -> bool:
    return any(
        other.start <= span.start and span.end <= other.end
        for other, member in held.items()
        if member.kind in ("undisclosed", "group")
    )


def _party_start(story: Story, i: int) -> int | None:
    """Where the party begins whose noun is token `i`; None where nothing leaves open who it is."""
    words, lower = story.tokens.words, story.tokens.lower
    for party in story.lexicon.parties:
        if lower[i] not in party.nouns:
            continue
        if party.possessive:
            name = story.reader.edges.by_token.get(i - 2)
            if name and name.kind == "state" and lower[i - 1] == "'s":
                return name.first
            continue
        if _leaves_open(words[i - 1], lower[i - 1], party):
            start = i - 1
            while start > 0 and (
                _leaves_open(words[start - 1], lower[start - 1], party)
                or (lower[start - 1] in story.lexicon.words["between_parties"])
            ):
                start -= 1
            while lower[start] in ("and", "or"):
                start += 1
            return start
    return None


def _leaves_open(word: str, lower: str, party: Party) -> bool:
    return word in party.modifiers or (word[0].isupper() and lower in party.modifiers)
