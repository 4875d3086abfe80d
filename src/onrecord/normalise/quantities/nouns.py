"""The noun that a number counts, read off the words after it and their parts of speech."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.lexicon import QuantityLexicon, Unit
from onrecord.normalise.quantities.page import Page, overlapping
from onrecord.normalise.quantities.tokens import HYPHENS
from onrecord.records import Span

LONGEST = 7  # words of a phrase that may belong to the noun
PARTITIVE = re.compile(
    r"\sof\s(?:(?:the|its|their|our|his|her|these|those|all|such|a|an|this|that)\s)?",
    re.IGNORECASE,
)
LEADING = frozenset(("more", "less", "fewer", "other", "additional", "such", "further"))
NOMINAL = frozenset(("NOUN", "PROPN"))
INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
_SMALL = frozenset(("ADP", "PART", "CCONJ", "SCONJ"))
JOINTS = frozenset(("", " ", "\u00a0", "-", " (", "’s ", "'s "))


def count_noun(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """Give an amount without a unit the noun that it counts; percent and money need none."""
    if amount.unit is not None or amount.mark != amount.end:
        return amount
    start = amount.end
    if amount.form == "part" and page.text[start + 1 : start + 6].startswith(
        ("more", "less", "fewer")
    ):
        return amount
    if partitive := PARTITIVE.match(page.text, start):
        start = partitive.end()
    noun = noun_after(page, start)
    if not noun:
        return amount
    words = page.text[noun.start : noun.end]
    unit = time_unit(words, lexicon)
    if unit and not partitive:
        return replace(amount, end=noun.end, unit=unit.name, dimension=unit.dimension)
    return replace(amount, end=noun.end, unit=words)


def time_unit(words: str, lexicon: QuantityLexicon) -> Unit | None:
    """The unit of time that a phrase ends in: consecutive years."""
    unit = lexicon.units.names.get(words.rsplit(" ", 1)[-1].lower())
    return unit if unit and unit.dimension == "time" else None


def noun_after(page: Page, start: int) -> Span | None:
    """The nouns and adjectives from `start` on, up to the last noun; names before it left out."""
    words = page.tags.words
    at = page.word_at(start)
    first, last = None, None
    end = start
    tied = page.text[start : start + 1] in HYPHENS
    linked = -1  # the last word of a modifier such as "air-to-air"
    for index in range(at, min(at + LONGEST, len(words.starts))):
        gap = page.text[end : words.starts[index]]
        if gap not in JOINTS and not (gap.isspace() and len(gap) == 1):
            break
        upos = words.upos[index]
        text = page.text[words.starts[index] : words.ends[index]]
        linked = max(linked, _end_of_link(page, index))
        if index <= linked:
            first = index if first is None else first
            end = words.ends[index]
            continue
        time = overlapping(page.times, Span(words.starts[index], words.ends[index]))
        if index > at and time and time.start >= start:
            break
        if upos in NOMINAL and text[0].isalnum():
            last = index
            if tied:
                return Span(words.starts[index], words.ends[index])
        elif upos == "VERB" and (text.endswith(("ing", "ed")) and _leads(page, index)):
            pass
        elif upos == "PUNCT" and text in HYPHENS and not gap:
            end = words.ends[index]
            continue
        elif text in ("'s", "’s") and last == index - 1:
            first, last, end = None, None, words.ends[index]
            continue
        elif upos not in INSIDE:
            break
        if upos == "NUM" and first is None:
            break
        if (
            first is None
            and text.lower() not in LEADING
            and not (upos == "PROPN" and _leads(page, index))
        ):
            first = index
        end = words.ends[index]
    if last is None or first is None or first > last:
        return None
    return Span(words.starts[first], words.ends[last])


def _end_of_link(page: Page, index: int) -> int:
    """The last word of what hyphens and a small word link to the word at `index`, or -1."""
    words, text = page.tags.words, page.text
    small = False
    end = index
    while (
        end + 2 < len(words.starts)
        and text[words.starts[end + 1] : words.ends[end + 1]] in HYPHENS
        and words.starts[end + 1] == words.ends[end]
        and words.starts[end + 2] == words.ends[end + 1]
    ):
        end += 2
        small = small or words.upos[end] in _SMALL
    return end if small and end > index + 2 else -1


def _leads(page: Page, index: int) -> bool:
    """Whether a noun or an adjective follows the word at `index` at once."""
    words = page.tags.words
    after = index + 1
    return (
        after < len(words.upos)
        and words.upos[after] in ("NOUN", "ADJ")
        and words.starts[after] - words.ends[index] <= 1
    )
