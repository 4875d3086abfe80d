"""About, at least, more than, up to: the words around a number that say how to take it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.lexicon import QuantityLexicon, Relation
from onrecord.normalise.quantities.page import Page, token_before
from onrecord.normalise.quantities.tokens import HYPHENS

LONGEST = 5  # words of the longest modifier
PLACES = frozenset(("over", "under", "above", "below", "beyond", "around", "about"))


def bound(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Take the modifiers before and after `amount` into it."""
    relation: Relation = "exact"
    start, at = amount.start, token_before(page, amount.start)
    for _ in range(3):
        found = _modifier(page, at, lexicon)
        if not found:
            break
        role, first = found
        relation = role if relation in ("exact", "about") else relation
        start, at = page.tokens[first].start, first - 1
    after = lexicon.relations_after.match(page.text, amount.mark)
    end = amount.end
    if after:
        role_after = lexicon.after[after[0].strip(" -").lower() or after[0]]
        relation = role_after if relation in ("exact", "about") else relation
        end = after.end()
    if relation == "exact":
        return amount
    return replace(_with_relation(amount, relation), start=start, end=max(end, amount.end))


def _with_relation(amount: Amount, relation: Relation) -> Amount:
    if amount.form == "floor":
        return amount
    low, high = amount.low, amount.high
    if relation in ("more_than", "at_least"):
        high = None
    elif relation in ("less_than", "at_most"):
        low = None
    return replace(amount, low=low, high=high, relation=relation)


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
