"""The words of dates, checked and laid out for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from onrecord.errors import ResourceError
from onrecord.normalise.dates.tokens import KINDS, tokenise

Calendar = Literal["gregory", "persian", "islamic-umalqura"]
MONTH_KINDS: Mapping[str, str] = {
    "gregory": "month",
    "persian": "solar_month",
    "islamic-umalqura": "lunar_month",
}

COUNT_SIGN = "count_sign"  # not a part of patterns, but of what stands beside a number


class Word(NamedTuple):
    """A form as the patterns see it: the part it plays, what it stands for, how it is written.

    `rest` are the tokens after the first; `capital`: the form counts only with a capital letter.
    """

    kind: str
    value: Any
    capital: bool
    rest: tuple[str, ...]


class FiscalYear(NamedTuple):
    """The fiscal year of `state`: it starts with `month`, named for the year of its `start`/end."""

    state: str
    month: int
    named_for_end: bool
    written_with_both_years: bool


class NamedDay(NamedTuple):
    """A day or week by name; `day` or else (`weekday`, `nth`); `states` shows whose day it is."""

    calendar: Calendar
    month: int
    day: int | None
    weekday: int | None
    nth: int | None
    last: tuple[int, int] | None
    states: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLexicon:
    """`words`: first token, lower case, to the forms it begins, the longest first.

    `count_signs`: words and signs beside which a number of four digits is no year.
    `clause_words`: a word to its role in showing where a clause looks. `fiscal_words` finds the
    words that `fiscal_years` maps to the fiscal year they show.
    """

    words: Mapping[str, tuple[Word, ...]]
    clause_words: Mapping[str, str]
    count_signs: frozenset[str]
    fiscal_words: re.Pattern[str]
    fiscal_years: Mapping[str, FiscalYear]


def build_date_lexicon(lexicons: Mapping[str, Sequence[Mapping[str, Any]]]) -> DateLexicon:
    """Lay out the packed lexicons. Raises ResourceError where an entry has an unknown kind."""
    words: dict[str, list[Word]] = {}
    for form, kind, value, capital in (
        *_date_words(lexicons["date_words"]),
        *_months(lexicons["calendar_months"]),
        *_named_days(lexicons["named_days"]),
    ):
        first, *rest = tokenise(form)
        words.setdefault(first, []).append(Word(kind, value, capital, tuple(rest)))
    fiscal = {
        form: FiscalYear(
            entry["state"],
            entry["month"],
            entry["named_for"] == "end",
            bool(entry.get("both_years")),
        )
        for entry in lexicons["fiscal_years"]
        for form in entry["forms"]
    }
    return DateLexicon(
        words={
            first: tuple(sorted(forms, key=lambda word: -len(word.rest)))
            for first, forms in words.items()
        },
        clause_words={
            form: entry["role"] for entry in lexicons["clause_words"] for form in entry["forms"]
        },
        count_signs=frozenset(
            form
            for entry in lexicons["date_words"]
            if entry["kind"] == COUNT_SIGN
            for form in entry["forms"]
        ),
        fiscal_words=_any_of(fiscal),
        fiscal_years=fiscal,
    )


def _date_words(
    entries: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[str, str, Any, bool]]:
    for entry in entries:
        if entry["kind"] == COUNT_SIGN:
            continue
        if entry["kind"] not in KINDS:
            raise ResourceError(
                f"date_words: no pattern knows the kind {entry['kind']!r}", path="date_words"
            )
        values = entry.get("values") or [entry.get("value")] * len(entry["forms"])
        if len(values) != len(entry["forms"]):
            raise ResourceError(
                f"date_words: {entry['forms'][0]!r} and its like have another number of values "
                "than of forms",
                path="date_words",
            )
        for form, value in zip(entry["forms"], values, strict=True):
            yield form, entry["kind"], value, bool(entry.get("capital"))


def _months(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, Any, bool]]:
    for entry in entries:
        for form in entry["forms"]:
            value = (entry["month"], bool(entry.get("alone")))
            # Arabic script has no capitals.
            yield form, MONTH_KINDS[entry["calendar"]], value, form[0].isupper()


def _named_days(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, Any, bool]]:
    for entry in entries:
        days = tuple(
            NamedDay(
                calendar=day["calendar"],
                month=day["month"],
                day=day.get("day"),
                weekday=day.get("weekday"),
                nth=day.get("nth"),
                last=(day["to_month"], day["to_day"]) if "to_month" in day else None,
                states=_any_of(day["states"]) if "states" in day else None,
            )
            for day in entry["days"]
        )
        for form in entry["forms"]:
            yield form, "named_day", days, True


def _any_of(forms: Mapping[str, Any] | Sequence[str]) -> re.Pattern[str]:
    """Any of `forms` as whole words, the longest first; a form may end in a sign such as "$"."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?![^\W\d])")
