"""About, at least, more than, up to: the words around a number that say how to take it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount, with_relation
from onrecord.normalise.quantities.lexicon import QuantityLexicon, Relation
from onrecord.normalise.quantities.page import Page, token_before
from onrecord.normalise.quantities.tokens import HYPHENS

BEHIND = (" or", " and")
LONGEST = 5  # words of the longest modifier
PLACES = frozenset(("over", "under", "above", "below", "beyond"))


def bound(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Take the modifiers before `amount` and those behind its noun into it."""
    relation: Relation = "exact"
    start, at = amount.start, token_before(page, amount.start)
    for _ in range(3):
        found = _modifier(page, at, lexicon)
        if not found:
            break
        role, first = found
        relation = role if relation in ("exact", "about") else relation
        start, at = page.tokens[first].start, first - 1
    amount = _bounded_behind(page, amount, lexicon)
    if relation == "exact":
        return amount
    return replace(with_relation(amount, relation), start=start)


def _bounded_behind(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Take "or more" and the like after the noun: 40 ships or more."""
    match = lexicon.relations_after.match(page.text, amount.end)
    if not match or not match[0].lower().startswith(BEHIND):
        return amount
    relation = lexicon.after[match[0].strip().lower()]
    return replace(with_relation(amount, relation), end=match.end())


def _modifier(page: Page, at: int, lexicon: QuantityLexicon) -> tuple[Relation, int] | None:
    """The longest modifier whose last word is token `at`, with its first token."""
    words: list[str] = []
    best = None
    first = at
    while first >= 0 and len(words) < LONGEST:
        low = page.tokens[first].low
        if low not in HYPHENS:
            words.insert(0, low)
            role = lexicon.relations.get(" ".join(words))
            if role and not _is_place(page, first, words):
                best = (role, first)
        first -= 1
    return best


def _is_place(page: Page, first: int, words: list[str]) -> bool:
    """Whether "over" and the like rule a phrase ("talks over two islands"), by the syntax."""
    if len(words) != 1 or words[0] not in PLACES:
        return False
    tags = page.tags.words
    word = page.word_at(page.tokens[first].start)
    return word < len(tags.upos) and tags.upos[word] == "ADP" and tags.relations[word] == "case"
