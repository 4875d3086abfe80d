"""Find the names in a document: persons, organisations, outlets, states.

The model's entities are taken as evidence, not as truth: titles are cut off persons, states and
known bodies outrank them, and organisations are also found by their head nouns ("Ministry of …").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.name import Name, NameKind
from onrecord.attribute.actors.organisations import read_organisation
from onrecord.attribute.actors.persons import add_person, goes_on_here, no_person
from onrecord.attribute.actors.tokens import Tokens
from onrecord.records import Entity

_LONGEST_NAME_IN_A_HEADING = 4
_LONGEST_BODY = 15


class NameFinder:
    """Reads the names of one document in one pass over its tokens."""

    def __init__(
        self,
        tokens: Tokens,
        entities: Sequence[Entity],
        lexicon: ActorLexicon,
        plain: list[bool],
        openings: frozenset[int],
        places: frozenset[int],
        passed: list[bool],
    ) -> None:
        """Read nothing yet.

        `plain[i]`: token i stands in running text, not in a heading in capitals. `openings`: the
        first tokens of paragraphs. `places`: what the model reads as names of places.
        `passed[i]`: no name is read at token i.
        """
        self.tokens = tokens
        self.lexicon = lexicon
        self.plain = plain
        self.openings = openings
        self.places = places
        self.place_words = frozenset(tokens.words[i] for i in places)
        self.entities = entities
        self.taken = list(passed)
        self.written = frozenset(tokens.words)
        self.marked: dict[int, int] = {}
        self.within_marks: set[int] = set()
        self.names: list[Name] = []

    def find(self) -> list[Name]:
        """All names in text order; none overlaps another."""
        for entity in self.entities:
            first, last = self.tokens.inside(*entity.span)
            if entity.label == "PERSON":
                add_person(self, first, last)
            elif entity.label == "ORGANIZATION" and self._may_be_body(first, last):
                self.marked[first] = last
                self.within_marks.update(range(first + 1, last))
        self._spelled_out()
        self._scan()
        self._add_places()
        self.names.sort(key=lambda name: name.first)
        return self.names

    def _may_be_body(self, first: int, last: int) -> bool:
        """Whether to take the model's word for an organisation: no heading, dateline or place."""
        words = self.tokens.words
        if not first < last:
            return False
        if any(opening in self.openings for opening in range(first + 1, last)):
            return False
        beside = words[first - 1 : first] + words[last : last + 1]
        if any(word.isdigit() for word in beside) or len(words[first]) == last - first == 1:
            return False
        longest = _LONGEST_BODY if self.plain[first] else _LONGEST_NAME_IN_A_HEADING
        if last - first > longest:
            return False
        marked = words[first:last]
        if words[first - 1 : first] == ["("] and last - first == 1:
            return False  # an abbreviation is read with what it stands for, a ticker not at all
        shouted = first in self.openings and all(word.isupper() for word in marked)
        state = self.lexicon.states.at([w.capitalize() for w in marked], 0, len(marked))
        if shouted and (state or words[last : last + 1] in (["—"], ["–"], ["-"], ["("], [","])):
            return False
        if marked[-1].lower() in self.lexicon.words["thing_noun"]:
            return False
        if len(marked) == 1 and len(marked[0]) < 3 and not marked[0].isupper():
            return False
        return not self.place_words.issuperset(marked)

    def add(self, name: Name) -> int:
        """Take a name in; returns the token after it."""
        self.names.append(name)
        self.taken[name.first : name.last] = [True] * (name.last - name.first)
        return name.last

    def _spelled_out(self) -> None:
        """An abbreviation spelled out in brackets, in whatever case: "VAF (Varania air force)"."""
        words, n = self.tokens.words, len(self.tokens.words)
        for i in range(1, n):
            if words[i] != "(":
                continue
            short = i - 2 if self.tokens.lower[i - 1] == "'s" else i - 1
            letters = words[short]
            last = i + 1 + len(letters)
            if not 1 < len(letters) < 7 or not letters.isupper() or words[last : last + 1] != [")"]:
                continue
            if "".join(word[0] for word in words[i + 1 : last]).upper() == letters:
                self.add(Name(short, short + 1, "organisation", short))
                self.add(Name(i + 1, last, "organisation", i + 1, self._iso(i + 1, last)))

    def _scan(self) -> None:
        taken = self.taken
        reached = 0
        for i in self.tokens.capitals:
            if i >= reached and not taken[i]:
                reached = self._read(i)

    def _add_places(self) -> None:
        """Places that no lexicon knows: where one speaks it is a state."""
        for entity in self.entities:
            first, last = self.tokens.inside(*entity.span)
            if entity.label != "LOCATION" or not first < last or any(self.taken[first:last]):
                continue
            while first < last and self.tokens.lower[first] == "the":
                first += 1
            if first < last and self.tokens.words[first][0].isupper():
                self.add(Name(first, last, "place", first))

    def _read(self, i: int) -> int:
        """Read a name that begins at token `i`, if one does; returns where to go on."""
        words, lexicon = self.tokens.words, self.lexicon
        n = len(words)
        found = read_organisation(self, i)
        if found:
            first, last, kind, sure = found
            return self.add(Name(first, last, kind, first, self._iso(first, last), None, sure))
        state = lexicon.states.at(words, i, n)
        if state and not any(self.taken[i : state[0]]):
            force = lexicon.body_nouns.at(self.tokens.lower, state[0], n)
            if force and (force[1] == "force" or self.tokens.lower[state[0]] == "police"):
                return self.add(Name(i, force[0], "organisation", i, state[1].iso, sure=False))
            form = state[1].form
            kind_of_state: NameKind = "state" if form == "name" else form
            return self.add(Name(i, state[0], kind_of_state, i, state[1].iso))
        title = lexicon.titles.at(self.tokens.lower, i, n, dotted=True)
        if title and title[0] < n:
            last = title[0]
            while last < n and last - title[0] < 3 and goes_on_here(self, last):
                last += 1
            if last > title[0] and not no_person(self, title[0], last):
                return self.add(Name(title[0], last, "person", i, None, title[1].gender))
            return title[0]
        return i + 1

    def _iso(self, first: int, last: int) -> str | None:
        """The state that the name of a body begins with, or that it is the seat of."""
        seat = self.lexicon.seats.at(self.tokens.words, first, last)
        if seat and seat[0] == last:
            return seat[1]
        state = self.lexicon.states.at(self.tokens.words, first, last)
        return state[1].iso if state else None
