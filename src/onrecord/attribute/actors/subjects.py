"""Find the phrase that speaks where the model saw a cue and no source.

First what stands beside the cue, which is nearly always right where it is a pronoun, a name or a
role; then what the syntax calls its subject.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.roles import role_before
from onrecord.attribute.actors.story import Story
from onrecord.records import Attribution, Words


def find_subject(story: Story, attribution: Attribution, words: Words) -> Range | None:
    """The tokens of the phrase that speaks in an attribution without a source, or None."""
    if not attribution.cue:
        return None
    tokens, small = story.tokens, story.lexicon.words
    first, last = tokens.inside(attribution.cue[0].start, attribution.cue[-1].end)
    carried = _carrier(story, first, last)
    if carried is not None:
        return carried
    if not small["passive"].isdisjoint(tokens.lower[max(0, first - 1) : last]):
        return None
    before = first
    while before > 0 and tokens.lower[before - 1] in small["before_verb"]:
        before -= 1
    found = _ending(story, before)
    if found is not None:
        return found
    content_end = max((span.end for span in attribution.content), default=0)
    if content_end <= attribution.cue[0].start:
        found = _beginning(story, last)
    return found or _syntactic(story, attribution, words)


def _carrier(story: Story, first: int, last: int) -> Range | None:
    """A paper that the model took into the cue: "read a communiqué from the ministry"."""
    tokens, lexicon = story.tokens, story.lexicon
    for i in range(first + 1, last):
        noun = lexicon.carriers.at(tokens.lower, i, len(tokens.words))
        if noun and tokens.lower[i - 1] in lexicon.words["article"]:
            return i - 1, _phrase_end(story, noun[0])
    return None


def _phrase_end(story: Story, at: int) -> int:
    words = story.tokens.words
    while at < len(words) and (words[at][0].isalnum() or words[at] in "&'-/"):
        at += 1
    return at


def _ending(story: Story, end: int) -> Range | None:
    """The pronoun, name or described person that ends right before token `end`."""
    tokens, lexicon, by_token = story.tokens, story.lexicon, story.reader.edges.by_token
    i = end - 1
    if i < 0:
        return None
    refers = lexicon.pronouns.get(tokens.lower[i])
    if refers is not None and refers not in ("relative", "speaker"):
        return i, end
    name = by_token.get(i)
    if name is not None and name.last == end and name.kind not in ("adjective", "place"):
        role = role_before(tokens, by_token, lexicon, name) if name.kind == "person" else None
        first = role[0] if role else name.opening
        return first - (tokens.lower[first - 1] == "the" and first > 0), end
    noun = lexicon.roles.ending(tokens.lower, max(0, end - 3), end)
    if noun is None or name is not None:
        return None
    first = noun[0]
    while first > 0 and _describes(story, first - 1):
        first -= 1
        if tokens.lower[first] in lexicon.words["article"]:
            break
    return first, end


def _describes(story: Story, i: int) -> bool:
    """Whether token `i` can stand before a role noun in one phrase with it."""
    tokens, words = story.tokens, story.lexicon.words
    if i in story.reader.edges.by_token or tokens.lower[i] == "'s":
        return True
    kinds = ("role_modifier", "article", "count", "qualifier")
    return any(tokens.lower[i] in words[kind] for kind in kinds)


def _beginning(story: Story, start: int) -> Range | None:
    """The pronoun, name or described person that begins at token `start`."""
    tokens, edges = story.tokens, story.reader.edges
    if start >= len(tokens.words):
        return None
    refers = story.lexicon.pronouns.get(tokens.lower[start])
    if refers is not None and refers not in ("relative", "speaker"):
        return start, start + 1
    at = edges.past_titles(start, len(tokens.words))
    name = edges.by_token.get(at)
    if name is not None and name.kind not in ("adjective", "place"):
        return start, name.last
    end = start
    while end < len(tokens.words) and _describes(story, end):
        end += 1
    noun = story.lexicon.roles.at(tokens.lower, end, len(tokens.words))
    return (start, noun[0]) if noun and end > start else None


def _syntactic(story: Story, attribution: Attribution, words: Words) -> Range | None:
    """The subject of the cue's verb as the syntax has it, with all that hangs on it before."""
    cue = attribution.cue[0]
    place = story.sentences[story.sentence(cue.start)]
    near = range(bisect_left(words.starts, place.start), bisect_left(words.starts, place.end))
    subject = next(
        (
            i
            for i in near
            if words.relations[i] == "nsubj"
            and cue.start <= words.starts[words.heads[i]] < attribution.cue[-1].end
        ),
        None,
    )
    if subject is None:
        return None
    start = end = subject
    for i in range(subject - 1, -1, -1):
        if words.heads[i] not in range(i + 1, subject + 1):
            break
        start = i
    while end + 1 < len(words.heads) and words.relations[end + 1] == "flat":
        end += 1
    part = story.tokens.inside(words.starts[start], words.ends[end])
    phrase = story.reader.read(*part)
    bare = phrase.sort in ("person", "people", "nothing") and phrase.kind is None
    return None if bare else part
