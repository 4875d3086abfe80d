"""Times of day: "18:00 UTC", "9:45 a.m.", "7pm on Friday"."""

from __future__ import annotations

import re

from onrecord.normalise.dates.grammar import Hit, Rule, rule
from onrecord.normalise.dates.readings import Reading

_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))?(?::(\d\d))?([ap]m)?")


def _time(hit: Hit) -> Reading | None:
    """A time of the day last named in its sentence, or else of the document's."""
    match = _CLOCK.fullmatch(str(hit.value("clock")))
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    half = match[4] or (("am", "pm")[hit.value("meridiem") // 12] if hit.has("meridiem") else None)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59 or second > 59:
        return None
    day = hit.last_day or hit.today
    zone = hit.value("zone") if hit.has("zone") else ""
    time = f"{hour:02}:{minute:02}" + (f":{second:02}" if match[3] else "")
    if day is None:
        return Reading("TIME", f"T{time}{zone}", None)
    return Reading("TIME", f"{day}T{time}{zone}", day.isoformat(), first=day, last=day, grain="day")


_ZONE = "(?: <open>? <zone:zone> <close>? )?"
CLOCK: tuple[Rule, ...] = (
    rule(f"<clock:clock> <meridiem:meridiem>? {_ZONE}", _time),
    rule(f"<clock:day|short_clock> <meridiem:meridiem> {_ZONE}", _time),
    rule(f"<clock:short_clock> {_ZONE}", _time),
)
