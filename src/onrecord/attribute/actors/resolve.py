"""Resolve source phrases to members: names, pronouns, descriptions, carriers."""

from __future__ import annotations

from onrecord.attribute.actors.describe import (
    can_be_named_later,
    content_words,
    note_role,
    score,
)
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.phrase import Phrase, Range
from onrecord.attribute.actors.story import Story
from onrecord.records import ActorKind

_PERSONAL = frozenset(("masculine", "feminine"))
_REACH_SENTENCES = 15
_NAMED_LATER_PARAGRAPHS = 5
Resolved = tuple[Member | None, tuple[Member, ...]]


class Resolver:
    """Resolves the phrases of one story, best called in text order."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._groups: dict[tuple[str, ...], Member] = {}
        self._carried: dict[str, tuple[Member, Member | None]] = {}

    def resolve(self, part: Range) -> Resolved:
        """Who speaks in the tokens of `part`, and through which carriers; the member notes it."""
        phrase = self.story.reader.read(*part)
        if phrase.sort == "carrier":
            return self._carrier(phrase)
        member = self._member(phrase)
        for other in phrase.others:
            self.resolve(other)
        if member is not None:
            self._note(member, phrase)
        return member, ()

    def _note(self, member: Member, phrase: Phrase) -> None:
        story, tokens = self.story, self.story.tokens
        first, last = phrase.core
        if phrase.name is not None and phrase.name.kind in ("person", "organisation", "outlet"):
            if phrase.role is not None and member.kind == "person":
                story.add_role(member, phrase.role)
        else:
            if phrase.sort in ("people", "party", "person"):
                first = self._stripped(first, last)
            member.mention(tokens.span(first, last))
        member.acts = True
        story.focus(tokens.starts[first], member, strong=True)

    def _stripped(self, first: int, last: int) -> int:
        lower = self.story.tokens.lower
        while (
            first < last - 1
            and lower[first] in self.story.lexicon.words["group_filler"]
            and lower[first + 1] != "of"
        ):
            first += 1
        return first

    def _member(self, phrase: Phrase) -> Member | None:
        if phrase.sort == "pronoun":
            return self._pronoun(phrase)
        if phrase.sort == "name" and phrase.name is not None:
            name, cast = phrase.name, self.story.cast
            member = cast.of_name.get(name.first)
            if member is not None:
                return member
            if name.kind == "inhabitants" and not phrase.definite:
                return self._group(phrase, "group")
            return cast.state(name.iso) if name.iso else None
        if phrase.sort == "person":
            return self._person(phrase)
        if phrase.sort == "people":
            hidden = phrase.kind is not None and phrase.kind.anonymous and not phrase.owner
            return self._group(phrase, "undisclosed" if hidden else "group")
        if phrase.sort == "party":
            return self._group(phrase, "undisclosed")
        if phrase.sort == "government":
            return self._government(phrase)
        if phrase.sort == "outlet":
            return self._outlet(phrase)
        if phrase.sort == "body":
            return self._body(phrase)
        return None

    # pronouns

    def _pronoun(self, phrase: Phrase) -> Member | None:
        at = self.story.tokens.starts[phrase.core[0]]
        if phrase.head == "relative":
            return self._antecedent(phrase.core[0])
        if phrase.head in _PERSONAL:
            member = self._nearest(at, ("person", "undisclosed"), phrase.head)
            if member is not None and member.kind == "person":
                member.gender = member.gender or phrase.head
            return member
        if phrase.head == "body":
            return self._nearest(at, ("state", "organisation", "outlet"), None)
        if phrase.head == "several":
            return self._nearest(at, ("group", "undisclosed", "organisation", "state"), None)
        return None

    def _antecedent(self, token: int) -> Member | None:
        """Whom a relative pronoun stands for: who is named or described directly before it."""
        story, lower = self.story, self.story.tokens.lower
        before = token - 1
        if before >= 0 and story.tokens.words[before] == ",":
            before -= 1
        personal = lower[token].startswith("who")
        name = story.reader.by_token.get(before)
        if name is not None and (name.kind == "person" or not personal):
            return story.cast.of_name.get(name.first)
        if name is None and story.lexicon.roles.ending(lower, max(0, before - 2), before + 1):
            first = before
            while first > 0 and (
                lower[first - 1].isalpha()
                and lower[first - 1] not in self.story.lexicon.words["outside_noun_phrase"]
            ):
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

    def _nearest(self, at: int, kinds: tuple[ActorKind, ...], gender: str | None) -> Member | None:
        """The nearest fitting member before `at`: speakers and subjects first, then any."""
        story = self.story
        floor = story.sentence(at) - _REACH_SENTENCES
        weak: Member | None = None
        for place, member, strong in story.focused(at):
            if story.sentence(place) < floor:
                break
            if member.kind not in kinds or (gender and member.gender not in (None, gender)):
                continue
            if strong:
                return member
            weak = weak or member
        return weak

    # descriptions

    def _iso(self, phrase: Phrase) -> str | None:
        """The state in a description: "the Varanian minister", "Varania's minister"."""
        first, last = phrase.core
        names = (self.story.reader.by_token.get(i) for i in range(first, last))
        return next((name.iso for name in names if name is not None and name.iso), None)

    def _person(self, phrase: Phrase) -> Member:
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        iso, modifiers = self._iso(phrase), content_words(phrase, story.lexicon)
        best: Member | None = None
        best_score = 0
        if phrase.definite:
            seen: set[int] = set()
            near = story.paragraph(at) - (2 if modifiers else 6)
            for place, member, strong in story.focused(at):
                if member.kind not in ("person", "undisclosed") or id(member) in seen:
                    continue
                if strong:
                    seen.add(id(member))
                found = score(phrase, member, iso, modifiers)
                if found == 1 and not (strong and story.paragraph(place) >= near):
                    continue
                if found > best_score:
                    best, best_score = member, found
        if best is not None:
            self._learn(best, phrase)
            return best
        later = self._named_later(phrase, at, iso)
        if later is not None:
            self._learn(later, phrase)
            return later
        return self._unnamed(phrase, iso)

    def _learn(self, member: Member, phrase: Phrase) -> None:
        """Roles told by a description are roles of its bearer."""
        if member.kind == "person" and phrase.kind is not None and not phrase.kind.anonymous:
            first = self._stripped(*phrase.core)
            if not any(word in member.roles for word in (phrase.head,)) and member.rank_only:
                member.rank_only = False
            self.story.add_role(member, (first, phrase.core[1]))

    def _unnamed(self, phrase: Phrase, iso: str | None) -> Member:
        member = self._group(phrase, "undisclosed", fresh=not phrase.definite)
        member.iso = member.iso or iso
        note_role(member, phrase.words, self.story.lexicon)
        return member

    def _named_later(self, phrase: Phrase, at: int, iso: str | None) -> Member | None:
        """The person in whose place an early description stands: named a few paragraphs on."""
        story = self.story
        paragraph = story.paragraph(at)
        if not phrase.definite and (paragraph > 1 or self._withheld(at)):
            owned = phrase.owner is not None and story.tokens.lower[phrase.core[0]] not in (
                "a",
                "an",
            )
            if not owned:
                return None
        for place, member, strong in story.following(at):
            if story.paragraph(place) > paragraph + _NAMED_LATER_PARAGRAPHS:
                return None
            if member.kind != "person" or not strong or member.opened < at:
                continue
            return member if can_be_named_later(phrase, member, iso) else None
        return None

    def _withheld(self, at: int) -> bool:
        """Whether the paragraph says that its speaker keeps his name back."""
        paragraph = self.story.paragraphs[self.story.paragraph(at)]
        text = self.story.text[paragraph.start : paragraph.end].lower()
        return any(sign in text for sign in self.story.lexicon.words["withheld"])

    def _group(self, phrase: Phrase, kind: ActorKind, *, fresh: bool = False) -> Member:
        """People, parties or an unnamed person, the same words being the same member."""
        story = self.story
        first, last = self._stripped(*phrase.core), phrase.core[1]
        key = tuple(story.tokens.lower[first:last])
        member = None if fresh and kind == "undisclosed" else self._groups.get(key)
        if member is None:
            at = story.tokens.starts[first]
            member = story.cast.add(Member(kind, opened=at))
            member.mention(story.tokens.span(first, last), name=True)
            member.words = key if kind in ("organisation", "outlet") else ()
            self._groups[key] = member
        return member

    # bodies

    def _government(self, phrase: Phrase) -> Member | None:
        """A government is its state; without a name, the state in focus."""
        iso = self._iso(phrase)
        if iso:
            return self.story.cast.state(iso)
        at = self.story.tokens.starts[phrase.core[0]]
        found = self._nearest(at, ("state",), None)
        if found is None:
            states = [m for m in self.story.cast.members if m.kind == "state"]
            found = max(states, key=lambda m: len(m.mentions), default=None)
        return found or self._group(phrase, "state")

    def _body(self, phrase: Phrase) -> Member:
        """A bare body, "the ministry": the one named before that fits, else a new one."""
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        iso, head = self._iso(phrase), phrase.head
        if phrase.definite:
            company = story.lexicon.generic_bodies.at([head], 0, 1)
            weak: Member | None = None
            for _, member, _ in story.focused(at):
                if member.kind not in ("organisation", "outlet"):
                    continue
                if iso and member.iso and iso != member.iso:
                    continue
                if head in (word.lower() for word in member.words):
                    return member
                if (
                    company
                    and company[1] == "company"
                    and weak is None
                    and self._commercial(member)
                ):
                    weak = member
            if weak is not None:
                return weak
        member = self._group(phrase, "organisation")
        member.iso = member.iso or iso
        return member

    def _commercial(self, member: Member) -> bool:
        """Whether an organisation may be a company: nothing in its name says that it is not."""
        bodies = self.story.lexicon.body_nouns
        found = (bodies.at([word.lower()], 0, 1) for word in member.words)
        return all(hit is None or hit[1] == "company" for hit in found)

    def _outlet(self, phrase: Phrase) -> Member:
        """A bare outlet, "the paper": the one named before, else one without a name."""
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        if phrase.definite:
            found = self._nearest(at, ("outlet",), None)
            if found is not None:
                return found
        return self._group(phrase, "outlet")

    # carriers

    def _carrier(self, phrase: Phrase) -> Resolved:
        """A paper and whose words it carries."""
        story = self.story
        assert phrase.carrier is not None
        carrier_at = phrase.carrier
        known = self._carried.get(phrase.head)
        if phrase.inner is None and known and phrase.definite:
            known[0].mention(story.tokens.span(*carrier_at))
            return known[1], (known[0],)
        speaker: Member | None = None
        chain: tuple[Member, ...] = ()
        if phrase.inner is not None:
            speaker, chain = self.resolve(phrase.inner)
        carrier = story.cast.add(Member("outlet", opened=story.tokens.starts[carrier_at[0]]))
        carrier.mention(story.tokens.span(*carrier_at))
        carrier.mention(story.tokens.span(self._stripped(*carrier_at), carrier_at[1]), name=True)
        carrier.acts = True
        if speaker is None:
            return carrier, ()
        self._carried[phrase.head] = (carrier, speaker)
        return speaker, (*chain, carrier)
