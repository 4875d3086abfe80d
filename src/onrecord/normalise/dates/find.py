"""Find the time expressions of a document and say what they amount to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.normalise.dates.clauses import tense_at
from onrecord.normalise.dates.clock import CLOCK
from onrecord.normalise.dates.durations import DURATIONS
from onrecord.normalise.dates.explicit import EXPLICIT
from onrecord.normalise.dates.fiscal import FISCAL
from onrecord.normalise.dates.grammar import Hit, Rule, Setting
from onrecord.normalise.dates.hijri import HIJRI
from onrecord.normalise.dates.intervals import Found, join_intervals
from onrecord.normalise.dates.lexicon import DateLexicon
from onrecord.normalise.dates.named import NAMED
from onrecord.normalise.dates.readings import Reading
from onrecord.normalise.dates.relative import RELATIVE
from onrecord.normalise.dates.tokens import KINDS, OTHER, scan
from onrecord.records import Document, Span, Tags, Timex

RULES: tuple[Rule, ...] = (
    *EXPLICIT, *HIJRI, *FISCAL, *NAMED, *RELATIVE, *CLOCK, *DURATIONS,
)  # fmt: skip
DATELINE_PARAGRAPHS = 5
DATELINE_LENGTH = 60


def find_timexes(document: Document, tags: Tags, *, lexicon: DateLexicon) -> tuple[Timex, ...]:
    """The time expressions of `document`, in text order, none inside another.

    Relative ones are worked out from `document.published` or, where that is not given, from a date
    that stands alone in one of the first paragraphs; with neither they have no value. `value` is
    TIMEX3 (ISO 24617-1), `edtf` is EDTF (ISO 8601-2) as in the codebook, and `calendar` the BCP 47
    name of the calendar the words are written in. Never raises; linear in the text's length.
    """
    today = _published(document.published) or _dateline(document.text, tags, lexicon)
    setting = Setting(
        text=document.text,
        scan=scan(document.text, lexicon.words),
        today=today,
        tense=lambda offset: tense_at(offset, document.text, tags.words, lexicon.clause_words),
        lexicon=lexicon,
    )
    seen = setting.scan
    return tuple(
        Timex(
            span=Span(seen.starts[item.first], seen.ends[item.end - 1]),
            type=item.reading.type,
            value=item.reading.value,
            edtf=item.reading.edtf,
            calendar=item.reading.calendar,
        )
        for item in join_intervals(list(_read_all(setting, RULES)), seen)
    )


def _published(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _dateline(text: str, tags: Tags, lexicon: DateLexicon) -> date | None:
    """The day that stands alone in one of the first paragraphs."""
    for start, end in tags.paragraphs[:DATELINE_PARAGRAPHS]:
        if end - start > DATELINE_LENGTH:
            continue
        line = text[start:end]
        setting = Setting(line, scan(line, lexicon.words), None, lambda offset: None, lexicon)
        for item in _read_all(setting, EXPLICIT):
            if item.reading.grain == "day" and item.reading.first and not item.first:
                if item.end >= len(setting.scan.codes):
                    return item.reading.first
    return None


def _read_all(setting: Setting, rules: Sequence[Rule]) -> Iterator[Found]:
    """The readings of all that the rules find; where they compete, the longest match has it."""
    codes = setting.scan.codes
    places = sorted(
        (match.start(), -match.end(), number)
        for number, rule in enumerate(rules)
        for match in rule.pattern.finditer(codes)
    )
    taken = 0
    reference: Reading | None = None
    for start, _, number in places:
        if start < taken:
            continue
        match = rules[number].pattern.match(codes, start)
        if match is None:
            continue
        hit = Hit(match, setting, reference)
        reading = rules[number].read(hit)
        if reading is None:
            continue
        first, end = match.span("span" if "span" in match.re.groupindex else 0)
        while codes[end - 1] in (KINDS["dot"], KINDS["comma"]):
            end -= 1
        taken = end
        if reading.type == "DATE" and reading.first:
            reference = reading
        yield Found(first, end, reading)
