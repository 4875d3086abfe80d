"""Patterns over kinds of words, and what a rule gets to see of the place where one matches.

A pattern is a regular expression in which ``<kind>`` is a word of that kind, ``<kind|kind>`` a word
of either and ``<name:kind>`` a word that the reader asks for by name; white space means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.normalise.dates.clauses import Tense
from onrecord.normalise.dates.lexicon import DateLexicon
from onrecord.normalise.dates.readings import Reading
from onrecord.normalise.dates.tokens import KINDS, OTHER, Scan

Direction = Literal["past", "future"]


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern over kinds."""
    return re.compile(re.sub(r"(?<!P)<(?:(\w+):)?([\w|]+)>", _kinds, re.sub(r"\s+", "", text)))


def _kinds(match: re.Match[str]) -> str:
    name, kinds = match.groups()
    codes = "".join(KINDS[kind] for kind in kinds.split("|"))
    either = f"[{codes}]" if len(codes) > 1 else codes
    return f"(?P<{name}>{either})" if name else either


@dataclass(frozen=True, slots=True)
class Setting:
    """The document that expressions stand in.

    `solar`: whether it speaks of Solar Hijri dates; `today`: its date, if it has one; `tense`: that
    of the clause at a code-point offset.
    """

    text: str
    scan: Scan
    solar: bool
    today: date | None
    tense: Callable[[int], Tense | None]
    lexicon: DateLexicon


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a pattern matched.

    `reference`: the last day or period named before it; `last_day`: the last day.
    """

    match: re.Match[str]
    setting: Setting
    reference: Reading | None
    last_day: date | None

    @property
    def first(self) -> int:
        """Index of its first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index after its last word."""
        return self.match.end()

    @property
    def today(self) -> date | None:
        """The document's date."""
        return self.setting.today

    def has(self, name: str) -> bool:
        """Whether the pattern has a word called `name` and used it."""
        return name in self.match.re.groupindex and self.match.group(name) is not None

    def value(self, name: str) -> Any:
        """What the word called `name` stands for."""
        return self.setting.scan.values.get(self.match.start(name))

    def word(self, name: str) -> str:
        """The word called `name`, in lower case."""
        return self.word_at(self.match.start(name))

    def word_at(self, index: int) -> str:
        """The word at `index`, in lower case, or nothing outside the text."""
        if not 0 <= index < len(self.setting.scan.codes):
            return ""
        scan = self.setting.scan
        return self.setting.text[slice(*scan.spans[index])].lower()

    def kind_is(self, index: int, *kinds: str) -> bool:
        """Whether the word at `index` is of one of `kinds`."""
        codes = self.setting.scan.codes
        return 0 <= index < len(codes) and codes[index] in {KINDS[kind] for kind in kinds}

    def is_other(self, index: int) -> bool:
        """Whether the word at `index` is one that no lexicon knows."""
        codes = self.setting.scan.codes
        return 0 <= index < len(codes) and codes[index] == OTHER

    def is_name(self, index: int) -> bool:
        """Whether the word at `index` is unknown to the lexicons and begins with a capital."""
        scan = self.setting.scan
        return self.is_other(index) and self.setting.text[scan.spans[index][0]].isupper()

    def ends_phrase(self) -> bool:
        """Whether a sign, a line's end or the text's end follows."""
        return self.end == len(self.setting.scan.codes) or self.kind_is(
            self.end, "comma", "dot", "close", "hyphen", "line", "apostrophe", "and"
        )

    def group(self, name: str) -> tuple[int, int]:
        """Indices of the first word of the group called `name` and after its last."""
        return self.match.span(name)

    def direction(self) -> Direction | None:
        """Where the clause looks: back, as news does, unless it shows otherwise; None for both."""
        if self.kind_is(self.first - 1, "since"):
            return "past"
        tense = self.setting.tense(self.setting.scan.spans[self.first][0])
        if self.kind_is(self.first - 1, "until"):
            return "past" if tense == "past" else "future"
        if tense == "perfect" or tense is None:
            return "past"
        return None if tense == "present" else tense


Reader = Callable[[Hit], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how to read what it finds; the words of group `span` are the span, if any."""

    pattern: re.Pattern[str]
    read: Reader


def rule(text: str, read: Reader) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(pattern(text), read)


# A part of what follows, which stands for the whole: "earlier this", "mid-", "the end of".
STAGE = (
    "(?: <earlier|later> (?: <in> <article>? )? | <part> <hyphen>?"
    " | <article>? <part>? <edge> <of> )"
)
WEEKDAY = "(?: <weekday|weekday_short> <dot>? <comma>? )?"
ON = f"{WEEKDAY} <article>?"
