"""Join the names of organisations and outlets: abbreviations, short forms, legal forms left out."""

from __future__ import annotations

from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.similar import body_key, initials

Key = tuple[str, ...]
_LONGEST_ABBREVIATION = 5


class Bodies:
    """The organisations and outlets of one document, found by the words of their names."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self.lexicon = lexicon
        self.aliases: dict[str, Member] = {}
        self._by_key: dict[Key, Member] = {}
        self._by_opening: dict[Key, list[tuple[Key, Member]]] = {}
        self._by_initials: dict[str, Member] = {}
        self._by_first: dict[str, Member] = {}
        self._headed: dict[str, list[Member]] = {}

    def key(self, words: list[str]) -> Key:
        """The words that tell bodies apart, without legal forms."""
        return body_key([word for word in words if word not in self.lexicon.legal_forms] or words)

    def core(self, words: list[str]) -> Key:
        """The key without a state in front, or () where there is none: "Varanian Navy", navy."""
        state = self.lexicon.states.at(words, 0, len(words))
        if not state or state[0] == len(words):
            return ()
        return self.key(words[state[0] :])

    def find(self, words: list[str], iso: str | None) -> Member | None:
        """The body that a name means: the same name, an abbreviation, a short form."""
        key = self.key(words)
        if len(key) == 1:
            word = words[0]
            found = self.aliases.get(word)
            if found is None and word.isupper() and len(word) > 2:
                found = self._by_initials.get(word)
            if found is not None:
                return found
        for form in (key, self.core(words)):
            found = self._by_key.get(form) if form else None
            if found and not (iso and found.iso and iso != found.iso):
                return found
        if len(key) == 1 and len(self._headed.get(key[0], ())) == 1:
            return self._headed[key[0]][0]
        for long, member in self._by_opening.get(key[:2], ()):
            if len(long) > len(key) and long[: len(key)] == key and _goes_on_with_of(member, words):
                return member
        short = self._by_first.get(key[0]) if key else None
        if short is not None and self._leads(key, short):
            return short
        return None

    def note(self, member: Member, words: list[str]) -> None:
        """Remember a form of a body's name."""
        if len(words) > len(member.words):
            member.words = tuple(words)
        key, core = self.key(words), self.core(words)
        if len(key) > 2:
            self._by_opening.setdefault(key[:2], []).append((key, member))
        for form in (key, core):
            if form:
                self._by_key.setdefault(form, member)
        head = key[0] if len(words) > 2 and words[1] in ("of", "for") else key[-1] if key else ""
        if len(key) > 1 and head in self.lexicon.generic_bodies.by_first:
            headed = self._headed.setdefault(head, [])
            if member not in headed:
                headed.append(member)
        if len(words) > 1:
            self._by_initials.setdefault(initials(words), member)
            if core:
                self._by_initials.setdefault(initials(words[len(words) - len(core) :]), member)
        if member.kind == "outlet" and len(words) > 1 and self._titles(words[-1]):
            self.aliases.setdefault(words[-1], member)
        if key and self._telling(key[0], member):
            self._by_first.setdefault(key[0], member)

    def short_form(self, word: str) -> Member | None:
        """The body that one capitalised word stands for: an abbreviation or its first word."""
        shouted = word.isupper() and len(word) > _LONGEST_ABBREVIATION
        return (
            self.aliases.get(word)
            or (None if shouted else self._by_first.get(word.lower()))
            or self._by_key.get(self.key([word]))
        )

    def exact(self, words: list[str]) -> Member | None:
        """The body that has just this name, legal form and state in front aside."""
        key = self.key(words)
        return self._by_key.get(key) if key else None

    def _titles(self, word: str) -> bool:
        """Whether the last word of an outlet's name can stand for it: "the Gazette"."""
        lower = word.lower()
        medium = self.lexicon.outlet_nouns.at([lower], 0, 1) is not None
        known = lower in self.lexicon.words["medium"]
        return word in self.lexicon.outlet_name_words and not (medium or known)

    def _leads(self, key: Key, member: Member) -> bool:
        """Whether one of the two names begins with the whole other."""
        long = self.key(list(member.words))
        short, long = sorted((key, long), key=len)
        return long[: len(short)] == short

    def _shortens(self, member: Member) -> bool:
        """Whether the first word can stand for the name: a company's, or "Tarsim news agency"."""
        rest = member.words[1:]
        if member.kind == "outlet":
            return all(word.islower() for word in rest)
        words = [word.lower() for word in member.words]
        found = self.lexicon.body_nouns.ending(words, 0, len(words))
        return found is None or found[1] == "company"

    def _telling(self, word: str, member: Member) -> bool:
        """Whether the first word of a body's name can stand for it alone."""
        lexicon = self.lexicon
        return (
            len(word) > 2
            and (member.kind == "outlet" or word not in lexicon.roles.by_first)
            and word not in lexicon.body_nouns.by_first
            and word not in lexicon.common_first_words
            and lexicon.states.at([word.capitalize()], 0, 1) is None
            and lexicon.states.at([word.upper()], 0, 1) is None
            and self._shortens(member)
        )


def _goes_on_with_of(member: Member, words: list[str]) -> bool:
    """Whether a body's full name is `words` and then "of …"."""
    full = [word.lower() for word in member.words]
    return full[: len(words) + 1] == [*(word.lower() for word in words), "of"]
