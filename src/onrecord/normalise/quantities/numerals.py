"""Find numbers, in digits and in words, and work out what they are worth."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.normalise.quantities.digits import read_digits, read_fraction
from onrecord.normalise.quantities.lexicon import Numbers
from onrecord.normalise.quantities.tokens import Token, following, touches

Form = Literal["digits", "words", "couple", "part", "floor"]
ARTICLES = frozenset(("a", "an"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number over the tokens from `first` to `last`, both inside.

    `value` is worked out, `scale` what it was multiplied by ("3 million": 1e6). A `part` is a
    fraction in words; a `floor` is the least that a vague plural stands for; a `couple` is about
    two. `suffix` is a letter on the digits that may be a scale or a unit, and is not in `value`.
    """

    first: int
    last: int
    value: float
    form: Form
    scale: float = 1.0
    suffix: str = ""


def find_numerals(tokens: Sequence[Token], text: str, numbers: Numbers) -> Iterator[Numeral]:
    """All numbers of the text, in order; what they count and whether they do is not asked here."""
    openings = {*numbers.cardinals, *numbers.parts, *numbers.floors, *numbers.few, *ARTICLES}
    index = 0
    while index < len(tokens):
        low = tokens[index].low
        found = None
        if low[0].isdecimal():
            found = _in_digits(tokens, index, text, numbers)
        elif low in openings:
            found = _in_words(tokens, index, numbers)
        elif low in VULGAR and low.isnumeric():
            found = Numeral(first=index, last=index, value=unicodedata.numeric(low), form="digits")
        if found:
            yield found
        index = found.last + 1 if found else index + 1


VULGAR = frozenset("¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def _in_digits(tokens: Sequence[Token], index: int, text: str, numbers: Numbers) -> Numeral | None:
    last = index
    digits = tokens[index].low
    while _continues(tokens, last, digits):
        last += 1
        digits += tokens[last].low
    value = read_digits(digits)
    if value is None:
        return None
    after = following(tokens, last)
    if after is not None and value == int(value):
        low = tokens[after].low
        part = unicodedata.numeric(low) if low in VULGAR else read_fraction(low)
        if part and not (low[0].isdecimal() and tokens[after].start == tokens[last].end):
            value, last = value + part, after
        elif half := _and_a_part(tokens, last, numbers):
            value, last = value + half[0], half[1]
    suffix, scale = "", 1.0
    after = last + 1
    if after < len(tokens) and touches(tokens, after):
        written = text[tokens[after].start : tokens[after].end]
        if written in numbers.ambiguous_suffixes:
            suffix = written
        elif written in numbers.suffixes:
            scale, last = numbers.suffixes[written], after
    times, last = _scales(tokens, last, numbers)
    scale *= times
    if times > 1 and (half := _and_a_part(tokens, last, numbers)):
        value, last = value + half[0], half[1]
    return Numeral(
        first=index, last=last, value=value * scale, form="digits", scale=scale, suffix=suffix
    )


def _continues(tokens: Sequence[Token], last: int, digits: str) -> bool:
    """Whether the next token is a group of three digits after a space: 10 000."""
    if last + 1 >= len(tokens) or not digits.isdecimal():
        return False
    here, after = tokens[last], tokens[last + 1]
    lengths = len(here.low) == 3 or (len(digits) <= 3 and digits[0] != "0")
    return (
        lengths
        and len(digits) < 15
        and len(after.low) == 3
        and after.low.isdecimal()
        and after.start - here.end == 1
    )


def _scales(tokens: Sequence[Token], last: int, numbers: Numbers) -> tuple[float, int]:
    """What the scale words after `last` multiply by, and the last of them."""
    scale = 1.0
    after = following(tokens, last)
    while after is not None:
        low = tokens[after].low
        times = _scale(low, numbers)
        if not times:
            break
        scale, last = scale * times, after
        after = following(tokens, last)
    return scale, last


def _scale(low: str, numbers: Numbers) -> float | None:
    """What a scale word multiplies by, also in the plural: three dozens."""
    return numbers.scales.get(low) or numbers.scales.get(low.removesuffix("s"))


def _in_words(tokens: Sequence[Token], index: int, numbers: Numbers) -> Numeral | None:
    low = tokens[index].low
    found = None
    if low in numbers.floors:
        found = _floor(tokens, index, numbers)
    elif low in numbers.few:
        found = _few(tokens, index, index, numbers)
    elif low in ARTICLES:
        found = _after_article(tokens, index, numbers)
    elif low in numbers.parts:
        found = _half(tokens, index, numbers)
    else:
        found = _cardinal(tokens, index, index, numbers)
    return found


def _floor(tokens: Sequence[Token], index: int, numbers: Numbers) -> Numeral:
    """Tens of thousands: at least ten thousand."""
    value, last = numbers.floors[tokens[index].low], index
    while last + 2 < len(tokens) and tokens[last + 1].low == "of":
        times = numbers.floors.get(tokens[last + 2].low)
        if not times:
            break
        value, last = value * times, last + 2
    return Numeral(first=index, last=last, value=value, form="floor", scale=value)


def _few(tokens: Sequence[Token], index: int, few: int, numbers: Numbers) -> Numeral | None:
    """Several hundred, a few dozen: at least that; a couple of: two."""
    after = following(tokens, few)
    if tokens[few].low == "couple" and index != few:
        more = few if after is None or tokens[after].low != "of" else after
        times, last = _scales(tokens, more, numbers)
        last = last if times > 1 else few
        return Numeral(first=index, last=last, value=2 * times, form="couple", scale=times)
    scale, last = _scales(tokens, few, numbers)
    if scale == 1:
        return None
    value = 24.0 if scale == 12 else scale
    return Numeral(first=index, last=last, value=value, form="floor", scale=scale)


def _after_article(tokens: Sequence[Token], index: int, numbers: Numbers) -> Numeral | None:
    """A hundred, a few hundred, a third, a quarter of a million, a half-dozen."""
    after = following(tokens, index)
    if after is None:
        return None
    low = tokens[after].low
    if low in numbers.scales:
        return _cardinal(tokens, index, index, numbers)
    if low in numbers.few:
        return _few(tokens, index, after, numbers)
    if low in numbers.parts and low not in numbers.plural_parts:
        return _of_a_scale(tokens, index, after, 1 / numbers.parts[low], numbers)
    return None


def _half(tokens: Sequence[Token], index: int, numbers: Numbers) -> Numeral | None:
    """Half, half a million, half-dozen; other parts need a number or an article before them."""
    low = tokens[index].low
    if low == "half" or (low == "quarter" and _scales(tokens, index, numbers)[0] > 1):
        return _of_a_scale(tokens, index, index, 1 / numbers.parts[low], numbers)
    return None


def _of_a_scale(
    tokens: Sequence[Token], first: int, part: int, value: float, numbers: Numbers
) -> Numeral:
    """A part, and the scale that it is a part of, where one follows: half a million."""
    at = part
    for low in ("of", "a"):
        after = following(tokens, at)
        if after is not None and tokens[after].low == low:
            at = after
    for before in (at, part):
        scale, last = _scales(tokens, before, numbers)
        if scale > 1:
            return Numeral(first=first, last=last, value=value * scale, form="words", scale=scale)
    return Numeral(first=first, last=part, value=value, form="part")


def _and_a_part(tokens: Sequence[Token], last: int, numbers: Numbers) -> tuple[float, int] | None:
    """The value and the last token of "and a half" after `last`."""
    at: int | None = last
    for low in ("and", "a"):
        at = following(tokens, at) if at is not None else None
        if at is None or tokens[at].low != low:
            return None
    at = following(tokens, at) if at is not None else None
    if at is None or tokens[at].low not in ("half", "quarter", "third"):
        return None
    return 1 / numbers.parts[tokens[at].low], at


def _cardinal(tokens: Sequence[Token], first: int, start: int, numbers: Numbers) -> Numeral | None:
    """Two hundred and forty thousand; "a" counts as one before a scale."""
    total = current = 0.0
    scale = 1.0
    kind = ""
    last = start
    at: int | None = start
    while at is not None:
        low = tokens[at].low
        if at == start and low in ARTICLES:
            current, kind = 1, "small"
        elif low in numbers.cardinals:
            value = numbers.cardinals[low]
            if kind == "small" or (kind == "tens" and not 0 < value < 10):
                break
            current, kind, scale = current + value, "tens" if value >= 20 else "small", 1.0
        elif low == "hundred" and kind in ("small", "tens"):
            current, kind = current * 100, "hundred"
        elif kind and (times := _scale(low, numbers)):
            scale = times * (scale if kind == "scale" else 1)
            if kind == "scale" and not current:
                total *= times
            else:
                total, current = total + current * times, 0
            kind = "scale"
        else:
            break
        last = at
        if kind in ("small", "tens", "scale") and (half := _and_a_part(tokens, at, numbers)):
            total += half[0] * scale if kind == "scale" else 0
            current += half[0] if kind != "scale" else 0
            last = half[1]
        elif kind in ("small", "tens") and (decimals := _decimals(tokens, at, numbers)):
            current, last = current + decimals[0], decimals[1]
        at = _next_word(tokens, last, kind, numbers)
    if kind in ("small", "tens") and not total and (part := _part(tokens, last, current, numbers)):
        return _of_a_scale(tokens, first, part[1], part[0], numbers)
    return Numeral(first=first, last=last, value=total + current, form="words", scale=scale)


def _decimals(tokens: Sequence[Token], last: int, numbers: Numbers) -> tuple[float, int] | None:
    """The value and the last token of "point five" after `last`."""
    at = following(tokens, last)
    if at is None or tokens[at].low != "point":
        return None
    digits = ""
    end = at
    at = following(tokens, at)
    while at is not None and 0 <= numbers.cardinals.get(tokens[at].low, -1) < 10:
        digits += str(int(numbers.cardinals[tokens[at].low]))
        end, at = at, following(tokens, at)
    return (float(f"0.{digits}"), end) if digits else None


def _next_word(tokens: Sequence[Token], last: int, kind: str, numbers: Numbers) -> int | None:
    """The next word of a number, over an "and" that joins hundreds to tens and ones."""
    after = following(tokens, last)
    if after is None or tokens[after].low not in ("and", "&"):
        return after
    after = following(tokens, after)
    if after is None or kind not in ("hundred", "scale"):
        return None
    if tokens[after].low not in numbers.cardinals or _scales(tokens, after, numbers)[0] > 1:
        return None
    return after


def _part(
    tokens: Sequence[Token], last: int, count: float, numbers: Numbers
) -> tuple[float, int] | None:
    """The value and the last token of "thirds" after the number two."""
    after = following(tokens, last)
    if after is None or not (below := numbers.parts.get(tokens[after].low)):
        return None
    if (tokens[after].low in numbers.plural_parts) != (count > 1) and count != 1:
        return None
    return count / below, after
