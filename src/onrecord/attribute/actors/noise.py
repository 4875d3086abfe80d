"""Tell what is no actor among the names: weapons, programmes and headings that the model marked.

Only names that nothing but the model's mark speaks for are doubted, and none that is a source, has
a title or a role.
"""

from __future__ import annotations

from onrecord.attribute.actors.edges import Range
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.tokens import Tokens
from onrecord.records import Span, Words

_ATTRIBUTIVE = frozenset(("compound", "amod", "nummod"))
_BEFORE_THINGS = frozenset(("the", "a", "an", "its", "our", "their", "each", "every"))


class Doubt:
    """Judges the members of one document by how their names are used in it."""

    def __init__(self, tokens: Tokens, words: Words, appositions: list[Range]) -> None:
        """`appositions`: the tokens in which roles are told; a word in them is no name."""
        self.appositions = [tokens.span(*part) for part in appositions]
        self.tokens = tokens
        self.words = words
        self._by_start = {start: i for i, start in enumerate(words.starts)}

    def rejects(self, member: Member) -> bool:
        """Whether a member is no actor but a thing that is named."""
        if member.spoke or member.sure or member.roles or member.callings:
            return False
        if member.kind == "organisation" and all(map(self._in_apposition, member.names)):
            return True
        if member.kind == "organisation" and member.words[-1:] and member.words[-1].islower():
            return not member.acts
        if member.kind == "person":
            things = sum(map(self._behind_article, member.names))
            return self._numbered(member) or 2 * things >= len(member.names)
        if member.kind == "organisation":
            things = sum(map(self._attributive, member.names))
            return self._numbered(member) or 2 * things >= len(member.names)
        return False

    def _in_apposition(self, span: Span) -> bool:
        return any(part.start <= span.start and span.end <= part.end for part in self.appositions)

    def _numbered(self, member: Member) -> bool:
        """A name with a digit or a single letter at its end, as models of weapons have."""
        last = member.words[-1] if member.words else ""
        stub = len(last) == 1 or last[-2:-1] in "-‑"
        return stub or any(letter.isdigit() for word in member.words for letter in word)

    def _behind_article(self, span: Span) -> bool:
        first = self.tokens.inside(*span)[0]
        before = self.tokens.lower[first - 1] if first else ""
        return before in _BEFORE_THINGS and not self._attributive(span)

    def _attributive(self, span: Span) -> bool:
        """Whether the name stands before a noun that it only describes: "Kestrel missiles"."""
        first, last = self.tokens.inside(*span)
        indices = [
            self._by_start[start]
            for start in self.tokens.starts[first:last]
            if start in self._by_start
        ]
        return any(
            self.words.relations[i] in _ATTRIBUTIVE and self.words.heads[i] > indices[-1]
            for i in indices
        )
