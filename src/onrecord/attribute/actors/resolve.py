"""Resolve source phrases to members: names, pronouns, descriptions, carriers."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.actors.descriptions import Descriptions
from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.name import Name
from onrecord.attribute.actors.phrase import Phrase
from onrecord.attribute.actors.references import References
from onrecord.attribute.actors.story import Story

_ANSWERS = frozenset(("A", "Answer"))
_LABELS = frozenset(("A", "Answer", "Q", "Question"))
# How far back people who spoke are meant by "they" before any body is.
_NEAR_SENTENCES = 2
# How far back a paper may have been introduced: a bound on the work in very long texts.
_REACH_TOKENS = 3000
_PERSONAL = frozenset(("masculine", "feminine"))
Resolved = tuple[Member | None, tuple[Member, ...]]


class Resolver:
    """Resolves the phrases of one story, best called in text order."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.references = References(story)
        self.descriptions = Descriptions(self.references)
        self._answering: Member | None = None
        self._carried: dict[str, tuple[Member, Member | None]] = {}
        self._resolved: dict[Range, Resolved] = {}

    def resolve(self, part: Range) -> Resolved:
        """Who speaks in the tokens of `part`, and through which carriers; the member notes it."""
        if part not in self._resolved:
            self._resolved[part] = self._resolve(part)
        return self._resolved[part]

    def _resolve(self, part: Range) -> Resolved:
        if self._labels(part):
            return self._label(part), ()
        citing = self._citing(part)
        if citing is not None:
            return citing
        phrase = self.story.reader.read(*part)
        if phrase.sort == "carrier":
            return self._carrier(phrase)
        member = self._member(phrase)
        for other in phrase.others:
            self.resolve(other)
        if member is not None:
            self._note(member, phrase)
        return member, ()

    def _labels(self, part: Range) -> bool:
        """Whether a source is the label of a question or an answer in a transcript."""
        first, last = part
        words = self.story.tokens.words
        return last - first == 1 and words[last : last + 1] == [":"] and words[first] in _LABELS

    def _label(self, part: Range) -> Member | None:
        """Who answers behind "A:": the person named last before the first; nobody asks."""
        first, _ = part
        if self.story.tokens.words[first] not in _ANSWERS:
            return None
        at = self.story.tokens.starts[first]
        if self._answering is None:
            people = (m for _, m, _ in self.story.focused(at) if m.kind == "person")
            self._answering = next(people, None)
        return self._answering

    def _citing(self, part: Range) -> Resolved | None:
        """Both in one source: "the Courier, quoting people at the yard"."""
        first, last = part
        lower, citing = self.story.tokens.lower, self.story.lexicon.words["citing"]
        at = next((i for i in range(first + 1, last - 1) if lower[i] in citing), None)
        if at is None:
            return None
        outlet, _ = self.resolve((first, at))
        speaker, carriers = self.resolve((at + 1, last))
        if outlet is None or speaker is None:
            return None
        return speaker, (*carriers, outlet)

    def _note(self, member: Member, phrase: Phrase) -> None:
        story, tokens = self.story, self.story.tokens
        first, last = phrase.core
        if phrase.name is not None and phrase.name.kind in ("person", "organisation", "outlet"):
            if phrase.role is not None and member.kind == "person":
                story.add_role(member, phrase.role)
        else:
            if phrase.sort in ("people", "party", "person"):
                first = self.references.stripped(first, last)
            member.mention(tokens.span(first, last))
        member.acts = member.spoke = True
        story.focus(tokens.starts[first], member, strong=True)

    def _member(self, phrase: Phrase) -> Member | None:
        if phrase.sort == "pronoun":
            return self._pronoun(phrase)
        if phrase.sort == "name" and phrase.name is not None:
            name, cast = phrase.name, self.story.cast
            member = cast.of_name.get(name.first)
            if member is not None:
                self._named_at_last(phrase, name, member)
                return member
            if name.kind == "inhabitants" and not phrase.definite:
                return self.references.group(phrase, "group")
            return cast.state(name.iso) if name.iso else None
        if phrase.sort == "person":
            return self.descriptions.person(phrase)
        if phrase.sort == "people":
            if self.story.tokens.lower[phrase.core[0]] == "one":
                return self.references.group(phrase, "undisclosed")
            hidden = phrase.kind is not None and phrase.kind.anonymous and not phrase.owner
            return self.references.group(phrase, "undisclosed" if hidden else "group")
        if phrase.sort == "party":
            return self.references.group(phrase, "undisclosed")
        if phrase.sort == "government":
            return self.descriptions.government(phrase)
        if phrase.sort == "outlet":
            return self.descriptions.outlet(phrase)
        if phrase.sort == "body":
            return self.descriptions.body(phrase)
        return None

    def _named_at_last(self, phrase: Phrase, name: Name, member: Member) -> None:
        """Merge what was unnamed so far: "said the official, Deputy Minister Odral Venn"."""
        story = self.story
        first, last = phrase.core
        end = story.reader.edges.segment_end(first, last)
        if member.kind != "person" or name.first <= end or story.tokens.lower[first] != "the":
            return
        unnamed = self.descriptions.met(story.reader.read(first, end), "undisclosed")
        if unnamed is not None:
            story.cast.merge(member, unnamed)

    # pronouns

    def _pronoun(self, phrase: Phrase) -> Member | None:
        at = self.story.tokens.starts[phrase.core[0]]
        if phrase.head == "relative":
            return self._antecedent(phrase.core[0])
        if phrase.head in _PERSONAL:
            member = self.references.nearest(at, ("person", "undisclosed"), phrase.head)
            if member is not None and member.kind == "person":
                member.gender = member.gender or phrase.head
            return member
        if phrase.head == "body":
            return self.references.nearest(at, ("state", "organisation", "outlet"), None)
        if phrase.head == "several":
            near = self.references.nearest(at, ("group",), None, sentences=_NEAR_SENTENCES)
            if near is not None and near.spoke:
                return near
            return self.references.nearest(
                at, ("group", "undisclosed", "organisation", "state"), None
            )
        return None

    def _antecedent(self, token: int) -> Member | None:
        """Whom a relative pronoun stands for: who is named or described directly before it."""
        story, lower = self.story, self.story.tokens.lower
        before = token - 1
        if before >= 0 and story.tokens.words[before] == ",":
            before -= 1
        personal = lower[token].startswith("who")
        name = story.reader.edges.by_token.get(before)
        if name is not None and (name.kind == "person" or not personal):
            return story.cast.of_name.get(name.first)
        if name is None and story.lexicon.roles.ending(lower, max(0, before - 2), before + 1):
            first = before
            while first > 0 and self._in_noun_phrase(first - 1):
                first -= 1
            return self.resolve((first, before + 1))[0]
        at, sentence = story.tokens.starts[token], story.sentence(story.tokens.starts[token])
        kinds = ("person",) if personal else ("organisation", "state", "outlet")
        for place, member, _ in story.focused(at):
            if story.sentence(place) != sentence:
                break
            if member.kind in kinds:
                return member
        return None

    def _in_noun_phrase(self, i: int) -> bool:
        """Whether token `i` can stand before a role noun in one phrase with it."""
        story, tokens = self.story, self.story.tokens
        name = story.reader.edges.by_token.get(i)
        if name is not None:
            return name.kind == "adjective"
        words = story.lexicon.words
        word = tokens.lower[i]
        return word in words["role_modifier"] or word in words["count"] or word in words["article"]

    def _carrier(self, phrase: Phrase) -> Resolved:
        """A paper and whose words it carries."""
        story = self.story
        assert phrase.carrier is not None
        carrier_at = phrase.carrier
        known = self._carried.get(phrase.head)
        if phrase.inner is None and known and phrase.definite:
            known[0].mention(story.tokens.span(*carrier_at))
            self._put_in_focus(known[1] or known[0], carrier_at[0])
            return known[1], (known[0],)
        speaker: Member | None = None
        chain: tuple[Member, ...] = ()
        if phrase.inner is not None:
            speaker, chain = self._issuer(phrase.inner)
        elif phrase.definite:
            speaker = self._spoke_in(phrase.head, story.tokens.starts[carrier_at[0]])
        carrier = story.cast.add(Member("outlet", opened=story.tokens.starts[carrier_at[0]]))
        carrier.mention(story.tokens.span(*carrier_at))
        carrier.mention(
            story.tokens.span(self.references.stripped(*carrier_at), carrier_at[1]), name=True
        )
        carrier.acts = True
        self._put_in_focus(speaker or carrier, carrier_at[0])
        if speaker is None:
            return carrier, ()
        self._carried[phrase.head] = (carrier, speaker)
        return speaker, (*chain, carrier)

    def _put_in_focus(self, member: Member, token: int) -> None:
        """Who speaks in a paper is who "it" stands for after it."""
        self.story.focus(self.story.tokens.starts[token], member, strong=True)

    def _issuer(self, part: Range) -> Resolved:
        """Who issued a paper; "a ministry release" is that of the ministry known by now."""
        phrase = self.story.reader.read(*part)
        if phrase.sort == "body" and not phrase.definite:
            member = self.descriptions.body(replace(phrase, definite=True))
            self._note(member, phrase)
            return member, ()
        return self.resolve(part)

    def _spoke_in(self, noun: str, at: int) -> Member | None:
        """Who spoke "in a report" before: the speaker in that sentence."""
        story, lower = self.story, self.story.tokens.lower
        last = story.tokens.inside(at, at + 1)[0]
        introduced = (("in", "a"), ("in", "an"), ("in", "its"), ("in", "their"))
        for i in range(last - 1, max(1, last - _REACH_TOKENS), -1):
            if lower[i] == noun and tuple(lower[i - 2 : i]) in introduced:
                place = story.sentence(story.tokens.starts[i])
                for where, member, strong in story.focused(story.tokens.starts[i]):
                    if story.sentence(where) != place:
                        break
                    if strong and member.spoke:
                        return member
        return None
