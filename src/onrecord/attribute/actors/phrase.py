"""Read a source phrase: which part is the name, which the role, which only carries the words.

"Varanian Defence Minister General Odral", "a communiqué from the ministry", "Calder, a spokesman
for the yard" are taken apart by their punctuation, their prepositions and the lexicon; no syntax
is needed, so a wrong parse cannot lose a speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.attribute.actors.edges import Edges, Range
from onrecord.attribute.actors.lexicon import ActorLexicon, Role
from onrecord.attribute.actors.name import Name
from onrecord.attribute.actors.papers import read_paper
from onrecord.attribute.actors.tokens import Tokens

Sort = Literal[
    "nothing", "pronoun", "name", "person", "people", "body", "government", "party", "outlet",
    "carrier",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. Ranges are of tokens; `core` is the phrase without edge marks.

    `name`: the name at its head. `head`: its head noun in lower case. `role`: what describes the
    bearer. `owner`: whose speaker, body or paper it is. `inner`: the speaker's phrase inside a
    carrier, and `carrier` the words that carry. `others`: further speakers of the phrase.
    """

    sort: Sort
    core: Range
    name: Name | None = None
    head: str = ""
    kind: Role | None = None
    words: frozenset[str] = frozenset()
    definite: bool = False
    role: Range | None = None
    owner: Name | None = None
    inner: Range | None = None
    carrier: Range | None = None
    others: tuple[Range, ...] = field(default=())


class PhraseReader:
    """Reads phrases of one document."""

    def __init__(self, tokens: Tokens, names: list[Name], lexicon: ActorLexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.edges = Edges(tokens, names, lexicon)

    def read(self, first: int, last: int) -> Phrase:
        """Take the tokens [first, last) apart."""
        first, last = self.edges.trim(first, last)
        if first >= last:
            return Phrase("nothing", (first, last))
        words = self.tokens.words
        refers = self._refers(words[first]) if last - first == 1 else None
        if refers:
            return Phrase("pronoun", (first, last), head=refers)
        end = self.edges.segment_end(first, last)
        carrier = self._paper(first, end, last)
        if carrier:
            return carrier
        several = self._several(first, end, last)
        if several:
            return several
        return self._named(first, end, last) or self._described(first, end, last)

    def _refers(self, word: str) -> str | None:
        """What a pronoun stands for; "who've" reads as "who"; "US" and "IT" are no pronouns."""
        if len(word) > 1 and word.isupper():
            return None
        return self.lexicon.pronouns.get(word.lower().partition("'")[0])

    def _paper(self, first: int, end: int, last: int) -> Phrase | None:
        """A document that carries somebody's words."""
        paper = read_paper(self.edges, first, end, last)
        if paper is None:
            return None
        return Phrase(
            "carrier",
            (first, last),
            head=self.tokens.lower[paper.carrier[1] - 1],
            inner=paper.issuer,
            carrier=paper.carrier,
            definite=self.tokens.lower[first] in ("the", "this", "that"),
        )

    def _several(self, first: int, end: int, last: int) -> Phrase | None:
        """Names joined by "and": the first speaks first, the others are speakers beside it."""
        lower = self.tokens.lower
        if "and" not in lower[first:last]:
            return None
        at = lower.index("and", first, last)
        left, right = (
            self.edges.by_token.get(at - 1),
            self.edges.by_token.get(self.edges.past_titles(at + 1, last)),
        )
        if left is None or right is None or right is left or at - 1 >= end + 8:
            return None
        if left.kind == "adjective" or right.kind == "adjective":
            return None
        if end < at and not self.edges.sole_name(end + 1, at):
            return None
        head = self._named(first, min(at, end), min(at, end))
        if head is None:
            return None
        others = [(at + 1, last)]
        if end < at:
            others.insert(0, (end + 1, at))
        return Phrase(
            head.sort, head.core, head.name, head.head, head.kind, head.words, head.definite,
            head.role, head.owner, others=tuple(others),
        )  # fmt: skip

    def _named(self, first: int, end: int, last: int) -> Phrase | None:
        """A phrase with a name at the end of its first segment, or in an apposition to it."""
        name = self.edges.by_token.get(end - 1)
        inner = self.edges.by_token.get(self.edges.head_end(first, end) - 1)
        if (
            inner is not None
            and inner.first >= first
            and (inner.kind == "person" or (inner.kind == "organisation" and name is not inner))
        ):
            name = inner
        if name is not None and name.first >= first and self._heads(name, first):
            if name.kind == "person":
                role = (first, name.opening) if name.opening > first else self._after(end, last)
                role = self._role_range(role) if role else None
                return Phrase("name", (first, last), name, role=role or self._after(end, last))
            if name.kind != "adjective":
                return Phrase(
                    "name", (first, last), name, definite=self.tokens.lower[first] == "the"
                )
        named = self._apposed(first, end, last)
        if named is not None:
            role = self._role_range((first, end))
            return Phrase("name", (first, last), named, role=role)
        return None

    def _heads(self, name: Name, first: int) -> bool:
        """Whether the name heads its segment and is no complement of a noun before it."""
        lower, lexicon = self.tokens.lower, self.lexicon
        i = name.opening
        title = lexicon.titles.at(lower, i, name.first, dotted=True)
        office = title is not None and title[1].rank == "office"
        if name.kind in ("capital", "inhabitants"):
            return self.edges.skip_articles(first, i + 1) >= i
        while i > first:
            before = self.edges.by_token.get(i - 1)
            role = lexicon.roles.ending(lower, first, i)
            if role:
                i = role[0]
                while i > first and (
                    self.tokens.words[i - 1][0].isupper() and i - 1 not in self.edges.by_token
                ):
                    i -= 1
            elif before is not None and before.kind == "adjective" and before.first >= first:
                i = before.first
            elif lower[i - 1] in self.lexicon.words["qualifier"] or (
                office and before is None and self.tokens.words[i - 1][0].isupper()
            ):
                i -= 1
            else:
                break
        if i > first and lower[i - 1] in self.lexicon.words["preposition"]:
            return False
        if name.kind == "person":
            return True
        return self.edges.head_end(first, name.first) >= name.first

    def _apposed(self, first: int, end: int, last: int) -> Name | None:
        """The person in "the firm's head, Odra Calder": a role first, then only a name."""
        words = self.tokens.words
        if end >= last or words[end] not in ",—–-":
            return None
        head = self.edges.head_end(first, end)
        found = self.lexicon.roles.ending(self.tokens.lower, first, head)
        one_of = self.tokens.lower[first : first + 2] == ["one", "of"]
        if not one_of and (found is None or found[1].plural):
            return None
        close = self.edges.segment_end(end, last)
        at = self.edges.past_titles(end + 1, close)
        name = self.edges.by_token.get(at)
        if name and name.kind == "person" and name.last in (close, close - 1):
            return name
        return None

    def _after(self, end: int, last: int) -> Range | None:
        """The apposition after a name: ", the deputy head of the yard" without age and article."""
        words, lower = self.tokens.words, self.tokens.lower
        at = end
        while at < last and (words[at] in ",—–-" or words[at].isdigit()):
            at += 1
        if at >= last or words[at] == "(" or lower[at] in self.lexicon.words["preposition"]:
            return None
        for stop in range(at + 1, last):
            if lower[stop] in ("who", "which", "whose") and stop > at:
                last = stop
                break
        for stop in range(at + 1, last - 1):
            if words[stop] == "," and words[stop + 1].islower() and stop not in self.edges.by_token:
                last = stop
                break
        return self._role_range((at, last))

    def _role_range(self, part: Range) -> Range | None:
        """The part without article, where its head noun is a role; else None."""
        first, last = self.edges.trim(*part)
        first = self.edges.skip_articles(first, last)
        if first >= last:
            return None
        head = self.edges.head_end(first, self.edges.segment_end(first, last))
        lower = self.tokens.lower
        for end in range(head, first, -1):
            if self.lexicon.roles.ending(lower, first, end):
                return first, last
        return None

    def _described(self, first: int, end: int, last: int) -> Phrase:
        """A phrase without a name at its head: read by its head noun."""
        lower, lexicon = self.tokens.lower, self.lexicon
        head = self.edges.head_end(first, end)
        start = self.edges.skip_articles(first, head)
        definite = lower[first] in ("the", "this", "that", "his", "her", "its", "their")
        owner = next(
            (self.edges.by_token[i] for i in range(first, last) if i in self.edges.by_token), None
        )
        definite = definite or "'s" in lower[first:head]
        described = frozenset(word for word in lower[start:last] if word[0].isalnum())
        role = lexicon.roles.ending(lower, start, head)
        outlet = lexicon.generic_outlets.ending(lower, start, head) or (
            lexicon.definite_outlets.ending(lower, start, head)
            if definite or lower[head - 1] in lexicon.outlet_nouns.by_first
            else None
        )
        if head - start > 1:
            outlet = outlet or lexicon.outlet_nouns.ending(lower, start, head)
        body = lexicon.generic_bodies.ending(lower, start, head)
        sort: Sort = "people"
        kind = role[1] if role else None
        if self._is_party(first, start, head):
            sort = "party"
        elif role and kind:
            sort = "people" if kind.plural else "person"
        elif outlet:
            sort = "outlet"
        elif lower[head - 1] in lexicon.government_nouns:
            sort = "government"
        elif body or (self._capital(start) and self._capital(head - 1) and not self._bare(start)):
            sort = "body"
        elif not self._bare(start) and not lower[head - 1].endswith("s"):
            sort = "person"
        last = self.edges.clause(first, last)
        return Phrase(
            sort, (first, last), head=lower[head - 1], kind=kind, words=described,
            definite=definite, owner=owner,
        )  # fmt: skip

    def _capital(self, i: int) -> bool:
        return self.tokens.words[i][0].isupper()

    def _bare(self, i: int) -> bool:
        """Whether token `i` opens a phrase that counts people instead of naming them."""
        word, words = self.tokens.lower[i], self.lexicon.words
        return not word.isalpha() or any(
            word in words[kind]
            for kind in ("bare_people", "count", "sentence_opener", "before_name", "preposition")
        )

    def _is_party(self, first: int, start: int, head: int) -> bool:
        lower = self.tokens.lower
        noun, before = (
            lower[head - 1],
            {*lower[first : head - 1], *self.tokens.words[first : head - 1]},
        )
        return any(
            noun in party.nouns
            and ("'s" in before if party.possessive else not before.isdisjoint(party.modifiers))
            for party in self.lexicon.parties
        )
