"""Expressions that belong together: from one date to another, since one, until one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from onrecord.normalise.dates.readings import Reading
from onrecord.normalise.dates.tokens import KINDS, Scan


class Found(NamedTuple):
    """A reading of the words `first` to before `end` of a scan."""

    first: int
    end: int
    reading: Reading


def join_intervals(found: Sequence[Found], scan: Scan) -> list[Found]:
    """Make one of the two ends of an interval, and open one side of what is since or until."""
    joined: list[Found] = []
    for item in found:
        if joined and (timed := _timed(joined[-1], item, scan)):
            joined[-1:] = timed
            continue
        whole = _whole(joined[-1], item, scan) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(item)
    return [item._replace(reading=_open(item, scan)) for item in joined]


def _is(scan: Scan, index: int, *kinds: str) -> bool:
    return 0 <= index < len(scan.codes) and scan.codes[index] in {KINDS[kind] for kind in kinds}


def _whole(left: Found, right: Found, scan: Scan) -> Found | None:
    """`left` to `right` as one, where the words between say so."""
    a, b = left.reading, right.reading
    if right.first - left.end != 1 or a.type != "DATE" or b.type != "DATE":
        return None
    led = _is(scan, left.first - 1, "from", "between")
    if not (
        _is(scan, left.end, "hyphen", "to", "through")
        or (led and _is(scan, left.end, "until"))
        or (_is(scan, left.first - 1, "between") and _is(scan, left.end, "and"))
    ):
        return None
    if a.grain != b.grain and not led:
        return None
    if a.inferred and not b.inferred:
        a = _with_year_of(a, b)
    reading = _between(a, b)
    return Found(left.first, right.end, reading) if reading else None


def _timed(left: Found, right: Found, scan: Scan) -> list[Found] | None:
    """A time of day and the day that follows it: of that day; as one where nothing stands between.

    "At 12:00 UTC Monday" is one expression, "at 16:15 UTC, June 1" two.
    """
    a, b = left.reading, right.reading
    between = range(left.end, right.first)
    if a.type != "TIME" or not a.value or "T" not in a.value or b.grain != "day" or not b.first:
        return None
    if len(between) > 2 or not all(_is(scan, n, "comma", "in") for n in between):
        return None
    time = a.value[a.value.index("T") :]
    of_day = b._replace(type="TIME", value=f"{b.first}{time}")
    if not between:
        return [Found(left.first, right.end, of_day)]
    return [left._replace(reading=of_day), right]


def _with_year_of(a: Reading, b: Reading) -> Reading:
    """`a`, whose year was inferred, in the year of `b`, or the one before if it came after `b`."""
    if a.value is None or b.value is None or b.first is None or not b.value[:4].isdecimal():
        return a
    for year in (b.first.year, b.first.year - 1):
        value = f"{year:04}{a.value[4:]}"
        if value[: len(b.value)] <= b.value:
            return a._replace(value=value, edtf=value, first=_day(value))
    return a


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None  # a month


def _between(a: Reading, b: Reading) -> Reading | None:
    """The interval, both ends inside; its TIMEX3 value is the length between its ends."""
    if not a.edtf or not b.edtf or not a.value or not b.value:
        return None
    start, end = a.edtf.split("/")[0], b.edtf.split("/")[-1]
    if ".." in (start, end) or start >= end:
        return None
    if a.grain == b.grain == "day" and a.first and b.first:
        value: str | None = f"P{(b.first - a.first).days}D"
    else:
        value = _length(a.value, b.value)
    return Reading("DURATION", value, f"{start}/{end}", b.calendar, a.first, b.last)


def _length(start: str, end: str) -> str | None:
    """The length between two dates of the same form, in the unit of that form."""
    parts = [[int(p) for p in text.split("-") if p.isdecimal()] for text in (start, end)]
    (a, b) = parts
    if len(a) != len(b) or not a or "X" in start + end:
        return None
    if len(a) == 1:
        return f"P{b[0] - a[0]}Y"
    return f"P{(b[0] - a[0]) * 12 + b[1] - a[1]}M" if len(a) == 2 else None


def _open(item: Found, scan: Scan) -> Reading:
    """The reading with its open side: `x/..` since, `../x` until."""
    reading = item.reading
    if not reading.edtf or reading.type not in {"DATE", "TIME"}:
        return reading
    before = item.first - 1
    if _is(scan, before, "article", "in"):
        before -= 1
    start, end = reading.edtf.split("/")[0], reading.edtf.split("/")[-1]
    if _is(scan, before, "since", "onward"):
        return reading._replace(edtf=f"{start}/..")
    if _is(scan, before, "until", "through") or (
        _is(scan, item.first - 1, "before")
        and any(_is(scan, n, "edge") for n in range(item.first, min(item.first + 2, item.end)))
    ):
        return reading._replace(edtf=f"../{end}")
    return reading
