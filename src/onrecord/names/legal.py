"""Part the legal form from the name of a company."""

from __future__ import annotations

from onrecord.names.lexicon import LegalForm, NameLexicon
from onrecord.names.spelling import edits

_MOST_WORDS = 6
_MOST_SLIPS = 2


def peel_legal_forms(words: list[str], lexicon: NameLexicon) -> tuple[list[str], frozenset[str]]:
    """`words` without the legal forms at their end and beginning, and what the forms amount to.

    Long forms may be misspelled. At least one word is left.
    """
    kinds = set()
    while found := _at_end(words, lexicon):
        size, form = found
        words = words[:-size]
        kinds.add(form.kind)
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        leading = lexicon.legal_forms.get(tuple(words[:size]))
        if leading and leading.leading:
            words = words[size:]
            kinds.add(leading.kind)
            break
    return words, frozenset(kinds)


def _at_end(words: list[str], lexicon: NameLexicon) -> tuple[int, LegalForm] | None:
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        tail = words[-size:]
        form = lexicon.legal_forms.get(tuple(tail)) or _misspelled("".join(tail), lexicon)
        if form:
            return size, form
    return None


def _misspelled(joined: str, lexicon: NameLexicon) -> LegalForm | None:
    """The long legal form that `joined` spells with a slip or two, but in its last letters."""
    for spelled, form in lexicon.misspellable.get(joined[-4:], ()):
        if edits(joined, spelled, _MOST_SLIPS) <= _MOST_SLIPS:
            return form
    return None
