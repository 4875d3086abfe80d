"""Who carries a speaker's words on: the outlet told, the agency quoting, the paper citing."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.name import Name
from onrecord.attribute.actors.resolve import Resolver
from onrecord.attribute.actors.story import Story
from onrecord.records import Attribution

_MARKS = frozenset('.,;:!?"“”«»()—–')
_LONGEST_PHRASE_TOKENS = 14


class Relay:
    """Finds the carriers of the attributions of one story."""

    def __init__(
        self, story: Story, resolver: Resolver, attributions: Sequence[Attribution]
    ) -> None:
        self.story = story
        self.resolver = resolver
        self._written = frozenset(story.tokens.words)
        self._told_names: dict[str, Member] = {}
        self.content = {
            i
            for attribution in attributions
            for span in attribution.content
            for i in range(*story.tokens.inside(*span))
        }

    def read(
        self, attribution: Attribution, speaker: Member | None
    ) -> tuple[Member | None, tuple[Member, ...]]:
        """The speaker, put right where an outlet only cites, and the carriers, nearest first."""
        if not attribution.cue:
            return speaker, ()
        story = self.story
        place = story.sentences[story.sentence(attribution.cue[0].start)]
        first, last = story.tokens.inside(place.start, max(place.end, attribution.cue[-1].end))
        cue = story.tokens.inside(attribution.cue[0].start, attribution.cue[-1].end)
        cites = not self.story.lexicon.words["citing"].isdisjoint(
            story.tokens.lower[cue[0] : cue[1]]
        )
        if cites and not attribution.source:
            cited = self._cited(first, last, cue)
            citing = self._citing_outlet(first, cue)
            if cited is not None:
                return cited, () if citing is None or citing is cited else (citing,)
        quotes = not story.lexicon.words["quoted"].isdisjoint(story.tokens.lower[cue[0] : cue[1]])
        carries = speaker is not None and (
            speaker.kind == "outlet" or (speaker.kind == "organisation" and quotes)
        )
        if speaker is not None and carries:
            cited = self._cited(first, last, cue)
            if cited is not None and cited is not speaker:
                return cited, (speaker,)
        own = {i for span in attribution.source for i in range(*story.tokens.inside(*span))}
        found: list[Member] = []
        told = self.told(attribution)
        if told is not None:
            found.append(told)
        found += self._around(first, last, own)
        citing = self._citing_outlet(first, cue) or self._cited_source(first, attribution)
        if citing is not None:
            found.append(citing)
        chain = tuple(dict.fromkeys(member for member in found if member is not speaker))
        return speaker, chain

    def cited(self) -> list[Range]:
        """The phrases behind "citing" and "quoting", in text order: who they name may speak on."""
        story, lower = self.story, self.story.tokens.lower
        found = []
        for i in range(len(lower) - 1):
            if lower[i] in story.lexicon.words["citing"] and i not in self.content:
                place = story.sentences[story.sentence(story.tokens.starts[i])]
                end = self._phrase_end(i + 1, story.tokens.inside(*place)[1])
                if end > i + 1:
                    found.append(story.widened((i + 1, end)))
        return found

    def _phrase_end(self, at: int, last: int) -> int:
        """Where a noun phrase that begins at token `at` ends, at `last` at the latest."""
        words, lower = self.story.tokens.words, self.story.tokens.lower
        by_token = self.story.reader.edges.by_token
        for i in range(at, min(last, at + _LONGEST_PHRASE_TOKENS)):
            if i not in by_token and (
                lower[i] in self.story.lexicon.words["phrase_end"] or words[i] in _MARKS
            ):
                return i
            if i in self.content and not self._only_counts(at, i):
                return i
        return min(last, at + _LONGEST_PHRASE_TOKENS)

    def _only_counts(self, first: int, last: int) -> bool:
        """Whether no noun has come yet: "three", "the", "Prime"."""
        tokens, words = self.story.tokens, self.story.lexicon.words
        kinds = ("count", "article", "portfolio", "role_modifier")
        return all(any(tokens.lower[i] in words[k] for k in kinds) for i in range(first, last))

    def _cited(self, first: int, last: int, cue: Range) -> Member | None:
        """Whom an outlet cites in the sentence: "the paper, citing officials, said"."""
        lower = self.story.tokens.lower
        for i in range(first, last - 1):
            if i in self.content:
                continue
            active = lower[i] in self.story.lexicon.words[
                "quoted"
            ] and not self.story.lexicon.words["passive"] & set(lower[max(cue[0], i - 2) : i])
            if lower[i] in self.story.lexicon.words["citing"] or (active and cue[0] <= i < cue[1]):
                end = self._phrase_end(i + 1, last)
                if end > i + 1:
                    return self.resolver.resolve(self.story.widened((i + 1, end)))[0]
        return None

    def told(self, attribution: Attribution, *, named: bool = False) -> Member | None:
        """The outlet that was told: "told the Courier"; `named`: only one that has a name."""
        tokens, lexicon = self.story.tokens, self.story.lexicon
        at = next(
            (
                i
                for cue in attribution.cue
                for i in range(*tokens.inside(*cue))
                if tokens.lower[i] in lexicon.addressing_words
            ),
            None,
        )
        if at is None:
            return None
        start = self._past_articles(at + 1)
        if named and start not in self.story.reader.edges.by_token:
            return None
        return self._outlet_at(start, addressed=True)

    def _past_articles(self, i: int) -> int:
        """Past what may stand before an outlet: articles, "state", "local"."""
        tokens, lexicon = self.story.tokens, self.story.lexicon
        n = len(tokens.words)
        while i < n and tokens.lower[i] in lexicon.words["before_outlet"]:
            if i in self.story.reader.edges.by_token or lexicon.generic_outlets.at(
                tokens.lower, i, n
            ):
                break
            i += 1
        return i

    def _cited_source(self, first: int, attribution: Attribution) -> Member | None:
        """The outlet in "the Courier, quoting “people at the yard”, said" with them as source."""
        lower = self.story.tokens.lower
        for source in attribution.source:
            i = self.story.tokens.inside(*source)[0] - 1
            if i > first and not lower[i][0].isalnum():
                i -= 1
            if i > first and lower[i] in self.story.lexicon.words["citing"]:
                return self._outlet_before(first, i)
        return None

    def _outlet_at(self, i: int, *, addressed: bool = False) -> Member | None:
        """The outlet that is named at token `i`, if there is one."""
        story, tokens = self.story, self.story.tokens
        if i >= len(tokens.words):
            return None
        name = story.reader.edges.by_token.get(i)
        if name is not None and name.kind == "adjective" and name.last < len(tokens.words):
            return self._outlet_at(name.last)
        member = story.cast.of_name.get(name.first) if name else None
        if member is not None and name is not None:
            if member.kind == "outlet":
                return member
            if addressed and member.kind == "organisation" and self._may_be_outlet(name, member):
                member.kind = "outlet"
                return member
            return None
        generic = story.lexicon.generic_outlets.at(tokens.lower, i, len(tokens.words))
        if generic:
            return self.resolver.resolve((i, generic[0]))[0]
        if addressed and name is None and self._unknown(i):
            return self._new_outlet(i)
        if addressed:
            definite = story.lexicon.definite_outlets.at(tokens.lower, i, len(tokens.words))
            if definite:
                return self.resolver.resolve((i - 1, definite[0]))[0]
        return None

    def _unknown(self, i: int) -> bool:
        """Whether token `i` is a name that neither the model nor a lexicon knows."""
        tokens, lexicon = self.story.tokens, self.story.lexicon
        n = len(tokens.words)
        return (
            tokens.words[i][0].isupper()
            and tokens.lower[i] not in lexicon.pronouns
            and tokens.words[i].lower() not in self._written
            and not lexicon.roles.at(tokens.lower, i, n)
            and not lexicon.titles.at(tokens.lower, i, n)
            and not lexicon.body_nouns.at(tokens.lower, i, n)
        )

    def _new_outlet(self, i: int) -> Member:
        """An outlet known only from being told something: the run of capitals from token `i`."""
        story, tokens = self.story, self.story.tokens
        end = i + 1
        while end < len(tokens.words) and tokens.words[end][0].isupper():
            end += 1
        name = " ".join(tokens.words[i:end])
        member = self._told_names.get(name)
        if member is None:
            member = story.cast.add(Member("outlet", opened=tokens.starts[i]))
            self._told_names[name] = member
        member.mention(tokens.span(i, end), name=True)
        return member

    def _may_be_outlet(self, name: Name, member: Member) -> bool:
        """Whether a body that was told something may be an outlet: "Tarsim", "Tarsim Agency"."""
        story, tokens = self.story, self.story.tokens
        words = tokens.words[name.first : name.last]
        if member.iso or story.lexicon.known_bodies.at(words, 0, len(words)):
            return False
        if len(words) == 2 and words[-1] == "Agency":
            return True
        noun = story.lexicon.body_nouns.at(tokens.lower, name.first, name.last)
        return len(words) == 1 and len(member.words) == 1 and not noun

    def _around(self, first: int, last: int, own: set[int]) -> list[Member]:
        """Outlets in the frame: "in an interview with …", "on state television", "quoted by …"."""
        story, lower = self.story, self.story.tokens.lower
        found: list[Member] = []
        for i in range(first, last):
            if i in self.content or i in own:
                continue
            word = lower[i]
            if word not in self.story.lexicon.words["carried_by"] and word != "by":
                continue
            if word == "by" and story.lexicon.relay_words.isdisjoint(lower[max(first, i - 4) : i]):
                continue
            at = self._past_articles(i + 1)
            if at >= last or at in own or at in self.content:
                continue
            spoke = not story.lexicon.speaking_words.isdisjoint(lower[max(first, i - 3) : i])
            member = self._outlet_at(at, addressed=spoke and word in ("to", "with"))
            if member is not None:
                found.append(member)
        return found

    def _citing_outlet(self, first: int, cue: Range) -> Member | None:
        """The outlet before "quoting …" or "quoted … as saying" where the cited is the source."""
        lower = self.story.tokens.lower
        words = set(lower[cue[0] : cue[1]])
        if (
            not words & (self.story.lexicon.words["citing"] | self.story.lexicon.words["quoted"])
            or words & self.story.lexicon.words["passive"]
        ):
            return None
        return self._outlet_before(first, cue[0])

    def _outlet_before(self, first: int, end: int) -> Member | None:
        """The outlet nearest before token `end` in the sentence."""
        story, lower = self.story, self.story.tokens.lower
        for i in range(end - 1, first - 1, -1):
            name = story.reader.edges.by_token.get(i)
            member = story.cast.of_name.get(name.first) if name else None
            if member is not None and member.kind == "outlet":
                return member
            definite = story.lexicon.definite_outlets.ending(lower, first, i + 1)
            if definite and i not in self.content and lower[first] == "the":
                return self.resolver.resolve((first, i + 1))[0]
        return None
