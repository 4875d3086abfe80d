"""Find the time expressions of a document and say what they amount to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from onrecord.normalise.dates.clauses import Tense, ruling_word, tense_at
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
from onrecord.normalise.dates.reference import REFERENCE
from onrecord.normalise.dates.relative import RELATIVE
from onrecord.normalise.dates.tokens import KINDS, STRETCH, TELLING, scan
from onrecord.normalise.dates.years import YEARS
from onrecord.records import Document, Span, Tags, Timex

RULES: tuple[Rule, ...] = (
    *EXPLICIT, *FISCAL, *YEARS, *HIJRI, *NAMED, *RELATIVE, *REFERENCE, *CLOCK, *DURATIONS,
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
    setting = _set(
        document.text,
        today,
        lambda offset: tense_at(
            ruling_word(offset, tags), document.text, tags.words, lexicon.clause_words
        ),
        lexicon,
    )
    seen = setting.scan
    return tuple(
        Timex(
            span=Span(seen.spans[item.first][0], seen.spans[item.end - 1][1]),
            type=item.reading.type,
            value=item.reading.value,
            edtf=item.reading.edtf,
            calendar=item.reading.calendar,
        )
        for item in join_intervals(list(_read_all(setting, RULES)), seen)
    )


def _set(
    text: str, today: date | None, tense: Callable[[int], Tense | None], lexicon: DateLexicon
) -> Setting:
    seen = scan(text, lexicon.words)
    solar = any(KINDS[kind] in seen.codes for kind in ("solar_month", "iranian"))
    return Setting(text, seen, solar, today, tense, lexicon)


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
        setting = _set(line, None, lambda offset: None, lexicon)
        for item in _read_all(setting, EXPLICIT):
            whole = item.first == 0 and item.end == len(setting.scan.codes)
            if whole and item.reading.grain == "day" and item.reading.first:
                return item.reading.first
    return None


class _Memory:
    """What was named last: a day or period, and a day."""

    __slots__ = ("day", "reference")

    def __init__(self) -> None:
        self.reference: Reading | None = None
        self.day: date | None = None

    def keep(self, reading: Reading) -> None:
        """Remember `reading` if it is a date."""
        if reading.type == "DATE" and reading.first:
            self.reference = reading
            if reading.grain == "day":
                self.day = reading.first


def _read_all(setting: Setting, rules: Sequence[Rule]) -> Iterator[Found]:
    """The readings of all that the rules find, in text order."""
    memory = _Memory()
    codes = setting.scan.codes
    for stretch in STRETCH.finditer(codes):
        if TELLING.search(codes, *stretch.span()):
            yield from _read_stretch(setting, rules, stretch.span(), memory)


def _read_stretch(
    setting: Setting, rules: Sequence[Rule], span: tuple[int, int], memory: _Memory
) -> Iterator[Found]:
    """The readings of a run of words of known kinds; where they compete, the longest has it."""
    codes = setting.scan.codes
    places = sorted(
        (
            (match.start(), -match.end(), number, match)
            for number, rule in enumerate(rules)
            for match in rule.pattern.finditer(codes, *span)
        ),
        key=lambda place: place[:3],
    )
    taken = 0
    for start, _, number, match in places:
        if start < taken:
            continue
        reading = rules[number].read(Hit(match, setting, memory.reference, memory.day))
        if reading is None:
            continue
        first, end = match.span("span" if "span" in match.re.groupindex else 0)
        while codes[end - 1] in (KINDS["dot"], KINDS["comma"]):
            end -= 1
        taken = end
        memory.keep(reading)
        yield Found(first, end, reading)
