"""Resolve descriptions: "the spokesman", "a senior official", "the ministry", "the paper"."""

from __future__ import annotations

from onrecord.attribute.actors.matching import (
    can_be_named_later,
    content_words,
    note_role,
    score,
)
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.phrase import Phrase
from onrecord.attribute.actors.references import References
from onrecord.records import ActorKind

_NAMED_LATER_PARAGRAPHS = 5
_BODY_LATER_PARAGRAPHS = 2
_SUBJECT_SENTENCES = 4


class Descriptions:
    """Resolves the descriptions of one story, best called in text order."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.story = references.story

    def person(self, phrase: Phrase) -> Member:
        """The person described: one met before, one named soon after, or one without a name."""
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        iso = self.references.iso(phrase)
        best = self.met(phrase, "person", "undisclosed") if phrase.definite else None
        if best is not None:
            self._learn(best, phrase)
            return best
        later = self._named_later(phrase, at, iso)
        if later is not None:
            self._learn(later, phrase)
            return later
        return self._unnamed(phrase, iso)

    def met(self, phrase: Phrase, *kinds: ActorKind) -> Member | None:
        """The member met before `phrase` that fits it best, the nearest of the best."""
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        iso, modifiers = self.references.iso(phrase), content_words(phrase, story.lexicon)
        near = story.paragraph(at) - (2 if modifiers else 6)
        best: Member | None = None
        best_score = 0
        seen: set[int] = set()
        for place, member, strong in story.focused(at):
            if member.kind not in kinds or id(member) in seen or member.doubtful:
                continue
            if strong:
                seen.add(id(member))
            found = score(phrase, member, iso, modifiers, story.lexicon)
            if found == 1 and not (strong and story.paragraph(place) >= near):
                continue
            if found > best_score:
                best, best_score = member, found
        return best

    def _learn(self, member: Member, phrase: Phrase) -> None:
        """Roles told by a description are roles of its bearer."""
        if member.kind == "person" and phrase.kind is not None and not phrase.kind.anonymous:
            first = self.references.stripped(*phrase.core)
            if not any(word in member.roles for word in (phrase.head,)) and member.rank_only:
                member.rank_only = False
            self.story.add_role(member, (first, phrase.core[1]))

    def _unnamed(self, phrase: Phrase, iso: str | None) -> Member:
        member = self.references.group(phrase, "undisclosed", fresh=not phrase.definite)
        member.iso = member.iso or iso
        note_role(member, phrase.words, self.story.lexicon)
        return member

    def _named_later(self, phrase: Phrase, at: int, iso: str | None) -> Member | None:
        """The person in whose place an early description stands: named a few paragraphs on."""
        story = self.story
        paragraph, sentence = story.paragraph(at), story.sentence(at)
        end = story.tokens.ends[phrase.core[1] - 1]
        if not phrase.definite and (paragraph > 1 or self._withheld(at)):
            owned = phrase.owner is not None and story.tokens.lower[phrase.core[0]] not in (
                "a",
                "an",
            )
            if not owned:
                return None
        for place, member, strong in story.following(at):
            if story.sentence(place) == sentence and place not in story.sources:
                continue  # the speaker speaks of him
            if story.paragraph(place) > paragraph + _NAMED_LATER_PARAGRAPHS:
                return None
            if member.kind != "person" or not strong or member.opened < end or member.doubtful:
                continue
            return member if can_be_named_later(phrase, member, iso, story.lexicon) else None
        return None

    def _withheld(self, at: int) -> bool:
        """Whether the paragraph says that its speaker keeps his name back."""
        paragraph = self.story.paragraphs[self.story.paragraph(at)]
        text = self.story.text[paragraph.start : paragraph.end].lower()
        return any(sign in text for sign in self.story.lexicon.words["withheld"])

    def government(self, phrase: Phrase) -> Member | None:
        """A government is its state; without a name, the state in focus."""
        iso = self.references.iso(phrase)
        if iso:
            return self.story.cast.state(iso)
        at = self.story.tokens.starts[phrase.core[0]]
        found = self.references.nearest(at, ("state",), None)
        if found is None:
            states = [m for m in self.story.cast.members if m.kind == "state"]
            found = max(states, key=lambda m: len(m.mentions), default=None)
        return found or self.references.group(phrase, "state")

    def body(self, phrase: Phrase) -> Member:
        """A bare body, "the ministry": the one named before that fits, else a new one."""
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        iso, head = self.references.iso(phrase), phrase.head
        if phrase.definite:
            generic = story.lexicon.generic_bodies.at([head], 0, 1)
            company = generic is not None and generic[1] == "company"
            near = story.sentence(at) - _SUBJECT_SENTENCES
            weak: Member | None = None
            for place, member, strong in story.focused(at):
                if member.kind != "organisation" and (company or member.kind != "outlet"):
                    continue
                if iso and member.iso and iso != member.iso:
                    continue
                if head in (word.lower() for word in member.words):
                    return member
                if company and self._commercial(member):
                    if strong and story.sentence(place) >= near:
                        return member
                    weak = weak or member
            if weak is not None:
                return weak
        later = None if phrase.definite else self._body_named_later(phrase, at)
        member = later or self.references.group(phrase, "organisation")
        member.iso = member.iso or iso
        return member

    def _body_named_later(self, phrase: Phrase, at: int) -> Member | None:
        """The body that an opening "a monitoring group said" keeps the name of for later."""
        story = self.story
        paragraph = story.paragraph(at)
        generic = story.lexicon.generic_bodies.at([phrase.head], 0, 1)
        if paragraph > 1 or generic is None or generic[1] not in ("civil_body", "company"):
            return None
        for place, member, strong in story.following(at):
            if story.paragraph(place) > paragraph + _BODY_LATER_PARAGRAPHS:
                return None
            if member.kind == "organisation" and strong and place in story.sources:
                return member if member.opened > at and not self._official(member) else None
        return None

    def _official(self, member: Member) -> bool:
        """Whether the name of an organisation says that it is a state's."""
        bodies = self.story.lexicon.body_nouns
        found = (bodies.at([word.lower()], 0, 1) for word in member.words)
        return any(hit is not None and hit[1] in ("state_body", "force") for hit in found)

    def _commercial(self, member: Member) -> bool:
        """Whether an organisation may be a company: nothing in its name says that it is not."""
        bodies = self.story.lexicon.body_nouns
        found = (bodies.at([word.lower()], 0, 1) for word in member.words)
        return all(hit is None or hit[1] == "company" for hit in found)

    def _of_noun(self, phrase: Phrase, at: int) -> Member | None:
        """The nearest body or outlet before `at` whose name has the head noun of `phrase`."""
        for _, member, _ in self.story.focused(at):
            if member.kind in ("organisation", "outlet") and phrase.head in (
                word.lower() for word in member.words
            ):
                return member
        return None

    def outlet(self, phrase: Phrase) -> Member:
        """A bare outlet, "the paper": the one named before, else one without a name."""
        story = self.story
        at = story.tokens.starts[phrase.core[0]]
        if phrase.definite:
            found = self._of_noun(phrase, at) or self.references.nearest(at, ("outlet",), None)
            if found is not None:
                return found
        elif phrase.kind is None:
            for place, member, _ in story.following(at):
                if story.paragraph(place) > story.paragraph(at) + 1:
                    break
                if member.kind == "outlet" and member.opened > at:
                    return member
        return self.references.group(phrase, "outlet")

    # carriers
