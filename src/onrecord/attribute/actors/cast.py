"""Join the names of one document into its members."""

from __future__ import annotations

from onrecord.attribute.actors.bodies import Bodies
from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.name import Name, NameKind
from onrecord.attribute.actors.people import People
from onrecord.attribute.actors.similar import only_surname
from onrecord.attribute.actors.tokens import Tokens
from onrecord.records import ActorKind


class Cast:
    """The members of one document. `names` grows by those that only the others make known."""

    def __init__(
        self, tokens: Tokens, names: list[Name], lexicon: ActorLexicon, places: frozenset[int]
    ) -> None:
        """`places`: the tokens that the model reads as names of places."""
        self.tokens = tokens
        self.places = places
        self.names = names
        self.members: list[Member] = []
        self.of_name: dict[int, Member] = {}
        self.states: dict[str, Member] = {}
        self.people = People()
        self.bodies = Bodies(lexicon)
        self._place_all()

    def _place_all(self) -> None:
        """Full names first, so that a short form in a heading finds the name it is short for."""
        short: list[Name] = []
        for name in sorted(self.names, key=lambda name: name.kind == "person"):
            words = self.words(name)
            if name.kind in ("state", "self_name") and name.iso:
                self._place(name, self.state(name.iso))
            elif name.kind == "place":
                self._place(name, self.state(" ".join(words)))
            elif name.kind in ("person", "organisation", "outlet"):
                if len(words) < 2 or (name.kind == "person" and only_surname(words)):
                    short.append(name)
                elif name.kind == "person" and self.bodies.exact(words) is None:
                    self._person(name, words)
                else:
                    self._body(name, words)
        self._bracketed()
        labels = self._labels(short)
        for name in sorted(short, key=lambda name: name.kind != "person"):
            words = self.words(name)
            if labels.get(words[0] if words else "") == "person":
                self._person(name, words)
            else:
                self._body(name, words)
        self._unmarked()
        self.names.sort(key=lambda name: name.first)

    def add(self, member: Member) -> Member:
        """Take a new member in."""
        self.members.append(member)
        return member

    def state(self, key: str) -> Member:
        """The state with this code, or this name where no lexicon knows it, taken in if new."""
        if key not in self.states:
            self.states[key] = self.add(Member("state", key))
        return self.states[key]

    def merge(self, member: Member, other: Member) -> None:
        """Make `other` a part of `member`: both are one actor."""
        if other is member:
            return
        other.merged = member
        member.mentions |= other.mentions
        member.roles |= other.roles
        member.role_words |= other.role_words
        member.callings |= other.callings
        member.gender = member.gender or other.gender
        member.opened = min(member.opened, other.opened)
        self.members.remove(other)

    def words(self, name: Name) -> list[str]:
        """The words of a name without marks."""
        return [word for word in self.tokens.words[name.first : name.last] if word[0].isalnum()]

    def _place(self, name: Name, member: Member) -> None:
        span = self.tokens.span(name.first, name.last)
        if not member.mentions or span.start < member.opened:
            member.opened = span.start
        member.mention(span, name=name.kind != "self_name")
        member.sure = member.sure or name.sure
        member.gender = member.gender or name.gender
        self.of_name[name.first] = member

    def _person(self, name: Name, words: list[str]) -> None:
        at = self.tokens.starts[name.first]
        if len(words) > 1 and not only_surname(words):
            member = self.people.full(words, name.gender)
        else:
            member = self.people.short(words[-1], name.gender, at)
        member = member or self.add(Member("person"))
        self.people.note(member, words)
        if len(words) > 1 and member.gender is None and name.gender is None:
            member.gender = self.bodies.lexicon.given_names.get(words[0])
        self._place(name, member)

    def _body(self, name: Name, words: list[str]) -> None:
        kind: ActorKind = "outlet" if name.kind == "outlet" else "organisation"
        member = self.bodies.find(words, name.iso) or self.add(Member(kind))
        if kind == "outlet":
            member.kind = kind
        member.iso = member.iso or name.iso
        self.bodies.note(member, words)
        self._place(name, member)

    def _labels(self, short: list[Name]) -> dict[str, str]:
        """Whether each name of one word is a person's: all its places in a document are alike."""
        places: dict[str, list[Name]] = {}
        for name in short:
            words = self.words(name)
            if words:
                places.setdefault(words[0], []).append(name)
        labels: dict[str, str] = {}
        for word, names in places.items():
            titled = any(name.opening < name.first for name in names)
            people = sum(name.kind == "person" for name in names)
            if word in self.bodies.aliases or not people:
                person = self._is_surname(word)
            elif titled or self.people.known(word) is not None:
                person = True
            else:
                loud = word.isupper() and len(word) > 1
                person = (
                    not loud and 2 * people >= len(names) and self.bodies.short_form(word) is None
                )
            labels[word] = "person" if person else "body"
        return labels

    def _bracketed(self) -> None:
        """Abbreviations in brackets beside a long name, or before a long name in brackets."""
        words = self.tokens.words
        for name in self.names:
            member = self.of_name.get(name.first)
            if member is None or member.kind not in ("organisation", "outlet"):
                continue
            after, before = words[name.last : name.last + 3], name.first - 1
            if len(after) == 3 and after[0] == "(" and after[2] == ")":
                alias = after[1]
            elif before > 0 and words[before] == "(" and after[:1] == [")"]:
                alias = words[before - 2 if words[before - 1].lower() == "'s" else before - 1]
            else:
                continue
            if _abbreviates(alias, self.words(name)):
                self.bodies.aliases.setdefault(alias, member)

    def _unmarked(self) -> None:
        """Places where a name stands in a form that only its full form elsewhere makes known."""
        words = self.tokens.words
        taken: set[int] = set()
        for name in self.names:
            taken.update(range(name.first, name.last))
        written = set(words)
        for i in self.tokens.capitals:
            word = words[i]
            if i in taken or len(word) < 2 or word.lower() in written:
                continue
            last = i + 1
            while last < len(words) and words[last][0].isupper() and last not in taken:
                last += 1
            body, end = self._unmarked_body(i, last)
            if body is not None and (end > i + 1 or not self._is_surname(word)):
                kind: NameKind = "outlet" if body.kind == "outlet" else "organisation"
                self._found(Name(i, end, kind, i, sure=False), body)
                taken.update(range(i, end))
            elif (last == i + 1 or word.isupper()) and len(word) > 2 and self.people.surname(word):
                person = self.people.short(word, None, self.tokens.starts[i])
                if person is not None:
                    self._found(Name(i, i + 1, "person", i, sure=False), person)

    def _is_surname(self, word: str) -> bool:
        """Whether a word is rather somebody's surname than short for a body's name."""
        return word not in self.bodies.aliases and self.people.full_surname(word)

    def _unmarked_body(self, i: int, last: int) -> tuple[Member | None, int]:
        """The body named by the run of capitalised words [i, last), or by the first of them."""
        words = self.tokens.words
        for end in range(last, i + 1, -1):
            body = self.bodies.exact(words[i:end])
            if body is not None:
                return body, end
        if words[i] in self.bodies.aliases:
            return self.bodies.aliases[words[i]], i + 1
        if i in self.places or last > i + 1 or words[i - 1][0].isupper():
            return None, i
        return self.bodies.short_form(words[i]), i + 1

    def _found(self, name: Name, member: Member) -> None:
        self.names.append(name)
        self._place(name, member)


def _abbreviates(letters: str, full: list[str]) -> bool:
    """Whether `letters` can be short for the words: its capitals are their initials, in order."""
    capitals = [letter for letter in letters if letter.isupper()]
    if len(capitals) < 2 or not letters.replace(".", "").isalnum():
        return False
    heads = iter([word[0].upper() for word in full])
    return all(letter in heads for letter in capitals)
