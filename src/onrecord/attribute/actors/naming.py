"""Name the actors of a document and give every attribution its speaker and carriers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.noise import Doubt
from onrecord.attribute.actors.parties import add_parties
from onrecord.attribute.actors.relay import Relay
from onrecord.attribute.actors.resolve import Resolver
from onrecord.attribute.actors.story import Story
from onrecord.attribute.actors.subjects import find_subject
from onrecord.records import Actor, Attribution, Document, Span, Tags, Words, content_id

_OPENING_MARKS = "\"“„«'‘"
_NESTED_AT_MOST = 8
_BLANK = re.compile(r"\n\s*\n")
# Stands for an attribution where a phrase is the source of none.
_NOBODYS = -1
Told = dict[int, tuple[Member | None, tuple[Member, ...]]]


def name_actors(
    document: Document,
    tags: Tags,
    attributions: Sequence[Attribution],
    *,
    lexicon: ActorLexicon,
) -> tuple[tuple[Attribution, ...], tuple[Actor, ...]]:
    """Give `attributions` their `actor` and `via`, and return them with all actors of the document.

    `attributions` come with `actor` None and `via` empty and go back in the same order. Follows
    CODEBOOK sections 4 and 11. Of several speakers in one phrase the first is the attribution's
    actor; the others are actors too. An attribution whose speaker cannot be told keeps None.
    Raises nothing: what is not understood stays without an actor.
    """
    if not tags.sentences:
        return tuple(attributions), ()
    story = Story(document, tags, attributions, lexicon)
    resolver = Resolver(story)
    relay = Relay(story, resolver, attributions)
    for attribution in attributions:
        relay.told(attribution, named=True)  # a body that is told something is an outlet everywhere
    parts = _source_phrases(story, attributions, tags.words)
    told = _resolve_sources(story, resolver, parts, relay.cited())
    _inherit(story, attributions, told)
    for i, attribution in enumerate(attributions):
        speaker, carriers = told[i]
        speaker, relays = relay.read(attribution, speaker)
        told[i] = speaker, tuple(dict.fromkeys((*carriers, *relays)))
    _nest(attributions, told)
    for i, (speaker, carriers) in told.items():
        speaker = speaker and speaker.current()
        told[i] = speaker, tuple(member.current() for member in carriers)
    add_parties(story)
    actors, ids = _freeze(
        document, story, Doubt(story.tokens, tags.words, [part for part, _ in story.appositions])
    )
    named = []
    for i, attribution in enumerate(attributions):
        actor = ids.get(told[i][0])
        via = dict.fromkeys(ids[member] for member in told[i][1] if member in ids)
        others = tuple(carrier for carrier in via if carrier != actor)
        named.append(replace(attribution, actor=actor, via=others))
    return tuple(named), actors


def _source_phrases(
    story: Story, attributions: Sequence[Attribution], words: Words
) -> list[list[Range]]:
    """For each attribution the tokens of its source phrases, or of the subject of its cue."""
    parts: list[list[Range]] = []
    for attribution in attributions:
        found = [story.tokens.inside(*source) for source in attribution.source]
        found = [story.widened(part) for part in found if part[0] < part[1]]
        found = [part for part in found if not story.empty(part)]
        if _expletive(story, attribution, found):
            found = []
        elif not found:
            subject = find_subject(story, attribution, words)
            found = [subject] if subject else []
        parts.append(found)
    return parts


def _expletive(story: Story, attribution: Attribution, parts: list[Range]) -> bool:
    """Whether the source is the "it" of "it was reported", which is nobody."""
    lower, passive = story.tokens.lower, story.lexicon.words["passive"]
    cue = (i for span in attribution.cue for i in range(*story.tokens.inside(*span)))
    return [lower[first:last] for first, last in parts] == [["it"]] and any(
        lower[i] in passive for i in cue
    )


def _resolve_sources(
    story: Story, resolver: Resolver, parts: list[list[Range]], cited: list[Range]
) -> Told:
    """Resolve the source phrases and the `cited` in text order: a pronoun needs those before it."""
    told: Told = dict.fromkeys(range(len(parts)), (None, ()))
    seen: dict[Range, tuple[Member | None, tuple[Member, ...]]] = {}
    sources = [(part, i) for i, found in enumerate(parts) for part in found]
    for part, i in sorted((*sources, *((part, _NOBODYS) for part in cited))):
        if i != _NOBODYS and told[i][0] is not None:
            continue
        if part not in seen:
            seen[part] = resolver.resolve(part)
        if i != _NOBODYS:
            told[i] = seen[part]
    return told


def _start(attribution: Attribution) -> int:
    spans = attribution.cue or attribution.content
    return spans[0].start if spans else 0


def _inherit(story: Story, attributions: Sequence[Attribution], told: Told) -> None:
    """Speakers of attributions that have no source of their own.

    "Underlining …, she said": that of the next attribution in the sentence, else of the one before.
    A quotation that runs on: that of the attribution before it, in this paragraph or the last.
    """
    order = sorted(range(len(attributions)), key=lambda i: _start(attributions[i]))
    places = {i: story.sentence(_start(attributions[i])) for i in order}
    beside: dict[int, list[int]] = {}
    for i in order:
        beside.setdefault(places[i], []).append(i)
    last: int | None = None
    for i in order:
        attribution = attributions[i]
        if told[i][0] is None and not attribution.source:
            near = [j for j in beside[places[i]] if told[j][0] is not None]
            if attribution.cue and near:
                at = _start(attribution)
                after = [j for j in near if _start(attributions[j]) > at]
                told[i] = told[after[0] if after else near[-1]][0], ()
            elif last is not None and _quotation(story, attribution):
                close = story.paragraph(_start(attribution)) - 1
                if story.paragraph(_start(attributions[last])) >= close:
                    told[i] = told[last]
        if told[i][0] is not None:
            last = i


def _quotation(story: Story, attribution: Attribution) -> bool:
    if attribution.kind in ("direct", "mixed"):
        return True
    start = attribution.content[0].start if attribution.content else 0
    return start > 0 and story.text[start - 1] in _OPENING_MARKS


def _nest(attributions: Sequence[Attribution], told: Told) -> None:
    """An attribution that stands inside what an outlet reports is carried by that outlet."""
    outer = sorted(
        (span, i)
        for i, attribution in enumerate(attributions)
        for span in attribution.content
        if (speaker := told[i][0]) is not None and speaker.kind == "outlet"
    )
    starts = [span.start for span, _ in outer]
    for i, attribution in enumerate(attributions):
        for cue in attribution.cue[:1]:
            end = bisect_right(starts, cue.start)
            for span, j in outer[max(0, end - _NESTED_AT_MOST) : end]:
                if j != i and cue.end <= span.end:
                    speaker, via = told[i]
                    carrier, further = told[j]
                    if carrier is not None and carrier is not speaker and carrier not in via:
                        told[i] = speaker, tuple(dict.fromkeys((*via, carrier, *further)))


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))


def _roles(member: Member) -> tuple[str, ...]:
    """The roles as the text gives them, on one line, without what only a cut-off reading gave."""
    # A blank line ends a role: what follows is the label of a question or the next paragraph.
    roles = dict.fromkeys(" ".join(_BLANK.split(role)[0].split()) for role in member.roles)
    return tuple(
        role
        for role in roles
        if not any(
            other != role and (other.startswith(role) or other.endswith(f" {role}"))
            for other in roles
        )
    )


def _freeze(
    document: Document, story: Story, doubt: Doubt
) -> tuple[tuple[Actor, ...], dict[Member | None, str]]:
    """The actors in order of their first mention, and the id of each member."""
    ids: dict[Member | None, str] = {}
    seen: set[str] = set()
    actors: list[Actor] = []
    sha256 = document.sha256
    for member in story.cast.members:
        if not member.mentions or (member.kind == "state" and not member.acts):
            continue
        if doubt.rejects(member):
            continue
        proper = member.names or sorted(member.mentions)
        if member.kind == "state":
            member.mentions.update(story.adjectives.get(member.iso, ()))
        mentions = tuple(sorted(member.mentions))
        longest = max(proper, key=lambda span: (_letters(document.text, span), -span.start))
        name = " ".join(document.text[longest.start : longest.end].split())
        key = content_id("actor", document.id, sha256, member.kind, name, *mentions[0])
        ids[member] = key
        if key in seen:
            continue
        seen.add(key)
        actors.append(
            Actor(
                id=key,
                kind=member.kind,
                name=name,
                mentions=mentions,
                roles=_roles(member),
            )
        )
    actors.sort(key=lambda actor: (actor.mentions[0], actor.id))
    return tuple(actors), ids
