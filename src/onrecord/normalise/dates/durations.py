"""Lengths of time, sets, and words that only point to past, present or future."""

from __future__ import annotations

from onrecord.normalise.dates.counts import COUNT, duration, read_count
from onrecord.normalise.dates.grammar import Hit, Rule, rule
from onrecord.normalise.dates.readings import Reading


def _length(hit: Hit) -> Reading | None:
    """Three years; placed in time, as a deadline, only after "within"."""
    count, unit = read_count(hit), hit.value("unit")
    plural = hit.kind_is(hit.match.start("unit"), "units")
    if _is_age(hit):
        return None
    if plural and hit.word_at(hit.first) in {"a", "an"} and hit.end - hit.first == 2:
        return None  # "a decades-long dispute"
    alone = plural or hit.has("hyphen") or count is None or count <= 1
    if not alone and not _is_adjective(hit):
        return None
    if _is_rate(hit) or hit.kind_is(hit.first - 1, "unit", "units", "clock_unit"):
        return None
    value = duration(count, unit)
    within = hit.kind_is(hit.first - 1, "within") and count is not None
    return Reading("DURATION", value, value if within else None)


def _is_age(hit: Hit) -> bool:
    """Whether "15-year" goes on as "-old" and "two years" as "old"."""
    return hit.word_at(hit.end) in {"old", "olds"} or hit.word_at(hit.end + 1) in {"old", "olds"}


def _is_adjective(hit: Hit) -> bool:
    """Whether a count and a singular unit stand before a noun ("a 20 year low")."""
    return hit.is_other(hit.end) and read_count(hit) is not None


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" says how often, as in "ten hulls a year"."""
    if hit.word_at(hit.first) not in {"a", "an"} or hit.end - hit.first != 2:
        return False
    if hit.kind_is(
        hit.first - 1,
        "of",
        "in",
        "within",
        "over",
        "since",
        "between",
        "after",
        "before",
        "and",
        "to",
        "until",
        "every",
    ):
        return False
    return (
        not hit.kind_is(hit.end, "after", "before", "later", "earlier")
        and hit.is_other(hit.first - 1)
        and hit.word_at(hit.first - 1)
        not in {
            "than",
            "nearly",
            "almost",
            "just",
            "took",
            "last",
            "lasts",
            "lasted",
            "takes",
            "take",
            "about",
            "only",
        }
    )


def _clock_length(hit: Hit) -> Reading | None:
    value = duration(read_count(hit), hit.value("unit"), of_clock=True)
    return Reading("DURATION", value, None)


def _long(hit: Hit) -> Reading:
    """Decades-long, months-long."""
    return Reading("DURATION", duration(None, hit.value("unit")), None)


def _vague_years(hit: Hit) -> Reading:
    """Recent years, years ago: of no known length and place."""
    return Reading("DATE", "PAST_REF", None)


def _set(hit: Hit) -> Reading | None:
    """Every year, every two weeks, every Monday."""
    if hit.has("weekday"):
        return Reading("SET", f"XXXX-WXX-{hit.value('weekday')}", None)
    count = read_count(hit) if hit.has("count") else 2.0 if hit.has("other") else 1.0
    return Reading("SET", duration(count, hit.value("unit")), None)


def _frequency(hit: Hit) -> Reading | None:
    if hit.setting.text[hit.setting.scan.spans[hit.first][0]].isupper() and not _begins(hit):
        return None  # the name of a paper or a show
    return Reading("SET", hit.value("frequency"), None)


def _begins(hit: Hit) -> bool:
    """Whether the word before ends a sentence or line."""
    return hit.first == 0 or hit.kind_is(hit.first - 1, "dot", "line")


def _vague(hit: Hit) -> Reading:
    return Reading("DATE", hit.value("vague"), None)


def _unknown_length(hit: Hit) -> Reading:
    """For years, in minutes."""
    of_clock = hit.kind_is(hit.match.start("unit"), "clock_unit")
    return Reading("DURATION", duration(None, hit.value("unit"), of_clock=of_clock), None)


def _the_past(hit: Hit) -> Reading | None:
    """The past, where it is no adjective."""
    if not hit.ends_phrase():
        return None
    return Reading("DATE", "PAST_REF", None)


_UNIT = "<whole>? (?P<hyphen> <hyphen> )? <unit:unit|units>"
DURATIONS: tuple[Rule, ...] = (
    rule(f"{COUNT} {_UNIT}", _length),
    rule(f"{COUNT} <whole>? <hyphen>? <unit:clock_unit>", _clock_length),
    rule("<unit:units> <hyphen> <long>", _long),
    rule("<in|over|within> (?P<span> <unit:units|clock_unit> )", _unknown_length),
    rule("<unit:units> (?: <later|earlier|before|after> )", _unknown_length),
    rule("<recent:recent> <units>", _vague_years),
    rule("<units> <ago>", _vague_years),
    rule("<recent:recent>", _vague_years),
    rule("<in> (?P<span> <article> <recent>? <past> )", _the_past),
    rule("<every> <unit:unit>", _set),
    rule("<every> <quarter>", lambda hit: Reading("SET", "P3M", None)),
    rule("<every> <part:night|daypart>", lambda hit: Reading("SET", "P1D", None)),
    rule("<every> <other:other> <unit:unit>", _set),
    rule("<every> <weekday:weekday>", _set),
    rule(f"<every> {COUNT} <unit:units>", _set),
    rule("<frequency:frequency>", _frequency),
    rule("<vague:vague>", _vague),
)
