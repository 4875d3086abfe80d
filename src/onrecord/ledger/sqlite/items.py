"""Items of statements by words, out of the JSON in which a row keeps them.

The search index cuts the column `items` into words as it stands, with the keys of the JSON and what
is no word of an item: numbers of spans and Roman numerals of UNROCA categories. What is looked for
must not be found among these:

    [{"span":[12,19],"words":"F-16 jets","unroca":"IV","sipri":"FGA aircraft"}]
      span 12 19 words f 16 jets unroca iv sipri fga aircraft
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

import apsw

from onrecord.ledger.sqlite.words import inflected

CATEGORIES = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_KEYS = frozenset(("span", "words", "unroca", "sipri", "null"))
_BEGINNINGS = ("words", "sipri")
# Every span is followed by the words at it, so that this never stands in a row.
_NOTHING = '"span unroca"'


def items_expression(connection: apsw.Connection, words: Sequence[str]) -> str:
    """What FTS5 finds `words`, which are at least one, by in the column `items`.

    A single Roman numeral is a UNROCA category. Else all of the words must occur among the items
    and their descriptions, each in one of its inflected forms. A number is found behind the word
    that stands before it in `words` ("f 16"); a first one where an item or a description begins,
    or before the next word ("155 mm").
    """
    if len(words) == 1 and words[0] in CATEGORIES:
        return f'"unroca {words[0]}"'
    numbers = list(takewhile(_is_number, words))
    rest = words[len(numbers) :]
    phrases: list[list[list[str]]] = []
    if numbers:
        before = [[*numbers, form] for word in rest[:1] for form in _forms(connection, word)]
        phrases.append([[key, *numbers] for key in _BEGINNINGS] + before)
    for word in rest:
        if _is_number(word):
            phrases[-1] = [[*phrase, word] for phrase in phrases[-1]]
        else:
            phrases.append([[form] for form in _forms(connection, word)])
    return f"({' AND '.join(map(_one_of, phrases))})"


def _forms(connection: apsw.Connection, word: str) -> list[str]:
    return sorted(inflected(connection, word, "statement_fts") - _KEYS)


def _one_of(phrases: Iterable[Sequence[str]]) -> str:
    quoted = " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    return f"({quoted or _NOTHING})"


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in CATEGORIES
