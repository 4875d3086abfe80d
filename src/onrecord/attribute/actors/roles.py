"""Read the roles that a text gives a named person, beside the name."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.name import Name
from onrecord.attribute.actors.tokens import Tokens

_LONGEST_APPOSITION_TOKENS = 24


def role_before(
    tokens: Tokens, by_token: Mapping[int, Name], lexicon: ActorLexicon, name: Name
) -> Range | None:
    """The role that stands before a name, between what precedes it and its titles.

    "Varanian Defence Minister General Odral" gives "Varanian Defence Minister".
    """
    lower, words = tokens.lower, tokens.words
    end, start = name.opening, name.opening
    at = name.opening
    while at < name.first:
        title = lexicon.titles.at(lower, at, name.first, dotted=True)
        if title is None:
            break
        if title[1].rank == "office":
            end = title[0]
        at = title[0]
    if end == start:
        apposed = (
            start > 1 and words[start - 1] == "," and words[name.last : name.last + 1] == [","]
        )
        end = start = start - apposed
        found = lexicon.roles.ending(lower, max(0, start - 4), start)
        if found is None or found[1].plural or found[0] in by_token:
            return None
        start = found[0]
    while start > 0:
        before = by_token.get(start - 1)
        if before is not None and before.kind != "person":
            start = before.first
        elif lower[start - 1] == "'s" and start - 2 in by_token:
            start = by_token[start - 2].first
        elif lower[start - 1] in lexicon.words["role_modifier"] or (
            words[start - 1][0].isupper()
            and before is None
            and (start < 2 or words[start - 2] not in '.!?"“”:' or start - 1 == 0)
            and lower[start - 1] not in lexicon.words["preposition"]
            and lower[start - 1] not in ("the", "a", "an", "but", "and", "as")
        ):
            start -= 1
        else:
            break
    return start, end


def role_after(
    tokens: Tokens,
    by_token: Mapping[int, Name],
    lexicon: ActorLexicon,
    name: Name,
    cues: frozenset[int],
) -> Range | None:
    """The apposition after a name: "Calder, 54, a spokesman for the yard, said"."""
    lower, words, n = tokens.lower, tokens.words, len(tokens.words)
    at = name.last
    if at >= n or words[at] not in ",(":
        return None
    at += 1
    if at + 1 < n and words[at].isdigit() and words[at + 1] == ",":
        at += 2
    if at < n and lower[at] in ("the", "a", "an"):
        at += 1
    elif at < n and (
        lower[at] in lexicon.words["preposition"] or lower[at].endswith(("ed", "ing", "seen"))
    ):
        return None
    end = _apposition_end(tokens, at)
    head = next((i for i in range(at + 1, end) if lower[i] in lexicon.words["preposition"]), end)
    if head <= at or not cues.isdisjoint(range(at, end)):
        return None
    for stop in range(head, at, -1):
        found = lexicon.roles.ending(lower, at, stop)
        if found and found[0] in by_token:
            return None
        if found and not found[1].plural:
            if stop == head or lower[stop] in ("and", "&", "now"):
                return at, end
            return None
    return None


def _apposition_end(tokens: Tokens, at: int) -> int:
    """Where the apposition from token `at` ends: a mark outside brackets, a relative clause."""
    words, lower = tokens.words, tokens.lower
    depth = 0
    for i in range(at, min(len(words), at + _LONGEST_APPOSITION_TOKENS)):
        if words[i] == "(":
            depth += 1
        elif words[i] == ")":
            depth -= 1
            if depth < 0:
                return i
        elif not depth and (words[i] in ',;:.!?"“”—–' or lower[i] in ("who", "which", "whose")):
            return i
    return min(len(words), at + _LONGEST_APPOSITION_TOKENS)
