"""Quantities without a number: numerous, the bulk of, doubled, one in five."""

from __future__ import annotations

from dataclasses import replace

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.bounds import bound
from onrecord.normalise.quantities.lexicon import QuantityLexicon
from onrecord.normalise.quantities.nouns import PARTITIVE, noun_after, time_unit
from onrecord.normalise.quantities.page import Page

DOUBLED_OBJECTS = frozenset(("the", "its", "their", "his", "her", "our", "what", "that", "this"))
RATIO_WORDS = ("in", "of")


def find_vague(page: Page, lexicon: QuantityLexicon) -> list[Amount]:
    """Vague counts and shares, and words that are multiples by themselves, in text order."""
    found = []
    for index, token in enumerate(page.tokens):
        if token.low in lexicon.vague_openings:
            amount = _vague(page, index, lexicon)
        elif token.low in lexicon.multiples or _folds(token.low, lexicon):
            amount = _multiple(page, index, lexicon)
        else:
            continue
        if amount:
            found.append(amount)
    return found


def _vague(page: Page, index: int, lexicon: QuantityLexicon) -> Amount | None:
    token = page.tokens[index]
    match = lexicon.vague.match(page.text, token.start)
    if not match:
        return None
    form = match[0].lower()
    if form == "most" and not _counts_most(page, token.end):
        return None
    partitive = PARTITIVE.match(page.text, match.end())
    noun = noun_after(page, partitive.end() if partitive else _start(page, match.end()))
    if noun is None:
        return None
    words = page.text[noun.start : noun.end]
    time = time_unit(words, lexicon)
    return Amount(
        first=index,
        last=index,
        start=token.start,
        end=noun.end,
        mark=match.end(),
        low=None,
        high=None,
        form="share" if form in lexicon.shares else "vague",
        unit=time.name if time else words,
        dimension=time.dimension if time else "",
        relation="about",
    )


def _start(page: Page, end: int) -> int:
    """Past an article or a possessive: the bulk of the steel."""
    word = page.word_at(end)
    words = page.tags.words
    while word < len(words.upos) and words.upos[word] in ("DET", "PRON"):
        end = words.ends[word]
        word += 1
    return end


def _counts_most(page: Page, end: int) -> bool:
    """Whether "most" stands before a plural ("most areas"), not before an adjective it raises."""
    word = page.word_at(end)
    words = page.tags.words
    if word >= len(words.upos) or words.upos[word] != "NOUN":
        return False
    return page.text[words.starts[word] : words.ends[word]].endswith("s")


def _folds(low: str, lexicon: QuantityLexicon) -> float:
    """The number in "fivefold", or 0."""
    if not low.endswith("fold"):
        return 0
    return lexicon.numbers.cardinals.get(low.removesuffix("fold"), 0)


def _multiple(page: Page, index: int, lexicon: QuantityLexicon) -> Amount | None:
    token = page.tokens[index]
    value, direction = lexicon.multiples.get(token.low, (_folds(token.low, lexicon), None))
    after = page.tokens[index + 1].low if index + 1 < len(page.tokens) else ""
    if direction and page.upos_at(token.start) != "VERB":
        if after not in DOUBLED_OBJECTS:
            return None
        direction = None
    if (after == "-" and not direction) or (after == "as" and direction):
        return None
    amount = Amount(
        first=index,
        last=index,
        start=token.start,
        end=token.end,
        mark=token.end,
        low=value,
        high=value,
        form="words",
        unit="times",
        dimension="multiple",
        direction=direction,
    )
    return bound(page, amount, lexicon)


def join_ratios(page: Page, amounts: list[Amount]) -> list[Amount]:
    """One in five, nine out of ten: two numbers that make a share."""
    joined: list[Amount] = []
    for amount in amounts:
        before = joined[-1] if joined else None
        if before is not None and _is_ratio(page, before, amount):
            assert before.low is not None
            assert amount.low is not None
            share = before.low / amount.low
            joined[-1] = replace(
                amount, first=before.first, start=before.start, low=share, high=share, form="part"
            )
        else:
            joined.append(amount)
    return joined


def _is_ratio(page: Page, a: Amount, b: Amount) -> bool:
    words = page.text[a.end : b.start].lower().split()
    if (
        words not in (["in"], ["out", "of"], ["in", "every"], ["out", "of", "every"])
        or a.unit
        or b.dimension
    ):
        return False
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high or not a.low < b.low:
        return False
    return words[0] == "out" or (a.form == b.form and b.low <= 1000)
