"""Find the names in a document: persons, organisations, outlets, states.

The model's entities are taken as evidence, not as truth: titles are cut off persons, states and
known bodies outrank them, and organisations are also found by their head nouns ("Ministry of …").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.organisations import read_organisation
from onrecord.attribute.actors.tokens import Tokens
from onrecord.records import Entity

NameKind = Literal[
    "person",
    "organisation",
    "outlet",
    "state",
    "self_name",
    "adjective",
    "inhabitants",
    "capital",
    "place",
]
# Particles that belong to a name though they may stand outside what the model marks.
_LONGEST_NAME_IN_A_HEADING = 4
_VOWELS = frozenset("aeiouy")
_LONGEST_PERSON_IN_A_HEADING = 2
_LONGEST_BODY = 15
_LONGEST_PERSON = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place: tokens [first, last); `opening` is where titles before it begin.

    `sure`: a title, a head noun or a lexicon speaks for it, not the model alone.
    """

    first: int
    last: int
    kind: NameKind
    opening: int
    iso: str | None = None
    gender: str | None = None
    sure: bool = True


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
                self._add_person(first, last)
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

    def _add(self, name: Name) -> int:
        self.names.append(name)
        self.taken[name.first : name.last] = [True] * (name.last - name.first)
        return name.last

    def _add_person(self, first: int, last: int) -> None:
        for opening in range(first + 1, last):
            if opening in self.openings:
                first = opening
        first, last = self._trim_person(first, last)
        if first < last and not self.plain[first] and last - first > _LONGEST_PERSON_IN_A_HEADING:
            return
        if first >= last or self._no_person(first, last):
            return
        words, lower, n = self.tokens.words, self.tokens.lower, len(self.tokens.words)
        while (
            first > 0
            and lower[first - 1] in self.lexicon.words["name_particle"]
            and words[first - 1][0].isupper()
        ):
            first -= 1
        if last - first == 1 and self._begins_before(first):
            first -= 1
        while last < n and last - first < _LONGEST_PERSON and self._goes_on_here(last):
            last += 2 if len(words[last]) == 1 and words[last + 1 : last + 2] == ["."] else 1
        if last < n and lower[last] in self.lexicon.words["name_suffix"]:
            last += 1
        if any(self.taken[first:last]) or self._no_person(first, last):
            return
        if self.names and self.names[-1].kind == "person" and self.names[-1].last == first:
            before = self.names.pop()
            self._add(
                Name(before.first, last, "person", before.opening, None, before.gender, before.sure)
            )
            return
        opening, gender = self.titles_before(first)
        self._add(Name(first, last, "person", opening, None, gender, opening < first))

    def _trim_person(self, first: int, last: int) -> tuple[int, int]:
        """Cut titles, roles and adjectives of state off the front, what is no name off the end."""
        words, lower, lexicon = self.tokens.words, self.tokens.lower, self.lexicon
        while first < last:
            state = lexicon.states.at(words, first, last)
            ahead = (
                lexicon.titles.at(lower, first, last, dotted=True)
                or lexicon.roles.at(lower, first, last)
                or (state if state and state[1].form == "adjective" else None)
                or lexicon.body_nouns.at(lower, first, last)
            )
            if ahead and ahead[0] < last:
                first = ahead[0]
            elif not words[first][0].isalnum() or lower[first] in ("the", "a", "an"):
                first += 1
            else:
                break
        while last > first and not words[last - 1][0].isupper():
            last -= 1
        return first, last

    def _no_person(self, first: int, last: int) -> bool:
        words, lower, lexicon = self.tokens.words, self.tokens.lower, self.lexicon
        tables = (
            lexicon.states.at(words, first, last),
            lexicon.known_outlets.at(words, first, last),
            lexicon.known_bodies.at(words, first, last),
            lexicon.roles.at(lower, first, last),
            lexicon.titles.at(lower, first, last),
        )
        if any(found and found[0] == last for found in tables):
            return self.titles_before(first)[0] == first
        after = [word for word in words[last : last + 2] if word != ","]
        if after and after[0] in lexicon.legal_forms:
            return True
        if lexicon.outlet_nouns.at(lower, last, len(lower)) or self._shouted(first, last):
            return True
        if last - first == 1 and len(words[first]) < 3 and not _VOWELS & set(lower[first]):
            return True
        if first > 1 and lower[first - 1] == "of" and words[first - 2][0].isupper():
            return lexicon.body_nouns.ending(lower, max(0, first - 3), first - 1) is not None
        if words[last : last + 1] and words[last][0].isupper():
            noun = lexicon.body_nouns.at(lower, last, len(words))
            if noun and self.titles_before(first)[0] == first:
                return True
        return words[last - 1] in lexicon.legal_forms or lower[first] in lexicon.pronouns

    def _shouted(self, first: int, last: int) -> bool:
        """Whether a mark stands in capitals in a heading or a dateline, which proves no name."""
        loud = all(word.isupper() for word in self.tokens.words[first:last])
        return loud and (first in self.openings or not self.plain[first])

    def _goes_on_here(self, i: int) -> bool:
        """Whether token `i` is more of the name before it, in the same paragraph."""
        return i not in self.openings and self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        """Whether token `i`, beside a person's name, is more of the name that the model cut off."""
        words, lower, lexicon = self.tokens.words, self.tokens.lower, self.lexicon
        if not words[i][0].isupper() or self.taken[i] or i in self.marked or not self.plain[i]:
            return False
        return not (
            lexicon.titles.at(lower, i, len(words), dotted=True)
            or lexicon.roles.at(lower, i, len(words))
            or lexicon.states.at(words, i, len(words))
            or lexicon.body_nouns.at(lower, i, len(words))
            or words[i] in lexicon.legal_forms
            or lower[i] in lexicon.pronouns
            or lower[i] in lexicon.words["portfolio"]
            or lower[i] in ("the", "in", "on", "but", "and", "he", "she")
        )

    def _begins_before(self, first: int) -> bool:
        """Whether the word before a surname is the first name that the model left out."""
        i = first - 1
        word = self.tokens.words[i] if i >= 0 else ""
        return (
            len(word) > 1
            and word.isalpha()
            and not word.isupper()
            and first not in self.openings
            and i not in self.places
            and self._goes_on(i)
            and word.lower() not in self.lexicon.words["sentence_opener"]
            and word.lower() not in self.lexicon.words["before_name"]
            and i not in self.marked
            and i not in self.within_marks
            and word.lower() not in self.written
        )

    def titles_before(self, first: int) -> tuple[int, str | None]:
        """Where the titles directly before token `first` begin, and the gender that they tell."""
        words, lower = self.tokens.words, self.tokens.lower
        gender: str | None = None
        while True:
            for start in range(max(0, first - 5), first):
                found = (
                    self.lexicon.titles.at(lower, start, first, dotted=True)
                    if words[start][0].isupper()
                    else None
                )
                if found and found[0] == first:
                    gender = gender or found[1].gender
                    first = start
                    break
            else:
                return first, gender

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
                self._add(Name(short, short + 1, "organisation", short))
                self._add(Name(i + 1, last, "organisation", i + 1, self._iso(i + 1, last)))

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
                self._add(Name(first, last, "place", first))

    def _read(self, i: int) -> int:
        """Read a name that begins at token `i`, if one does; returns where to go on."""
        words, lexicon = self.tokens.words, self.lexicon
        n = len(words)
        found = read_organisation(self, i)
        if found:
            first, last, kind, sure = found
            return self._add(Name(first, last, kind, first, self._iso(first, last), None, sure))
        state = lexicon.states.at(words, i, n)
        if state and not any(self.taken[i : state[0]]):
            force = lexicon.body_nouns.at(self.tokens.lower, state[0], n)
            if force and (force[1] == "force" or self.tokens.lower[state[0]] == "police"):
                return self._add(Name(i, force[0], "organisation", i, state[1].iso, sure=False))
            form = state[1].form
            kind_of_state: NameKind = "state" if form == "name" else form
            return self._add(Name(i, state[0], kind_of_state, i, state[1].iso))
        title = lexicon.titles.at(self.tokens.lower, i, n, dotted=True)
        if title and title[0] < n:
            last = title[0]
            while last < n and last - title[0] < 3 and self._goes_on_here(last):
                last += 1
            if last > title[0] and not self._no_person(title[0], last):
                return self._add(Name(title[0], last, "person", i, None, title[1].gender))
            return title[0]
        return i + 1

    def _iso(self, first: int, last: int) -> str | None:
        """The state that the name of a body begins with, or that it is the seat of."""
        seat = self.lexicon.seats.at(self.tokens.words, first, last)
        if seat and seat[0] == last:
            return seat[1]
        state = self.lexicon.states.at(self.tokens.words, first, last)
        return state[1].iso if state else None
