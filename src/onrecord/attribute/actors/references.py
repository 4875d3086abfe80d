"""What the resolving of phrases rests on: who is near, which state, the unnamed met before."""

from __future__ import annotations

from onrecord.attribute.actors.introductions import find_introduction
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.phrase import Phrase
from onrecord.attribute.actors.story import Story
from onrecord.records import ActorKind

_REACH_SENTENCES = 15
# How many groups back a phrase may take one up: a bound on the work in very long texts.
_LATEST_GROUPS = 200


class References:
    """The members of one story as phrases refer to them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._groups: dict[tuple[str, ...], Member] = {}
        self._nouns: list[tuple[frozenset[str], frozenset[str], Member]] = []

    def stripped(self, first: int, last: int) -> int:
        """Where a phrase begins without articles and counting words."""
        lower, words = self.story.tokens.lower, self.story.lexicon.words
        fillers, outside = words["group_filler"], words["preposition"]
        while first < last - 1 and lower[first] in fillers and lower[first + 1] not in outside:
            first += 1
        return first

    def nearest(
        self,
        at: int,
        kinds: tuple[ActorKind, ...],
        gender: str | None,
        *,
        sentences: int = _REACH_SENTENCES,
    ) -> Member | None:
        """The nearest fitting member before `at`: speakers and subjects first, then any.

        One that may be no person at all comes last.
        """
        story = self.story
        floor = story.sentence(at) - sentences
        weak: Member | None = None
        doubtful: Member | None = None
        weak_at = 0
        for place, member, strong in story.focused(at):
            if story.sentence(place) < floor:
                break
            if member.kind not in kinds or (gender and member.gender not in (None, gender)):
                continue
            if member.doubtful:
                doubtful = doubtful or member
                continue
            if strong:
                later = (
                    weak is not None
                    and "person" not in kinds
                    and (story.paragraph(weak_at) > story.paragraph(place))
                )
                return weak if later else member
            if weak is None:
                weak, weak_at = member, place
        return weak or doubtful

    # descriptions

    def iso(self, phrase: Phrase) -> str | None:
        """The state in a description: "the Varanian minister", "Varania's minister"."""
        first, last = phrase.core
        names = (self.story.reader.edges.by_token.get(i) for i in range(first, last))
        return next((name.iso for name in names if name is not None and name.iso), None)

    def group(self, phrase: Phrase, kind: ActorKind, *, fresh: bool = False) -> Member:
        """People, parties or an unnamed person, the same words being the same member."""
        story = self.story
        first, last = self.stripped(*phrase.core), phrase.core[1]
        key = tuple(story.tokens.lower[first:last])
        member = None if fresh and kind == "undisclosed" else self._met(key)
        if member is None and phrase.definite and kind in ("group", "undisclosed"):
            member = self._again(phrase)
        if member is None:
            at = story.tokens.starts[first]
            member = story.cast.add(Member(kind, opened=at))
            member.mention(story.tokens.span(first, last), name=True)
            member.words = key if kind in ("organisation", "outlet") else ()
            self._groups[key] = member
            self._note(phrase, member, kind)
        return member

    def _note(self, phrase: Phrase, member: Member, kind: ActorKind) -> None:
        """Remember a group by its noun and its number, and take in how it was introduced."""
        if kind not in ("group", "undisclosed"):
            return
        first, last = phrase.core
        introduced = find_introduction(self.story, phrase) if phrase.definite else None
        if introduced is not None:
            member.mention(self.story.tokens.span(*introduced), name=True)
            first = introduced[0]
        lower, counts = self.story.tokens.lower, self.story.lexicon.words["count"]
        heads = {phrase.head, *(word for word in lower[first : first + 2] if word in counts)}
        self._nouns.append((frozenset(heads), frozenset(lower[first:last]) | phrase.words, member))

    def _again(self, phrase: Phrase) -> Member | None:
        """The group that a definite phrase takes up: "the ministers", "the three"."""
        fillers = self.story.lexicon.words["group_filler"] | self.story.lexicon.words["count"]
        for heads, words, member in reversed(self._nouns[-_LATEST_GROUPS:]):
            if phrase.head in heads and phrase.words - fillers <= words:
                return member.current()
        return None

    # bodies

    def _met(self, key: tuple[str, ...]) -> Member | None:
        member = self._groups.get(key)
        return None if member is None else member.current()
