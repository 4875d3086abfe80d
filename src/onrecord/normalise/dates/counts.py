"""Counts in words and digits: "two and a half", "twenty-five", "a couple of", "several"."""

from __future__ import annotations

from onrecord.normalise.dates.grammar import Hit
from onrecord.normalise.dates.tokens import KINDS

COUNT = (
    "(?P<count> (?: <number|day|integer> | <a> )? <hundred> (?: <and>? <number|day> )?"
    " | (?: <number|day|integer|decimal|year> | <a> ) (?: <hyphen> <number> )?"
    " (?: <hyphen>? <and> <hyphen>? <a> <hyphen>? <half> )?"
    " | <half> <a>? | <several> | <couple> | <dozen> )"
)


def read_count(hit: Hit, name: str = "count") -> float | None:
    """The number in group `name`, or None where it is vague."""
    scan = hit.setting.scan
    total = 0.0
    vague = True
    for index in range(*hit.group(name)):
        code, value = scan.codes[index], scan.values.get(index)
        if code == KINDS["half"]:
            total += 0.5
            vague = False
        elif code == KINDS["hundred"]:
            total = (total or 1) * 100
            vague = False
        elif code == KINDS["a"]:
            # "two and a half" and "half a year" have their number elsewhere.
            if (
                not total
                and not hit.kind_is(index + 1, "half")
                and not hit.kind_is(index - 1, "half")
            ):
                total, vague = 1.0, False
        elif isinstance(value, int | float):
            total += value
            vague = False
    return None if vague else total


def show_count(count: float | None) -> str:
    """The count as ISO 8601 writes it in a duration, X where it is vague."""
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else str(round(count, 3))


def duration(count: float | None, unit: str, *, of_clock: bool = False) -> str:
    """The duration of `count` times `unit`, a letter of ISO 8601 with or without a multiplier."""
    factor, letter = unit[:-1], unit[-1]
    if factor and count is not None:
        count *= int(factor)
    return f"P{'T' if of_clock else ''}{show_count(count)}{letter}"
