"""What comparing names knows of words, compiled once and never altered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from onrecord.errors import ResourceError
from onrecord.names.romanise import join_letters, romanise, split_words

KnownBand = Literal["small", "common", "trade", "region", "place", "number"]
_LONG_FORM = 10  # letters from which a slip of the pen can be told from another form
Rows = Sequence[Mapping[str, Any]]


class Sounds(NamedTuple):
    """Letters to replace at the beginning, at the end and anywhere in a word, before comparing.

    `begin` and `end`: by the first and the last letter, the letters and what replaces them, longest
    first. `anywhere` finds what `inside` replaces, and doubled letters.
    """

    begin: Mapping[str, tuple[tuple[str, str], ...]]
    end: Mapping[str, tuple[tuple[str, str], ...]]
    inside: Mapping[str, str]
    anywhere: re.Pattern[str]


class LegalForm(NamedTuple):
    """`kind`: what the form amounts to; `leading`: whether it may open a name."""

    kind: str
    leading: bool


class Known(NamedTuple):
    """What a word or phrase of an organisation's name is read as, and what it tells of it."""

    value: str
    band: KnownBand


@dataclass(frozen=True, kw_only=True)
class NameLexicon:
    """All keys are lower-case ASCII; phrases are tuples of words.

    `particles`: word to class. `generations`: word to its number. `spellings`, `languages`,
    `short_forms`: word to the groups of names that it belongs to. `known`: by first word, the
    phrases of names of organisations, longest first. `misspellable`: long legal forms by their last
    four letters. `weights`: of every part of a score, by kind of name.
    """

    sounds: Sounds
    particles: Mapping[str, str]
    titles: frozenset[str]
    generations: Mapping[str, str]
    spellings: Mapping[str, frozenset[int]]
    languages: Mapping[str, frozenset[int]]
    short_forms: Mapping[str, frozenset[str]]
    legal_forms: Mapping[tuple[str, ...], LegalForm]
    misspellable: Mapping[str, tuple[tuple[str, LegalForm], ...]]
    known: Mapping[str, tuple[tuple[tuple[str, ...], Known], ...]]
    weights: Mapping[str, Mapping[str, float]]


def build_name_lexicon(lexicons: Mapping[str, Rows]) -> NameLexicon:
    """Compile the entries of the lexicons for names, given by name.

    They are legal_forms, name_particles, name_weights, nicknames, organisation_words, states,
    titles and transliterations. Raises ResourceError where one of them, or a field, is missing.
    """
    try:
        particles = lexicons["name_particles"]
        sounds = lexicons["transliterations"]
        legal = _legal_forms(lexicons["legal_forms"])
        return NameLexicon(
            sounds=_sounds(row for row in sounds if row["class"] == "sound"),
            particles={form: row["class"] for row in particles for form in row["forms"]},
            titles=_titles(lexicons["titles"], particles),
            generations={
                form: row["value"]
                for row in particles
                if row["class"] == "generation"
                for form in row["forms"]
            },
            spellings=_groups(row["forms"] for row in sounds if row["class"] == "spelling"),
            languages=_groups(row["forms"] for row in sounds if row["class"] == "language"),
            short_forms=_short_forms(lexicons["nicknames"]),
            legal_forms=legal,
            misspellable=_misspellable(legal),
            known=_known(lexicons["organisation_words"], lexicons["states"]),
            weights={row["kind"]: row["weights"] for row in lexicons["name_weights"]},
        )
    except KeyError as missing:
        raise ResourceError(
            f"the lexicons for names lack {missing}: give each one, with each field of an entry",
            path="resources/lexicons",
        ) from missing


def _sounds(rows: Iterable[Mapping[str, Any]]) -> Sounds:
    tables: dict[str, dict[str, str]] = {"begin": {}, "end": {}, "inside": {}}
    for row in rows:
        for form in row["forms"]:
            where, letters = form.split(":")
            tables[where][letters] = row["to"]
    longest_first = sorted(tables["inside"], key=_longest_first)
    pattern = re.compile("|".join([*map(re.escape, longest_first), r"(.)\1+"]))
    return Sounds(
        _by_letter(tables["begin"], 0), _by_letter(tables["end"], -1), tables["inside"], pattern
    )


def _by_letter(table: Mapping[str, str], at: int) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for letters in sorted(table, key=_longest_first):
        found.setdefault(letters[at], []).append((letters, table[letters]))
    return {letter: tuple(pairs) for letter, pairs in found.items()}


def _longest_first(form: Sequence[str]) -> tuple[int, Sequence[str]]:
    return -len(form), form


def _titles(titles: Rows, particles: Rows) -> frozenset[str]:
    """The single words of all titles: "Brigadier General" is read word by word."""
    words = {word for row in titles for form in row["forms"] for word in _words(form)}
    words |= {form for row in particles if row["class"] == "title" for form in row["forms"]}
    return frozenset(words - {"of", "the"})


def _groups(groups: Iterable[Sequence[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(groups):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _short_forms(rows: Rows) -> dict[str, frozenset[str]]:
    """Every short form with the names it can stand for."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for short in row["short"]:
            found.setdefault(short, set()).update(row["names"])
    return {short: frozenset(names) for short, names in found.items()}


def _legal_forms(rows: Rows) -> dict[tuple[str, ...], LegalForm]:
    return {
        _words(form): LegalForm(row["kind"], row["leading"])
        for row in rows
        for form in row["forms"]
    }


def _misspellable(
    legal: Mapping[tuple[str, ...], LegalForm],
) -> dict[str, tuple[tuple[str, LegalForm], ...]]:
    found: dict[str, list[tuple[str, LegalForm]]] = {}
    for words, form in legal.items():
        joined = "".join(words)
        if len(joined) >= _LONG_FORM:
            found.setdefault(joined[-4:], []).append((joined, form))
    return {ending: tuple(forms) for ending, forms in found.items()}


def _known(words: Rows, states: Rows) -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    phrases: dict[tuple[str, ...], Known] = {}
    for row in states:
        for key in ("names", "adjectives", "inhabitants", "self_names"):
            for form in row[key]:
                phrases.setdefault(_words(form), Known(row["iso"], "place"))
        for form in row["capitals"]:
            phrases.setdefault(_words(form), Known(" ".join(_words(form)), "place"))
    for row in words:
        value = row.get("iso") or row.get("value") or row["forms"][0]
        for form in row["forms"]:
            phrases[_words(form)] = Known(value, row["band"])
    by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for phrase in sorted((p for p in phrases if p), key=_longest_first):
        by_first.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
    return {first: tuple(found) for first, found in by_first.items()}


def _words(form: str) -> tuple[str, ...]:
    return tuple(split_words(join_letters(romanise(form))))
