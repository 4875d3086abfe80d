"""Up or down, and against what: change verbs and nouns around a quantity."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.lexicon import Direction, QuantityLexicon, Trend
from onrecord.normalise.quantities.page import Page, token_before
from onrecord.records import Span

MEASURES = frozenset(("share", "points", "currency", "money", "multiple"))
PASSED = frozenset(
    ("a", "an", "another", "further", "additional", "the", "its", "their", "as", "much", "record")
)
LINKS = frozenset(("by", "to", "at", "of", "from", "in"))
NOT_VERBS = frozenset(("ADP", "DET", "PRON", "PUNCT"))
REACH = 14  # tokens from "by" or "to" back to the word of change
AFTER = 3  # words from a quantity to the noun of change that it measures
COORDINATION = re.compile(r"[^.;:]{0,40}?(?:,| and| or| while)\s[^.;:]{0,25}")
CLAUSE_END = re.compile(r"[,;:.!?()\n—–”\"]|\s(?:and|but|while|as|which|that|after|when|because)\s")


def is_change(page: Page, position: int, lexicon: QuantityLexicon) -> bool:
    """Whether a word of change stands before `position` in the same sentence, within reach."""
    return _trend_before(page, token_before(page, position), lexicon) is not None


def add_trends(page: Page, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with their direction and their baseline."""
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if found else None
        direction = amount.direction or _direction(page, amount, before, lexicon)
        amount = replace(amount, direction=direction)
        if baseline := _baseline(page, amount, lexicon):
            amount = replace(amount, baseline=baseline)
        found.append(amount)
    return _link_levels(page, found)


def _direction(
    page: Page, amount: Amount, before: Amount | None, lexicon: QuantityLexicon
) -> Direction | None:
    at = token_before(page, amount.start)
    link = ""
    for _ in range(5):
        if at < 0:
            break
        low = page.tokens[at].low
        trend = lexicon.trends.get(low)
        if trend and _is_word_of_change(page, at):
            return trend.direction if _governs(trend, link, amount) else None
        if low in LINKS and not link:
            link = low
        elif low not in PASSED and not low.endswith("ly"):
            break
        at -= 1
    if link == "from":
        return None
    if link in ("by", "to") and (trend := _trend_before(page, at, lexicon)):
        return None if link == "to" and _has_change(before, page, amount) else trend.direction
    return _direction_after(page, amount, lexicon) or _shared(page, amount, before)


def _is_word_of_change(page: Page, at: int) -> bool:
    token = page.tokens[at]
    return token.low in ("up", "down") or page.upos_at(token.start) not in NOT_VERBS


def _governs(trend: Trend, link: str, amount: Amount) -> bool:
    if link in ("by", "to", "of"):
        return link != "of" or trend.objects != "any"
    if link:
        return False
    if trend.objects == "any":
        return True
    return trend.objects == "measures" and (
        amount.dimension in MEASURES or amount.form == "part" or amount.unit is None
    )


def _trend_before(page: Page, at: int, lexicon: QuantityLexicon) -> Trend | None:
    """The nearest word of change before token `at` in its sentence."""
    if at < 0:
        return None
    start = page.sentence_at(page.tokens[at].start).start
    for index in range(at, max(at - REACH, -1), -1):
        token = page.tokens[index]
        if token.start < start:
            break
        trend = lexicon.trends.get(token.low)
        if trend and _is_word_of_change(page, index):
            return trend
    return None


def _has_change(before: Amount | None, page: Page, amount: Amount) -> bool:
    """Whether the quantity before, in the same clause, is the change itself: rose 12% to $5bn."""
    if before is None or before.direction is None:
        return False
    return len(page.text[before.end : amount.start]) < 40


def _direction_after(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Direction | None:
    """12 percent higher, a 5% increase, 20% less fuel."""
    at = token_before(page, amount.end) + 1
    for step in range(AFTER):
        if at + step >= len(page.tokens):
            break
        token = page.tokens[at + step]
        gap = page.text[page.tokens[at + step - 1].end : token.start] if at + step else " "
        if gap not in ("", " ", "\u00a0"):
            break
        if step == 0 and token.low in lexicon.comparisons and _compares(page, amount, at):
            return lexicon.comparisons[token.low]
        trend = lexicon.trends.get(token.low)
        upos = page.upos_at(token.start)
        if trend and upos == "NOUN" and amount.dimension in MEASURES:
            return trend.direction
        if trend and step == 0 and token.low in ("up", "down"):
            return trend.direction
        if upos not in ("ADJ", "NOUN", "ADV") and token.low != "-":
            break
    return None


def _compares(page: Page, amount: Amount, at: int) -> bool:
    """Whether "more" after the number compares; "40 more tanks" adds to a count."""
    if amount.dimension in MEASURES or amount.form == "part":
        return True
    low = page.tokens[at].low
    if low in ("more", "less", "fewer"):
        return at + 1 < len(page.tokens) and page.tokens[at + 1].low == "than"
    return bool(amount.unit)


def _shared(page: Page, amount: Amount, before: Amount | None) -> Direction | None:
    """The direction of the quantity before that this one is coordinated with."""
    if (
        before is None
        or before.direction is None
        or amount.dimension not in ("share", "points")
        or before.unit != amount.unit
    ):
        return None
    between = page.text[before.end : amount.start]
    if not COORDINATION.fullmatch(between):
        return None
    first, last = page.word_at(before.end), page.word_at(amount.start)
    if any(upos in ("VERB", "AUX") for upos in page.tags.words.upos[first:last]):
        return None
    return before.direction


def _baseline(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Span | None:
    """What follows "compared to", "than", "from", "over" after a change or a multiple."""
    if amount.direction is None and amount.dimension != "multiple":
        return None
    end = page.sentence_at(amount.start).end
    match = lexicon.baseline.search(page.text, amount.end, min(end, amount.end + 80))
    if not match:
        return None
    between = page.text[amount.end : match.start()]
    if CLAUSE_END.search(between) and "from" not in match[0].lower():
        return None
    return _phrase(page, match.end(), end)


def _phrase(page: Page, start: int, end: int) -> Span | None:
    """The phrase from `start`: a time that begins it, or all up to the end of the clause."""
    while start < end and page.text[start].isspace():
        start += 1
    for timex in page.timexes:
        if timex.span.start == start:
            return timex.span
    stop = CLAUSE_END.search(page.text, start, end)
    stop_at = stop.start() if stop else end
    return Span(start, stop_at) if stop_at > start else None


def _link_levels(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Give "from 5 to 3" and "to 3 from 5" the first value as the baseline of the second."""
    linked = list(amounts)
    for index in range(len(linked) - 1):
        a, b = linked[index], linked[index + 1]
        between = page.text[a.end : b.start].strip().lower()
        before = page.text[max(0, a.start - 5) : a.start].lower()
        if between == "to" and before == "from " and b.direction:
            linked[index + 1] = replace(b, baseline=a.span)
            linked[index] = replace(a, direction=None, baseline=None)
        elif a.direction and between.endswith("from") and len(between) < 40:
            linked[index] = replace(a, baseline=b.span)
            linked[index + 1] = replace(b, direction=None, baseline=None)
    return linked
