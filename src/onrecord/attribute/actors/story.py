"""One document as this stage reads it: tokens, names, members, and who is in focus where."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

from onrecord.attribute.actors.cast import Cast
from onrecord.attribute.actors.countries import learn_states
from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.matching import note_role
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.name import Name
from onrecord.attribute.actors.names import NameFinder
from onrecord.attribute.actors.phrase import PhraseReader
from onrecord.attribute.actors.roles import role_after, role_before
from onrecord.attribute.actors.tokens import Tokens, tokenise
from onrecord.records import Attribution, Document, Span, Spans, Tags

_LONGEST_CREDIT = 240
# How many places back a phrase may refer to: a bound on the work in very long texts.
_REACH = 400
_SHARE_OF_CAPITALS_IN_A_HEADING = 0.6


class Story:
    """What all steps of naming read; `cast` and the focus grow as phrases are resolved."""

    def __init__(
        self,
        document: Document,
        tags: Tags,
        attributions: Sequence[Attribution],
        lexicon: ActorLexicon,
    ) -> None:
        self.text = document.text
        self.tokens: Tokens = tokenise(document.text)
        lexicon = learn_states(lexicon, self.tokens, tags.entities)
        self.lexicon = lexicon
        self.sentence_starts = [span.start for span in tags.sentences]
        self.sentences: Spans = tags.sentences
        self.paragraph_starts = [span.start for span in tags.paragraphs]
        self.paragraphs: Spans = tags.paragraphs
        places = frozenset(
            i
            for entity in tags.entities
            if entity.label == "LOCATION"
            for i in range(*self.tokens.inside(*entity.span))
        )
        names: list[Name] = NameFinder(
            self.tokens,
            tags.entities,
            lexicon,
            self._plain(),
            frozenset(self.tokens.inside(*span)[0] for span in tags.paragraphs),
            places,
            self._credits(),
        ).find()
        self.cast = Cast(self.tokens, names, lexicon, places)
        self.reader = PhraseReader(self.tokens, self.cast.names, lexicon)
        self._cues = frozenset(
            i
            for attribution in attributions
            for cue in attribution.cue
            for i in range(*self.tokens.inside(*cue))
        )
        self._focus: list[tuple[int, int, bool]] = []
        self._members: list[Member] = []
        self.sources: frozenset[int] = frozenset()
        self.adjectives: dict[str | None, list[Span]] = {}
        self.appositions: list[tuple[Range, Name]] = []
        self._note_adjectives()
        self._note_roles()
        self._note_focus(tags, attributions)

    def sentence(self, at: int) -> int:
        """Index of the sentence that holds code point `at`, or of the last one before it."""
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that holds code point `at`, or of the last one before it."""
        return max(0, bisect_right(self.paragraph_starts, at) - 1)

    def focus(self, at: int, member: Member, *, strong: bool) -> None:
        """Note that `member` stands at code point `at`; `strong` as a speaker or a subject."""
        insort(self._focus, (at, len(self._members), strong))
        self._members.append(member)

    def focused(self, before: int) -> Iterator[tuple[int, Member, bool]]:
        """Who stands before code point `before`, the nearest first: place, member, strong."""
        last = bisect_right(self._focus, (before, -1, False)) - 1
        for i in range(last, max(-1, last - _REACH), -1):
            at, number, strong = self._focus[i]
            yield at, self._members[number].current(), strong

    def following(self, after: int) -> Iterator[tuple[int, Member, bool]]:
        """Who stands at code point `after` or later, the nearest first."""
        for i in range(bisect_right(self._focus, (after, -1, False)), len(self._focus)):
            at, number, strong = self._focus[i]
            yield at, self._members[number].current(), strong

    def widened(self, part: Range) -> Range:
        """A source phrase with what the model cut off before it.

        The owner of "'s prime minister"; the bearer where it is only the end of an apposition.
        """
        first, last = part
        by_token = self.reader.edges.by_token
        if first > 0 and self.tokens.lower[first] == "'s" and first - 1 in by_token:
            first = by_token[first - 1].first
        first, last = self._to_the_left(first), self._to_the_right(first, last)
        for apposition, name in self.appositions:
            if apposition[0] < first and last <= apposition[1] + 1:
                place = self.sentences[self.sentence(self.tokens.starts[first])]
                opening = self.tokens.inside(*place)[0]
                whole = self.reader.read(opening, last)
                return (opening, last) if whole.sort == "carrier" else (name.opening, last)
        return first, last

    def empty(self, part: Range) -> bool:
        """Whether a source phrase holds no more than articles."""
        articles = self.lexicon.words["article"]
        if self.tokens.words[part[1] : part[1] + 1] == [":"]:
            return False  # the label of an answer: "A:"
        return all(self.tokens.lower[i] in articles for i in range(*part))

    def _to_the_left(self, first: int) -> int:
        """The description before a name: "the official, Deputy Minister Odral Venn"."""
        lower = self.tokens.lower
        if first > 2 and lower[first - 1] == ",":
            role = self.lexicon.roles.ending(lower, first - 3, first - 1)
            at = self.reader.edges.past_titles(first, len(lower))
            name = self.reader.edges.by_token.get(at)
            if role and lower[role[0] - 1] == "the" and name and name.kind == "person":
                return role[0] - 1
        return first

    def _to_the_right(self, first: int, last: int) -> int:
        """The noun or the name that a source was cut off before: "The" of "The source"."""
        lower, by_token = self.tokens.lower, self.reader.edges.by_token
        n = len(lower)
        if last >= n or any(
            i in by_token and by_token[i].kind == "person" for i in range(first, last)
        ):
            return last
        role = self.lexicon.roles.at(lower, last, n)
        if role is None:
            held = by_token.get(last)
            cut = held is not None and (held.first < last or held.opening < last)
            return held.last if cut and held is not None else last
        at = self.reader.edges.past_titles(role[0], n)
        name = by_token.get(at)
        if name is not None and name.kind == "person" and name.opening <= role[0]:
            return name.last
        bare = all(lower[i] in self.lexicon.words["article"] for i in range(first, last))
        return role[0] if bare else last

    def add_role(self, member: Member, part: Range) -> None:
        """Give a member the role that stands in the tokens of `part`."""
        span = self.tokens.span(*part)
        member.roles.setdefault(self.text[span.start : span.end])
        member.rank_only = False
        note_role(member, self.tokens.lower[part[0] : part[1]], self.lexicon)
        for i in range(*part):
            name = self.reader.edges.by_token.get(i)
            if name is not None and name.iso and member.iso is None:
                member.iso = name.iso

    def _plain(self) -> list[bool]:
        """For each token, whether it stands in running text and not in a heading in capitals."""
        tokens = self.tokens
        plain = [True] * len(tokens.words)
        for span in self.sentences:
            if self.text[span.end - 1] in ".!?,;:\"”'’)":
                continue
            first, last = tokens.inside(*span)
            letters = [word for word in tokens.words[first:last] if word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in letters)
            if len(letters) > 2 and capitals > _SHARE_OF_CAPITALS_IN_A_HEADING * len(letters):
                plain[first:last] = [False] * (last - first)
        return plain

    def _credits(self) -> list[bool]:
        """For each token, whether it stands in a line of credits: "(Editing by …)"."""
        passed = [False] * len(self.tokens.words)
        signs = self.lexicon.words["credit"]
        for span in self.paragraphs:
            if span.end - span.start > _LONGEST_CREDIT:
                continue
            opening = self.text[span.start : span.end].lstrip("(—– ").lower()
            if opening.startswith(tuple(signs)):
                first, last = self.tokens.inside(*span)
                passed[first:last] = [True] * (last - first)
        return passed

    def _note_adjectives(self) -> None:
        """Where a state stands as an adjective, alone or in front of a body's name."""
        tokens = self.tokens
        for name in self.cast.names:
            if name.iso is None or name.kind not in ("adjective", "organisation"):
                continue
            found = self.lexicon.states.at(tokens.words, name.first, name.last)
            if found and found[1].form == "adjective":
                span = tokens.span(name.first, found[0])
                self.adjectives.setdefault(name.iso, []).append(span)

    def _note_roles(self) -> None:
        tokens, lexicon, by_token = self.tokens, self.lexicon, self.reader.edges.by_token
        for name in self.cast.names:
            if name.kind != "person":
                continue
            member = self.cast.of_name[name.first]
            before = role_before(tokens, by_token, lexicon, name)
            after = role_after(tokens, by_token, lexicon, name, self._cues)
            ranked = name.opening < name.first
            if ranked and not member.callings and not before:
                note_role(member, tokens.lower[name.opening : name.first], lexicon)
                member.rank_only = bool(member.callings)
            elif ranked:
                note_role(member, tokens.lower[name.opening : name.first], lexicon)
            if after:
                self.appositions.append((after, name))
            for part in (before, after):
                if part:
                    self.add_role(member, part)

    def _note_focus(self, tags: Tags, attributions: Sequence[Attribution]) -> None:
        """Names outside quotations; the first of a sentence, its subject and sources are strong."""
        quoted: list[Span] = sorted(
            span for a in attributions if a.kind == "direct" for span in a.content
        )
        reported = sorted(span for a in attributions for span in a.content)
        quoted_starts = [span.start for span in quoted]
        sources: set[int] = set()
        for attribution in attributions:
            for source in attribution.source:
                inside = range(*self.tokens.inside(*source))
                names = (i for i in inside if i in self.cast.of_name)
                sources.update(list(names)[:1])
        subjects = {
            start
            for start, relation in zip(tags.words.starts, tags.words.relations, strict=True)
            if relation == "nsubj"
        }
        self.sources = frozenset(self.tokens.starts[i] for i in sources)
        leading = -1
        for name in self.cast.names:
            member = self.cast.of_name.get(name.first)
            if member is None:
                continue
            at = self.tokens.starts[name.first]
            held = bisect_right(quoted_starts, at) - 1
            if held >= 0 and quoted[held].end > at:
                continue
            sentence = self.sentence(at)
            subject = any(self.tokens.starts[i] in subjects for i in range(name.first, name.last))
            told = bisect_right(reported, Span(at, len(self.text))) - 1
            opens = sentence != leading and not (told >= 0 and reported[told].end > at)
            strong = subject or name.first in sources or opens
            leading = sentence
            member.acts = member.acts or (subject and name.kind != "place")
            self.focus(at, member, strong=strong)
