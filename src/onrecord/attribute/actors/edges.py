"""Where the parts of a noun phrase begin and end."""

from __future__ import annotations

from onrecord.attribute.actors.lexicon import ActorLexicon
from onrecord.attribute.actors.name import Name
from onrecord.attribute.actors.tokens import Tokens

Range = tuple[int, int]

_BREAKS = frozenset(",(;:—–-")
_NO_SPEAKER = frozenset(("by", "from", "to", "as", "according", "and", "but"))


class Edges:
    """Finds edges in the tokens of one document; `by_token` gives the name that holds a token."""

    def __init__(self, tokens: Tokens, names: list[Name], lexicon: ActorLexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.by_token: dict[int, Name] = {
            i: name for name in names for i in range(name.first, name.last)
        }

    def trim(self, first: int, last: int) -> Range:
        """The range without marks, a leading "by" and a closing possessive."""
        words, lower = self.tokens.words, self.tokens.lower
        while first < last and (
            not words[first][0].isalnum()
            or lower[first] in ("by", "from", "to", "as", "according", "and", "but")
        ):
            if first + 1 == last and lower[first] in self.lexicon.pronouns:
                break
            first += 1
        while last > first and (
            not (words[last - 1][0].isalnum() or words[last - 1] in ").") or lower[last - 1] == "'s"
        ):
            last -= 1
        if last > first and words[last - 1] == "." and last - 1 not in self.by_token:
            last -= 1
        if last > first and words[last - 1] == ")" and "(" not in words[first:last]:
            last -= 1
        return first, last

    def segment_end(self, first: int, last: int) -> int:
        """Where the first segment ends: at a comma, a bracket, a dash or a relative pronoun."""
        words, lower = self.tokens.words, self.tokens.lower
        for i in range(first + 1, last):
            if i in self.by_token and self.by_token[i].last > i + 1:
                continue
            if words[i] in _BREAKS and i not in self.by_token and not self._notes_rank(i):
                return i
            if lower[i] in ("who", "which", "whose", "whom"):
                return i
        return last

    def _notes_rank(self, i: int) -> bool:
        """Whether a bracket says that a rank is held no more: "Admiral (ret.)"."""
        words, lower = self.tokens.words, self.tokens.lower
        if words[i] != "(" or self.lexicon.words["rank_note"].isdisjoint(lower[i + 1 : i + 2]):
            return False
        close = i + 2 + (words[i + 2 : i + 3] == ["."])
        behind = words[close : close + 2]
        return behind[:1] == [")"] and len(behind) > 1 and behind[1][0].isupper()

    def clause(self, first: int, last: int) -> int:
        """Where a relative clause begins in the range, else its end."""
        lower = self.tokens.lower
        found = (i for i in range(first + 1, last) if lower[i] in ("who", "which", "whose"))
        cut = next(found, last)
        return cut - 1 if cut < last and self.tokens.words[cut - 1] == "," else cut

    def head_end(self, first: int, end: int) -> int:
        """Where the head of the segment ends: before the first preposition outside a name."""
        lower = self.tokens.lower
        for i in range(first + 1, end):
            if lower[i] in self.lexicon.words["preposition"] and i not in self.by_token:
                return i
        return end

    def skip_articles(self, first: int, end: int) -> int:
        """Past articles and counting words, to the last token of the range at most."""
        lower = self.tokens.lower
        while (
            first < end - 1
            and (
                lower[first] in self.lexicon.words["article"]
                or lower[first] in self.lexicon.words["count"]
            )
            and first not in self.by_token
        ):
            first += 1
        return first

    def past_titles(self, i: int, last: int) -> int:
        """The token that a name would begin at: past articles, roles and titles."""
        tokens, lexicon = self.tokens, self.lexicon
        while i < last and i not in self.by_token:
            step = lexicon.titles.at(tokens.lower, i, last, dotted=True)
            role = lexicon.roles.at(tokens.lower, i, last)
            if step or role:
                i = (step or role)[0]  # type: ignore[index]
            elif self._notes_rank(i):
                i = tokens.words.index(")", i) + 1
            elif tokens.lower[i] in self.lexicon.words["article"] or tokens.words[i][0].isupper():
                i += 1
            else:
                break
        name = self.by_token.get(i)
        while name and name.kind == "adjective" and name.last < last:
            return self.past_titles(name.last, last)
        return i

    def sole_name(self, first: int, last: int) -> bool:
        """Whether the range is one name and nothing else but commas and titles."""
        first, last = self.trim(first, last)
        at = self.past_titles(first, last)
        name = self.by_token.get(at)
        return name is not None and name.last == last and name.opening <= first
