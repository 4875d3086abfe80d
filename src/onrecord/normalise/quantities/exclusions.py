"""Numbers that count nothing: dates, names, labels, calibres, ages, scores, house numbers."""

from __future__ import annotations

import re

from onrecord.normalise.quantities.amounts import Amount
from onrecord.normalise.quantities.lexicon import QuantityLexicon
from onrecord.normalise.quantities.page import Page, overlapping, token_before
from onrecord.normalise.quantities.ranges import looks_like_year
from onrecord.normalise.quantities.tokens import Token
from onrecord.records import Span

ORDINAL = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
DETERMINERS = frozenset(("the", "a", "an", "its", "their", "this", "new"))
CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT\b|UTC\b|GMT\b)", re.IGNORECASE)
ITEM = re.compile(r"[.):](?:\s|$)|\s*(?:\n|$)")
AFTER_AGE = re.compile(r"\s?(?:,|\.(?:\s|$)|\sand\s|\))")
ADDRESS = re.compile(r"\s(?:[A-Z][\w'’]*\s){1,2}([A-Z][a-z]+\.?)")
WEAPON_REACH = 4  # words from a number of millimetres to the weapon
TO_ONE = ("-to-", "–to–")
NETWORK = frozenset("@#&=_\\+")
PREPOSITIONS_OF_TIME = frozenset(
    ("in", "since", "by", "until", "till", "from", "during", "before", "after", "to", "of", "early",
     "late", "mid", "around", "circa", "through", "year", "and", "between", "for")
)  # fmt: skip


def counts(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether `amount`, a number with its unit and its noun, counts or measures something."""
    if amount.form in ("words", "part", "floor"):
        return not _is_word_of_no_count(page, amount, lexicon)
    return not (
        _is_attached(page, amount)
        or _is_date(page, amount)
        or _is_label(page, amount, lexicon)
        or _is_calibre(page, amount, lexicon)
        or _is_age(page, amount)
        or _is_address(page, amount, lexicon)
        or _is_idiom(page, amount, lexicon)
        or _is_in_a_row(page, amount)
        or _is_item(page, amount)
    )


def _number(page: Page, amount: Amount) -> Span:
    return Span(page.tokens[amount.first].start, page.tokens[amount.last].end)


def _is_attached(page: Page, amount: Amount) -> bool:
    """Whether letters, a hyphen or a sign of the net tie the number to what stands around it."""
    number = _number(page, amount)
    text = page.text
    after = text[number.end : number.end + 2]
    if number.end == amount.mark and after[:1]:
        if after[0].isalpha() or after[0] in NETWORK - {"+"}:
            return True
        if text.startswith(TO_ONE, number.end):
            return True
        if after[0] in "-–/" and after[1:].isdigit():
            return True
    if ORDINAL.match(text, number.end) or CLOCK.match(text, number.end):
        return True
    if amount.prefixed or number.start == 0:
        return False
    before = text[number.start - 1]
    if (
        before in NETWORK
        or before.isalpha()
        or before == "/"
        or text.endswith('="', 0, number.start)
    ):
        return True
    return before in "-‑–.:" and number.start > 1 and text[number.start - 2].isalnum()


def _is_date(page: Page, amount: Amount) -> bool:
    number = _number(page, amount)
    if amount.dimension:
        return False
    if time := overlapping(page.times, number):
        return not (time == number and _is_listed(page, number))
    if not looks_like_year(amount) or amount.relation != "exact":
        return False
    if amount.unit is None:
        return _before(page, number.start) in PREPOSITIONS_OF_TIME
    return _before(page, number.start) in PREPOSITIONS_OF_TIME - {"for", "to", "of", "and", "from"}


def _is_listed(page: Page, number: Span) -> bool:
    """Whether what may be a year counts in a list: 900 for the army, 2000 for the navy."""
    before = token_before(page, number.start)
    return (
        page.text[number.end : number.end + 5] == " for "
        and before >= 0
        and page.tokens[before].low in (",", "and")
    )


def _before(page: Page, position: int) -> str:
    at = token_before(page, position)
    return page.tokens[at].low if at >= 0 else ""


def _is_label(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the number is a name, or the number in one: Article 5, Flight 370, Leopard 2."""
    number = _number(page, amount)
    if amount.dimension or amount.prefixed:
        return False
    at = token_before(page, number.start)
    if at >= 0 and page.text[page.tokens[at].end : number.start] in (" ", "", "\u00a0", ". "):
        token = page.tokens[at]
        low = token.low
        if low == "." and at:
            token = page.tokens[at - 1]
            low = f"{token.low}."
        if low in lexicon.labels and _is_label_word(page, token.start, low):
            return True
        if _names(page, token, amount) or _is_designation(page, low, amount):
            return True
    name = overlapping(page.names, number)
    return name is not None and name.start < number.start and amount.unit is None


def _is_label_word(page: Page, start: int, low: str) -> bool:
    upos = page.upos_at(start)
    return low in ("no.", "nos.", "#") or upos in ("NOUN", "PROPN", "ADJ") or low == "no"


def _names(page: Page, before: Token, amount: Amount) -> bool:
    """Whether the token before is a name that the number belongs to: FTSE 100, Leopard 2 tanks."""
    written = page.text[before.start : before.end]
    if not _is_short(page, amount) or not any(c.isupper() for c in written):
        return False
    span = Span(before.start, before.end)
    if overlapping(page.times, span) or overlapping(page.persons, span):
        return False
    if before.low.endswith(("'s", "’s")):
        return False
    words = page.tags.words
    word = page.word_at(before.start)
    if written.isupper() or any(c.isupper() for c in written[1:]):
        return True
    return words.upos[word] == "PROPN"


def _is_designation(page: Page, before: str, amount: Amount) -> bool:
    """Whether "the 787" or "a 787 Dreamliner" names a thing; a count would have a plural."""
    if before not in DETERMINERS or not _is_short(page, amount):
        return False
    if amount.unit is None:
        number = _number(page, amount)
        after = page.upos_at(number.end)
        return before == "the" and number.end - number.start > 2 and after in ("AUX", "PUNCT", "")
    return amount.unit[0].isupper() and not amount.unit.endswith("s")


def _is_short(page: Page, amount: Amount) -> bool:
    """Whether the number is one to four bare digits."""
    number = _number(page, amount)
    return page.text[number.start : number.end].isdecimal() and number.end - number.start <= 4


def _is_calibre(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    text = page.text
    number = _number(page, amount)
    if (
        text[number.end : number.end + 1] in "x×"
        and text[number.end + 1 : number.end + 2].isdigit()
    ):
        return True
    bare = not amount.dimension and amount.low is not None and amount.low != int(amount.low)
    if amount.unit not in ("mm", "inch") and not bare:
        return False
    word = page.word_at(amount.mark)
    words = page.tags.words
    near = range(word, min(word + (1 if bare else WEAPON_REACH), len(words.starts)))
    return any(text[words.starts[i] : words.ends[i]].lower() in lexicon.calibres for i in near)


def _is_age(page: Page, amount: Amount) -> bool:
    """Whether the number stands between commas after a name: Orlan, 54, leads the firm."""
    if amount.unit is not None or amount.low is None or not 1 <= amount.low <= 110:
        return False
    number = _number(page, amount)
    if page.text[max(0, number.start - 2) : number.start] != ", ":
        return False
    if not AFTER_AGE.match(page.text, number.end):
        return False
    return page.upos_at(number.start - 3) == "PROPN" or _before(page, number.start - 2) == "age"


def _is_item(page: Page, amount: Amount) -> bool:
    """Whether the number tells an item of a list: alone at the start of a line, or in brackets."""
    number = _number(page, amount)
    around = page.text[max(0, number.start - 1) : number.end + 1]
    if amount.unit is None and around.startswith("(") and around.endswith(")"):
        return True
    if amount.unit is not None or (number.start and page.text[number.start - 1] != "\n"):
        return False
    return ITEM.match(page.text, number.end) is not None


def _is_in_a_row(page: Page, amount: Amount) -> bool:
    """Whether bare digits stand right beside the number, as in telephone numbers and tables."""
    return (
        _is_bare(page, amount.last + 1)
        and page.tokens[amount.last + 1].start - page.tokens[amount.last].end == 1
    ) or (
        _is_bare(page, amount.first - 1)
        and page.tokens[amount.first].start - page.tokens[amount.first - 1].end == 1
        and not amount.prefixed
    )


def _is_bare(page: Page, at: int) -> bool:
    if not 0 <= at < len(page.tokens) or not page.tokens[at].low.isdecimal():
        return False
    return overlapping(page.times, Span(page.tokens[at].start, page.tokens[at].end)) is None


def _is_address(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    if amount.dimension or amount.scale != 1:
        return False
    match = ADDRESS.match(page.text, _number(page, amount).end)
    return bool(match and match[1].lower().rstrip(".") in lexicon.streets)


def _is_idiom(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the number stands in a phrase that does not count."""
    first = page.tokens[amount.first]
    word = page.tokens[amount.last].low if amount.form == "part" else first.low
    for phrase in lexicon.idioms.get(word.split("/")[0], ()):
        start = max(0, first.start - len(phrase))
        end = min(len(page.text), page.tokens[amount.last].end + len(phrase))
        window = page.text[start:end].lower()
        at = window.find(phrase)
        if at >= 0 and not _inside_word(window, at, at + len(phrase)):
            return True
    return False


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _is_capital_name(page: Page, amount: Amount) -> bool:
    """Whether number words with capitals stand after "the" or a name: the Big Three."""
    start = page.tokens[amount.first].start
    before = token_before(page, start)
    if amount.unit is not None or not page.text[start].isupper() or before < 0:
        return False
    token = page.tokens[before]
    return token.low in ("the", "number") or page.upos_at(token.start) == "PROPN"


OPENS_PART = frozenset(
    ("by", "in", "than", "about", "nearly", "almost", "over", "roughly", "around", "under", "least",
     "to", "approximately", "some", "up", "just", "only")
)  # fmt: skip
CLOSES_PART = frozenset(
    ("of", "the", "as", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these",
     "more", "less", "fewer", "higher", "lower", "larger", "smaller", "to")
)  # fmt: skip


def _is_word_of_no_count(page: Page, amount: Amount, lexicon: QuantityLexicon) -> bool:
    number = _number(page, amount)
    if not amount.dimension and overlapping(page.times, number):
        return True
    if _is_idiom(page, amount, lexicon):
        return True
    low = page.tokens[amount.first].low
    after = page.tokens[amount.last + 1].low if amount.last + 1 < len(page.tokens) else ""
    if amount.form == "part" and low in ("half", "a", "an"):
        return after not in CLOSES_PART and _before(page, number.start) not in OPENS_PART
    if _is_capital_name(page, amount):
        return True
    if amount.form == "floor":
        return low in ("tens", "scores") and after != "of" and amount.first == amount.last
    if low == "one" and amount.first == amount.last and not amount.dimension:
        if page.upos_at(number.start) != "NUM":
            return True
        return amount.unit is None and page.upos_at(number.end + 1) not in ("ADJ", "NOUN")
    if low == "zero" and amount.unit is None:
        return True
    if amount.dimension or (amount.unit is None and amount.scale > 1):
        return False
    name = overlapping(page.names, number)
    return name is not None and name.start < number.start and name.end >= number.end
