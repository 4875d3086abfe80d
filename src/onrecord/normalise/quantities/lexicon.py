"""The words of quantities, checked and laid out for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.errors import ResourceError

Relation = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]
Direction = Literal["up", "down"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Entries = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure, or a currency by its ISO 4217 code, with what one of it is worth."""

    name: str
    dimension: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The words of numbers by their value; `parts` by how many of them make a whole."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    ambiguous_suffixes: frozenset[str]
    parts: Mapping[str, float]
    plural_parts: frozenset[str]
    floors: Mapping[str, float]
    few: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Patterns before and after a number, and what the words they find stand for.

    `names` are lower case, `symbols` as they are written; a name of `scaled` is that currency only
    after a scale word.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    names: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    scaled: Mapping[str, Unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A word of change, and what it may have as its bare object.

    `measures`: percent, points and money; `moves`: these too, but no sum in millions; `any` or
    `none`.
    """

    direction: Direction
    objects: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLexicon:
    """All that the finder of quantities looks up; every key is lower case.

    `relations`: the modifiers before a number, `relations_after` those after it and its unit.
    """

    numbers: Numbers
    units: Units
    relations: Mapping[str, Relation]
    relations_after: re.Pattern[str]
    after: Mapping[str, Relation]
    trends: Mapping[str, Trend]
    comparisons: Mapping[str, Direction]
    movers: frozenset[str]
    multiples: Mapping[str, tuple[float, Direction | None]]
    vague: re.Pattern[str]
    vague_openings: frozenset[str]
    shares: frozenset[str]
    rate: re.Pattern[str]
    baseline: re.Pattern[str]
    labels: frozenset[str]
    calibres: frozenset[str]
    streets: frozenset[str]
    idioms: Mapping[str, tuple[str, ...]]


def build_quantity_lexicon(lexicons: Mapping[str, Entries]) -> QuantityLexicon:
    """Lay out the packed lexicons. Raises ResourceError where an entry is not as it must be."""
    words = lexicons["quantity_words"]
    relations = {
        place: {form: role for role in RELATIONS for form in _forms(words, role, place)}
        for place in (None, "after")
    }
    vague, shares = _forms(words, "vague"), _forms(words, "share")
    return QuantityLexicon(
        numbers=_build_numbers(lexicons["numbers"]),
        units=_build_units(lexicons["units"], lexicons["currencies"]),
        relations=relations[None],
        relations_after=_pattern(rf"[\s-]?(?:{_any_of(relations['after'])})(?!\w)"),
        after=relations["after"],
        trends={
            form: Trend(direction=entry["role"], objects=entry["objects"])
            for entry in words
            if entry["role"] in ("up", "down")
            for form in entry["forms"]
        },
        comparisons={
            **dict.fromkeys(_forms(words, "more"), "up"),
            **dict.fromkeys(_forms(words, "less"), "down"),
        },
        movers=frozenset(_forms(words, "mover")),
        multiples={
            form: (entry["value"], entry.get("direction"))
            for entry in words
            if entry["role"] == "multiple"
            for form in entry["forms"]
        },
        vague=_pattern(rf"(?:{_any_of((*vague, *shares))})(?!\w)"),
        vague_openings=frozenset(form.split()[0] for form in (*vague, *shares)),
        shares=frozenset(shares),
        rate=_pattern(
            rf"\s?(?:(?:{_any_of(_forms(words, 'rate'))})(?!\w)|(?:per|/)\s?[^\W\d_]+(?!\w))"
            r"(?!\s(?:earlier|ago|later|before|after|old)\b)"
        ),
        baseline=_pattern(
            rf"(?<!\w)(?:{_any_of(_forms(words, 'baseline', key='openings'))}|as\s\w+\sas)(?!\w)"
        ),
        labels=frozenset(_forms(words, "label")),
        calibres=frozenset(_forms(words, "calibre", key="weapons")),
        streets=frozenset(_forms(words, "street")),
        idioms=_by_word(_forms(words, "idiom")),
    )


def _build_numbers(entries: Entries) -> Numbers:
    values: dict[str, dict[str, float]] = {
        role: {} for role in ("cardinal", "scale", "suffix", "part", "floor", "few")
    }
    for entry in entries:
        if entry.get("role") not in values or len(entry["forms"]) != len(entry["values"]):
            raise ResourceError(
                f"numbers: {entry['forms'][0]!r} has an unknown role or not a value for each form",
                path="numbers",
            )
        values[entry["role"]] |= zip(entry["forms"], map(float, entry["values"]), strict=True)
    return Numbers(
        cardinals=values["cardinal"],
        scales=values["scale"],
        suffixes=values["suffix"],
        ambiguous_suffixes=_flagged(entries, "ambiguous"),
        parts=values["part"],
        plural_parts=_flagged(entries, "plural"),
        floors=values["floor"],
        few=values["few"],
    )


def _build_units(units: Entries, currencies: Entries) -> Units:
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    scaled: dict[str, Unit] = {}
    before: list[str] = []
    for entry in (*units, *currencies):
        money = "code" in entry
        unit = Unit(
            name=entry["code"] if money else entry["unit"],
            dimension="currency" if money else entry["dimension"],
            factor=float(entry.get("factor", 1)),
        )
        names |= dict.fromkeys(entry["forms"], unit)
        symbols |= dict.fromkeys(entry.get("symbols", ()), unit)
        scaled |= dict.fromkeys(entry.get("scaled", ()), unit)
        before += entry.get("symbols", ()) if money else ()
    letters = [s for s in symbols if len(s) == 1 and s.isalpha()]
    signs = [s for s in symbols if not s[-1].isalnum()]
    words = [s for s in symbols if s not in letters and s not in signs]
    return Units(
        before=re.compile(rf"(?<!\w)(?:{_any_of(before)})[ \u00a0]?$"),
        after=re.compile(
            rf"[ \u00a0\u202f-]?(?:((?i:{_any_of((*names, *scaled))})(?!\w)|(?:{_any_of(words)})"
            rf"(?!\w)|(?:{_any_of(letters)})(?![\w-])|(?:{_any_of(signs)})))"
        ),
        names=names,
        symbols=symbols,
        scaled=scaled,
    )


def _forms(entries: Entries, role: str, place: str | None = None, key: str = "forms") -> list[str]:
    return [
        form
        for entry in entries
        if entry["role"] == role and entry.get("place") == place
        for form in entry[key]
    ]


def _flagged(entries: Entries, flag: str) -> frozenset[str]:
    return frozenset(form for entry in entries if entry.get(flag) for form in entry["forms"])


def _any_of(forms: Iterable[str]) -> str:
    """An alternation of `forms`, the longest first."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace("\\ ", "[ \u00a0-]") for form in longest)


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _by_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The phrases that each of their words may belong to."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        for word in re.findall(r"\w+", phrase):
            found[word] = (*found.get(word, ()), phrase)
    return found
