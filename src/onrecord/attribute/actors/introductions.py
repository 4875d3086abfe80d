"""Where a described party was introduced: "the two ministers" before "the ministers said"."""

from __future__ import annotations

from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.phrase import Phrase
from onrecord.attribute.actors.story import Story

# How many tokens back an introduction is looked for: a bound on the work in very long texts.
_REACH = 3000
_LONGEST_TOKENS = 12


def find_introduction(story: Story, phrase: Phrase) -> Range | None:
    """The tokens, without article, of the nearest earlier phrase that `phrase` takes up.

    It has the same noun and at least one word more; where `phrase` names a state, the same state.
    """
    lower, head = story.tokens.lower, phrase.head
    first = phrase.core[0]
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if lower[i] != head or i in story.reader.edges.by_token:
            continue
        found = _opening(story, i), _end(story, i)
        if head in story.lexicon.words["count"]:
            found = i, _counted(story, i)
        if found[1] - found[0] > 1 and _same(story, found, phrase):
            return found
    return None


def _opening(story: Story, noun: int) -> int:
    """Where the phrase of a noun begins, without article."""
    tokens, words = story.tokens, story.lexicon.words
    first = noun
    while first > 0 and noun - first < _LONGEST_TOKENS:
        name = story.reader.edges.by_token.get(first - 1)
        word = tokens.lower[first - 1]
        adjective = name is not None and name.kind == "adjective"
        if not (adjective or word in words["role_modifier"] or word in words["count"]):
            break
        first -= 1
    return first


def _end(story: Story, noun: int) -> int:
    """Where the phrase of a noun ends: behind what "of" and "for" add in capitals."""
    tokens, words = story.tokens, story.lexicon.words
    last = end = noun + 1
    while last < len(tokens.words) and last - noun < _LONGEST_TOKENS:
        if tokens.words[last][0].isupper():
            end = last + 1
        elif tokens.lower[last] not in ("of", "for") and tokens.lower[last] not in words["article"]:
            break
        last += 1
    return end


def _counted(story: Story, number: int) -> int:
    """Where a phrase ends that begins with a number: behind its noun, "three former clerks"."""
    lower, lexicon = story.tokens.lower, story.lexicon
    for i in range(number + 1, min(len(lower), number + _LONGEST_TOKENS)):
        noun = lexicon.roles.at(lower, i, len(lower))
        if noun is not None and noun[1].plural:
            return noun[0]
        if not (lower[i] in lexicon.words["role_modifier"] or lower[i].isalpha()):
            break
    return number + 1


def _same(story: Story, part: Range, phrase: Phrase) -> bool:
    """Whether an introduction can be that of `phrase`: no other state, no word that it lacks."""
    lower, by_token = story.tokens.lower, story.reader.edges.by_token
    states = {by_token[i].iso for i in range(*part) if i in by_token and by_token[i].iso}
    wanted = {by_token[i].iso for i in range(*phrase.core) if i in by_token and by_token[i].iso}
    if wanted:
        return wanted == states
    small = story.lexicon.words
    told = phrase.words - small["description_filler"] - small["group_filler"] - small["count"]
    return told <= set(lower[slice(*part)])
