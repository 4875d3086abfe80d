"""Find for each word of a name the word of another name that it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.names.lexicon import NameLexicon
from onrecord.names.likeness import SAME, Likeness, liken
from onrecord.names.reading import Name, Word, make_word
from onrecord.names.spelling import edits

_MOST_JOINED = 4
_MOST_WORDS = 40  # beyond, a text is hardly a name, and joining its words would take long
_JOINED_EDITS = 3  # more than a word may bear, since sounds are not evened out yet
_SHORTEST_ACRONYM = 3
_LIGHT = frozenset(("light", "title"))
_ONE_NAME = frozenset(("same", "sound", "language", "nickname"))


class Pair(NamedTuple):
    """Words of one name that are taken to be words of the other, by their places."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: Likeness


class Alignment(NamedTuple):
    """Two names laid side by side; `left_over` and `right_over` are places of words without one.

    Titles and particles are paired only where a word of the other name needs them.
    """

    left: Name
    right: Name
    pairs: tuple[Pair, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]


@dataclass(slots=True)
class _Draft:
    """An alignment in the making: `left_open` and `right_open` are places not paired yet."""

    left: Name
    right: Name
    left_open: list[int]
    right_open: list[int]
    pairs: list[Pair] = field(default_factory=list)

    def pair(self, left: tuple[int, ...], right: tuple[int, ...], likeness: Likeness) -> None:
        self.pairs.append(Pair(left, right, likeness))
        self.left_open = [i for i in self.left_open if i not in left]
        self.right_open = [j for j in self.right_open if j not in right]


def align(left: Name, right: Name, lexicon: NameLexicon) -> Alignment:
    """Pair the words of two names: equal ones first, then the likest, then joined ones.

    Greedy: for names of a few words the best pairing, contrived cases apart, for a number of
    comparisons that is the product of the numbers of words.
    """
    draft = _Draft(left, right, _telling(left), _telling(right))
    whole = _whole(left, right)
    if whole:
        draft.pair(tuple(range(len(left.words))), tuple(range(len(right.words))), whole)
    _pair_equal(draft)
    if draft.left_open and draft.right_open:
        _pair_alike(draft, lexicon)
    if draft.left_open or draft.right_open:
        _pair_light(draft, lexicon)
    if draft.left_open and draft.right_open and len(left.words + right.words) <= _MOST_WORDS:
        _pair_joined(draft, lexicon)
    return Alignment(
        left, right, tuple(draft.pairs), tuple(draft.left_open), tuple(draft.right_open)
    )


def _telling(name: Name) -> list[int]:
    return [i for i, word in enumerate(name.words) if word.band not in _LIGHT]


def _whole(left: Name, right: Name) -> Likeness | None:
    """How two names agree as wholes: written without spaces, or one as the other's acronym."""
    if not left.words or not right.words:
        return None
    if left.joined == right.joined:
        return Likeness(0.0, "joined")
    for short, long in ((left, right), (right, left)):
        if (
            len(short.words) == 1
            and len(long.initials) >= _SHORTEST_ACRONYM
            and short.words[0].text == long.initials
        ):
            return Likeness(0.0, "acronym")
    return None


def _pair_equal(draft: _Draft) -> None:
    places: dict[str, list[int]] = {}
    for j in reversed(draft.right_open):
        places.setdefault(draft.right.words[j].value, []).append(j)
    for i in draft.left_open:
        found = places.get(draft.left.words[i].value)
        if found:
            draft.pair((i,), (found.pop(),), SAME)


def _pair_alike(draft: _Draft, lexicon: NameLexicon) -> None:
    found = []
    for i in draft.left_open:
        for j in draft.right_open:
            likeness = liken(draft.left.words[i], draft.right.words[j], lexicon)
            if likeness:
                # Initials last: "J." is nobody while "Jean" may be "Jeanne".
                found.append((likeness.how == "initial", likeness.cost, abs(i - j), i, j, likeness))
    for _, _, _, i, j, likeness in sorted(found):
        if i in draft.left_open and j in draft.right_open:
            draft.pair((i,), (j,), likeness)


def _pair_light(draft: _Draft, lexicon: NameLexicon) -> None:
    """Pair what is left over with a title or particle that is a name in the other: "Don", "Al"."""
    for i in draft.left_open:
        for j, likeness in _light_places(draft.right, draft.left.words[i], lexicon):
            draft.pair((i,), (j,), likeness)
    for j in draft.right_open:
        for i, likeness in _light_places(draft.left, draft.right.words[j], lexicon):
            draft.pair((i,), (j,), likeness)


def _light_places(name: Name, word: Word, lexicon: NameLexicon) -> list[tuple[int, Likeness]]:
    """The place of the first title or particle that is `word`, if there is one."""
    for place, other in enumerate(name.words):
        if other.band in _LIGHT:
            likeness = SAME if other.text == word.text else liken(other, word, lexicon)
            if likeness and likeness.how in _ONE_NAME:
                return [(place, likeness)]
    return []


def _pair_joined(draft: _Draft, lexicon: NameLexicon) -> None:
    """Pair a word with several neighbouring words of the other name written as one."""
    for j in draft.right_open:
        run = _best_run(draft.left, draft.left_open, draft.right.words[j], lexicon)
        if run:
            draft.pair(run[0], (j,), run[1])
    for i in draft.left_open:
        run = _best_run(draft.right, draft.right_open, draft.left.words[i], lexicon)
        if run:
            draft.pair((i,), *run)


def _best_run(
    name: Name, open_places: Sequence[int], word: Word, lexicon: NameLexicon
) -> tuple[tuple[int, ...], Likeness] | None:
    """The neighbouring words of `name`, particles among them, that read together as `word`."""
    words = name.words
    best: tuple[tuple[int, ...], Likeness] | None = None
    for start in range(len(words)):
        joined = ""
        for end in range(start, min(start + _MOST_JOINED, len(words))):
            if end not in open_places and words[end].band != "light":
                break
            joined += words[end].text
            if len(joined) > len(word.text) + _JOINED_EDITS:
                break
            if end == start or not _near(joined, word):
                continue
            read = make_word(
                joined, "name", bare=words[start].bare, slips=word.slips, sounds=lexicon.sounds
            )
            likeness = SAME if joined == word.text else liken(read, word, lexicon)
            if likeness and (best is None or likeness.cost < best[1].cost):
                best = tuple(range(start, end + 1)), Likeness(likeness.cost, "joined")
    return best


def _near(joined: str, word: Word) -> bool:
    """Whether it is worth while to look closer."""
    return word.bare or edits(joined, word.text, _JOINED_EDITS) <= _JOINED_EDITS
