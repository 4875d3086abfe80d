"""Join the names of persons: full names, surnames, first names, other spellings."""

from __future__ import annotations

from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.similar import plain, same_person, same_spelling, skeleton


class People:
    """The persons of one document, found by the words of their names."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[Member]] = {}
        self._by_bones: dict[str, list[Member]] = {}

    def full(self, words: list[str], gender: str | None) -> Member | None:
        """The person whose full name `words` may be another form of."""
        near = [
            *self._by_word.get(plain(words[-1]), []),
            *self._by_bones.get(skeleton(words[-1]), []),
        ] or self._by_word.get(plain(words[0]), [])
        for member in near:
            if same_person(words, member.words) and not _clash(member.gender, gender):
                return member
        return None

    def short(self, word: str, gender: str | None, at: int) -> Member | None:
        """The person whom one word of a name means at code point `at`."""
        found = [
            member
            for member in self._by_word.get(plain(word), ())
            if not _clash(member.gender, gender)
        ]
        found = found or [
            member
            for member in self._by_bones.get(skeleton(word), ())
            if same_spelling(member.words[-1], word) and not _clash(member.gender, gender)
        ]
        return max(found, key=lambda member: _rank(member, word, at), default=None)

    def known(self, word: str) -> Member | None:
        """The person of whose name `word` is a part, where the name has two or more words."""
        near = self._by_word.get(plain(word), ())
        return next((member for member in near if len(member.words) > 1), None)

    def full_surname(self, word: str) -> bool:
        """Whether `word` is the last word of a name of two or more words."""
        near = self._by_word.get(plain(word), ())
        return any(len(m.words) > 1 and plain(m.words[-1]) == plain(word) for m in near)

    def surname(self, word: str) -> bool:
        """Whether `word` is the last word of a person's name, as written here or another way."""
        near = [*self._by_word.get(plain(word), ()), *self._by_bones.get(skeleton(word), ())]
        return any(same_spelling(member.words[-1], word) for member in near)

    def note(self, member: Member, words: list[str]) -> None:
        """Remember a form of a person's name."""
        if len(words) > len(member.words):
            member.words = tuple(words)
        for word in words:
            found = self._by_word.setdefault(plain(word), [])
            if member not in found:
                found.append(member)
        bones = self._by_bones.setdefault(skeleton(words[-1]), [])
        if member not in bones:
            bones.append(member)


def _rank(member: Member, word: str, at: int) -> tuple[bool, bool, int, int]:
    """Surname before first name, introduced before, named most often, introduced last."""
    last = same_spelling(member.words[-1], word)
    return last, member.opened <= at, len(member.names), member.opened


def _clash(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left != right
