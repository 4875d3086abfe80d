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
    (
        "a",
        "an",
        "another",
        "further",
        "additional",
        "the",
        "its",
        "their",
        "as",
        "much",
        "record",
        "annualised",
        "annualized",
    )
)
DEFINITE = frozenset(("the", "its", "their"))
LINKS = frozenset(("by", "to", "at", "of", "from", "in"))
NOT_VERBS = frozenset(("ADP", "DET", "PRON", "PUNCT"))
REACH = 14  # tokens from "by" or "to" back to the word of change
AFTER = 3  # words from a quantity to the noun of change that it measures
COORDINATION = re.compile(r"[^.;:]{0,40}?(?:,| and| or| while)\s[^.;:]{0,25}")
SAME_CHANGE = re.compile(r",?\s(?:or|i\.e\.)\s|,?\s\(|,\swhich\sis\s")
UP_FROM = re.compile(r"[^.;:\n]{0,30}?,?\s(up|down)\sfrom\s", re.IGNORECASE)
COMING = re.compile(r"\s(?:the\s)?(?:next|coming|following)\s", re.IGNORECASE)
CLAUSE_END = re.compile(
    r"[,.](?!\d)|[;:!?()\n—–”\"]|\s(?:and|but|while|as|which|that|after|when|because)\s"
)


def is_change(page: Page, position: int, lexicon: QuantityLexicon) -> bool:
    """Whether a word of change stands before `position` in the same sentence, within reach."""
    return _trend_before(page, token_before(page, position), lexicon) is not None


def is_moved(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a word of change stands right before `amount`: lost 45 cents."""
    return _direction(page, amount, None, lexicon) is not None


def add_trends(page: Page, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with their direction and their baseline."""
    found: list[Amount] = []
    for amount, after in zip(amounts, (*amounts[1:], None), strict=False):
        before = found[-1] if found else None
        direction = amount.direction or _direction(page, amount, before, lexicon)
        amount = replace(amount, direction=direction)
        if baseline := _baseline(page, amount, after, lexicon):
            amount = replace(amount, baseline=baseline)
        found.append(amount)
    return _link_levels(page, found)


def _direction(
    page: Page, amount: Amount, before: Amount | None, lexicon: QuantityLexicon
) -> Direction | None:
    if amount.dimension == "time":
        return None
    at = token_before(page, amount.start)
    link = ""
    definite = False
    for _ in range(5):
        if at < 0:
            break
        low = page.tokens[at].low
        trend = lexicon.trends.get(low)
        if trend and _is_word_of_change(page, at, lexicon):
            return trend.direction if _governs(trend, link, amount, definite) else None
        if low in LINKS and not link:
            link = low
        elif not (low in PASSED or low.endswith("ly") or _is_adjective(page, at)):
            break
        definite = definite or low in DEFINITE
        at -= 1
    if link == "from" or (link == "to" and _is_second(page, amount, before)):
        return None
    counts = amount.unit is not None and not amount.dimension
    if link in ("by", "to") and (trend := _trend_linked(page, at, lexicon, verb=counts)):
        return None if link == "to" and _has_change(before, page, amount) else trend.direction
    return _direction_after(page, amount, lexicon) or _shared(page, amount, before)


def _is_adjective(page: Page, at: int) -> bool:
    return page.upos_at(page.tokens[at].start) == "ADJ"


def _trend_linked(page: Page, at: int, lexicon: QuantityLexicon, *, verb: bool) -> Trend | None:
    """The word of change that "by" or "to" after token `at` hangs on; only a verb, where asked."""
    if at < 0 or page.upos_at(page.tokens[at].start) in ("VERB", "AUX", "ADJ", "ADP"):
        return None
    return _trend_before(page, at, lexicon, verb=verb)


def _is_second(page: Page, amount: Amount, before: Amount | None) -> bool:
    """Whether "to" only sets the number beside the one before: 54 percent to 46 percent."""
    if before is None or page.text[before.end : amount.start].strip().lower() != "to":
        return False
    return page.text[max(0, before.start - 5) : before.start].lower() != "from "


def _is_word_of_change(page: Page, at: int, lexicon: QuantityLexicon) -> bool:
    """Whether the word is no preposition, and "up" no particle of another verb: set up 3 firms."""
    token = page.tokens[at]
    if token.low not in ("up", "down"):
        return page.upos_at(token.start) not in NOT_VERBS
    if not at or page.upos_at(page.tokens[at - 1].start) != "VERB":
        return True
    return page.tokens[at - 1].low in lexicon.movers


def _governs(trend: Trend, link: str, amount: Amount, definite: bool) -> bool:
    if link == "of":
        measured = amount.dimension in MEASURES or amount.unit is None
        return trend.objects != "any" and (measured or not definite)
    if link in ("by", "to"):
        return True
    if link:
        return False
    if trend.objects == "any":
        return True
    if trend.objects == "moves" and amount.dimension in ("currency", "money") and amount.scale > 1:
        return False
    return trend.objects != "none" and (
        amount.dimension != "" or amount.form == "part" or amount.unit is None
    )


def _trend_before(
    page: Page, at: int, lexicon: QuantityLexicon, *, verb: bool = False
) -> Trend | None:
    """The nearest word of change before token `at` in its sentence."""
    if at < 0:
        return None
    start = page.sentence_at(page.tokens[at].start).start
    for index in range(at, max(at - REACH, -1), -1):
        token = page.tokens[index]
        if token.start < start:
            break
        trend = lexicon.trends.get(token.low)
        suits = not verb or page.upos_at(token.start) == "VERB"
        if trend and suits and _is_word_of_change(page, index, lexicon):
            return trend
    return None


def _has_change(before: Amount | None, page: Page, amount: Amount) -> bool:
    """Whether the quantity before, in the same clause, is the change itself: rose 12% to $5bn."""
    if before is None or before.direction is None:
        return False
    return len(page.text[before.end : amount.start]) < 40


def _direction_after(page: Page, amount: Amount, lexicon: QuantityLexicon) -> Direction | None:
    """12 percent higher, a 5% increase, 20% less fuel."""
    if beside := UP_FROM.match(page.text, amount.end):
        return "up" if beside[1].lower() == "up" else "down"
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
    if amount.dimension == "multiple":
        return False
    if amount.dimension in MEASURES or amount.form == "part":
        return True
    low = page.tokens[at].low
    if low in ("more", "less", "fewer"):
        return at + 1 < len(page.tokens) and page.tokens[at + 1].low == "than"
    return bool(amount.unit)


def _shared(page: Page, amount: Amount, before: Amount | None) -> Direction | None:
    """The direction of the quantity before that this one is coordinated with."""
    if before is None or before.direction is None:
        return None
    between = page.text[before.end : amount.start]
    if SAME_CHANGE.fullmatch(between):
        return before.direction
    if amount.dimension not in ("share", "points") or before.unit != amount.unit:
        return None
    if not COORDINATION.fullmatch(between):
        return None
    first, last = page.word_at(before.end), page.word_at(amount.start)
    if any(upos in ("VERB", "AUX") for upos in page.tags.words.upos[first:last]):
        return None
    return before.direction


def _baseline(
    page: Page, amount: Amount, after: Amount | None, lexicon: QuantityLexicon
) -> Span | None:
    """What follows "compared to", "than", "from", "over" after a change or a multiple."""
    if amount.direction is None and amount.dimension != "multiple":
        return None
    end = page.sentence_at(amount.start).end
    match = lexicon.baseline.search(page.text, amount.end, min(end, amount.end + 80))
    if not match:
        return None
    if after and after.start <= match.start() < after.end:
        return None
    if COMING.match(page.text, match.end()):
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
