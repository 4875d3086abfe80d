"""Say how likely two names are to name the same bearer, and why.

The idea of a score as named, weighted parts, each with its reason, is that of nomenklatura's
logic_v2; the parts, their weights and their sum are our own: a log-linear model, in which every
part can only lower the score from 1.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from onrecord.names.alignment import Alignment, align
from onrecord.names.lexicon import NameLexicon, build_name_lexicon
from onrecord.names.organisations import read_organisation
from onrecord.names.parts import ORGANISATION, PERSON
from onrecord.names.persons import read_person
from onrecord.names.reading import Name, NameKind
from onrecord.resources import load_lexicons

SAME_NAME = 0.5
"""Names that score this or more are taken to be one."""
LONGEST = 300
"""Characters beyond which a text is no name: it is the same as another letter by letter, or not."""

_MOST_NAMES = 4
_SHORTEST_NAME = 4


class NamePart(NamedTuple):
    """One thing that two names differ in; it multiplies the score by exp(-weight * value)."""

    name: str
    weight: float
    value: float
    reason: str


class NameComparison(NamedTuple):
    """`score` in [0, 1] and the parts that lowered it."""

    score: float
    parts: tuple[NamePart, ...]


def compare_names(a: str, b: str, kind: NameKind) -> float:
    """How alike two names are, from 0 to 1; SAME_NAME and above they name one bearer.

    `kind`: "person", or "organisation" for everything else that has a name. Symmetric; 1 for equal
    names, 0 where one has no letter or digit. Takes any two texts and raises nothing but
    ResourceError, at the first call, where the installation is damaged.
    """
    return compare_names_with(a, b, kind, lexicon=packaged_lexicon()).score


def explain_names(a: str, b: str, kind: NameKind) -> NameComparison:
    """The score of `compare_names` with what it is made of."""
    return compare_names_with(a, b, kind, lexicon=packaged_lexicon())


def compare_names_with(a: str, b: str, kind: NameKind, *, lexicon: NameLexicon) -> NameComparison:
    """`explain_names` by a lexicon of your own. Pure."""
    if a == b:
        return _alike("no letter or digit", same=any(map(str.isalnum, a)))
    if max(len(a), len(b)) > LONGEST:
        return _alike("too long for a name", same=False)
    left, right = read_names(a, kind, lexicon=lexicon), read_names(b, kind, lexicon=lexicon)
    if len(left) == len(right) == 1:
        return compare_read(left[0], right[0], kind, lexicon=lexicon)
    found = [compare_read(x, y, kind, lexicon=lexicon) for x in left for y in right]
    return max(found, key=lambda comparison: comparison.score)


def read_names(text: str, kind: NameKind, *, lexicon: NameLexicon) -> tuple[Name, ...]:
    """The name that `text` is, and those that a slash parts ("Varan Works/Varanskoye Delo")."""
    read = read_person if kind == "person" else read_organisation
    texts = [text]
    if "/" in text:
        parts = text.split("/")[:_MOST_NAMES]
        if all(len(part.strip()) >= _SHORTEST_NAME for part in parts):
            texts += parts
    return tuple([read(each, lexicon) for each in texts])


def compare_read(
    left: Name, right: Name, kind: NameKind, *, lexicon: NameLexicon
) -> NameComparison:
    """`explain_names` of names that were read before, for comparing each with many. Pure."""
    if left == right:
        return _alike("no letter or digit", same=bool(left.joined or left.numbers))
    if (right.joined, right.words) < (left.joined, left.words):
        left, right = right, left
    found = align(left, right, lexicon)
    if not found.pairs:
        return _alike("no word agrees", same=False)
    return _weighed(found, kind, lexicon)


def _weighed(found: Alignment, kind: NameKind, lexicon: NameLexicon) -> NameComparison:
    weights = lexicon.weights[kind]
    parts = []
    total = 0.0
    for name, measure in (PERSON if kind == "person" else ORGANISATION).items():
        value, reason = measure(found)
        if value:
            weight = weights[name]
            parts.append(NamePart(name, weight, value, reason))
            total += weight * value
    return NameComparison(math.exp(-total), tuple(parts))


def _alike(reason: str, *, same: bool) -> NameComparison:
    """A comparison decided without looking closer."""
    if same:
        return NameComparison(1.0, ())
    return NameComparison(0.0, (NamePart("nothing_shared", math.inf, 1.0, reason),))


@cache
def packaged_lexicon() -> NameLexicon:
    """The lexicon that comes with onrecord.

    Kept for the life of the process: it is immutable and the same at every call, so that keeping it
    hides no state, and `compare_names` needs none of its caller.
    """
    return build_name_lexicon(load_lexicons())
