"""The parts of a score: what two names differ in, each with a value and its reason.

A value is 0 where nothing speaks against one bearer, and grows with what does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.names.alignment import Alignment
from onrecord.names.reading import Name

Finding = tuple[float, str]
NOTHING: Finding = (0.0, "")
# What a word tells, by its band. Trade words: their mean log inverse frequency over that of unknown
# words, in 2,100 names of organisations in news (4.3 against 6.4). Common and regional words are
# not more frequent, but are added and dropped at will; an initial is half a name.
_TELLING: Mapping[str, float] = {
    "name": 1.0, "place": 1.0, "trade": 0.7, "region": 0.3, "common": 0.3, "initial": 0.5,
    "light": 0.2, "title": 0.2,
}  # fmt: skip


def spelling(found: Alignment) -> Finding:
    """Slips of the pen: the squared number of slips over the length, summed over words."""
    value = sum(pair.likeness.cost for pair in found.pairs)
    return (value, _pairs(found, "spelling", "joined", "consonants")) if value else NOTHING


def _counted(*hows: str) -> Callable[[Alignment], Finding]:
    def count(found: Alignment) -> Finding:
        value = 0.0
        for pair in found.pairs:
            if pair.likeness.how in hows:
                value += 1.0
        return (value, _pairs(found, *hows)) if value else NOTHING

    return count


def different(found: Alignment) -> Finding:
    """Words on both sides that have no counterpart."""
    if not found.left_over or not found.right_over:
        return NOTHING
    left, right = _told(found.left, found.left_over), _told(found.right, found.right_over)
    return min(left, right, 1.0), f"{_left(found)} against {_right(found)}"


def missing(found: Alignment) -> Finding:
    """Words that one name has beyond the other, for what they tell against what was matched."""
    if not found.left_over and not found.right_over:
        return NOTHING
    left, right = _told(found.left, found.left_over), _told(found.right, found.right_over)
    matched = sum(_told(found.left, pair.left) for pair in found.pairs)
    value = abs(left - right) / max(matched, 0.25)
    return (min(value, 2.0), f"only one has {_left(found) or _right(found)}") if value else NOTHING


def lone_word(found: Alignment) -> Finding:
    """A single word that agrees while there are other words or other titles."""
    if len(found.pairs) != 1:
        return NOTHING
    if found.left_over or found.right_over or _titles(found.left) != _titles(found.right):
        return 1.0, f"only {_pairs(found)} agrees"
    return NOTHING


def initials_only(found: Alignment) -> Finding:
    """One of the names is nothing but initials."""
    for name in (found.left, found.right):
        if name.words and all(word.band == "initial" for word in name.words):
            return 1.0, f"{name.joined} is initials only"
    return NOTHING


def order(found: Alignment) -> Finding:
    """The words stand in another order."""
    last = -1
    for _, right, _ in sorted(found.pairs):
        if right[0] < last:
            return 1.0, "the words stand in another order"
        last = right[0]
    return NOTHING


def numbers(found: Alignment) -> Finding:
    """The numbers of the names are not the same."""
    left, right = found.left.numbers, found.right.numbers
    if left == right or sorted(left) == sorted(right):
        return NOTHING
    return 1.0, f"{' '.join(left) or 'no number'} against {' '.join(right) or 'no number'}"


def generation(found: Alignment) -> Finding:
    """One is Jr. and the other Sr. or III; half as much where only one says so."""
    left, right = found.left.generation, found.right.generation
    if left == right:
        return NOTHING
    return (1.0, "another generation") if left and right else (0.1, "a generation only once")


def father(found: Alignment) -> Finding:
    """The son's name in one is the father's in the other."""
    left, right = found.left.fathers, found.right.fathers
    if left and right:
        for pair in found.pairs:
            i, j = pair.left[0], pair.right[0]
            if (i in left and j < right[0]) or (j in right and i < left[0]):
                return 1.0, f"{found.left.words[i].text} is the father in one only"
    return NOTHING


def legal_form(found: Alignment) -> Finding:
    """The legal forms amount to different things."""
    left, right = found.left.legal, found.right.legal
    if not left or not right or not left.isdisjoint(right):
        return NOTHING
    return 1.0, f"{' '.join(sorted(left))} against {' '.join(sorted(right))}"


def _told(name: Name, places: tuple[int, ...]) -> float:
    return sum([_TELLING[name.words[i].band] for i in places])


def _titles(name: Name) -> set[str]:
    return {word.text for word in name.words if word.band == "title"}


def _pairs(found: Alignment, *hows: str) -> str:
    """The words of the pairs that agree in one of these ways, or of all."""
    shown = []
    for left, right, likeness in found.pairs:
        if not hows or likeness.how in hows:
            a = " ".join(found.left.words[i].text for i in left)
            b = " ".join(found.right.words[j].text for j in right)
            shown.append(a if a == b else f"{a}/{b}")
    return ", ".join(shown)


def _left(found: Alignment) -> str:
    return " ".join(found.left.words[i].text for i in found.left_over)


def _right(found: Alignment) -> str:
    return " ".join(found.right.words[j].text for j in found.right_over)


PERSON: Mapping[str, Callable[[Alignment], Finding]] = {
    "spelling": spelling,
    "sound": _counted("sound", "consonants"),
    "language": _counted("language"),
    "nickname": _counted("nickname"),
    "initial": _counted("initial"),
    "initials_only": initials_only,
    "different": different,
    "missing": missing,
    "lone_word": lone_word,
    "order": order,
    "generation": generation,
    "father": father,
    "numbers": numbers,
}
ORGANISATION: Mapping[str, Callable[[Alignment], Finding]] = {
    "spelling": spelling,
    "sound": _counted("sound", "consonants"),
    "acronym": _counted("acronym"),
    "different": different,
    "missing": missing,
    "order": order,
    "legal_form": legal_form,
    "numbers": numbers,
}
