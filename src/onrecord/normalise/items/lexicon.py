"""The kinds of weapons, their parts and their models, checked and laid out for look-up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import ResourceError

Rows = Sequence[Mapping[str, Any]]
Scope = Literal["weapon", "component", "dual", "general"]

SCOPES = ("weapon", "component", "dual", "general")
CATEGORIES = (None, "I", "II", "III", "IV", "V", "VI", "VII", "VIII")
ROLES = ("modifier", "head", "other", "use", "spelling", "not_model", "not_designation")
PLAIN_ROLES: tuple[Literal["modifier", "head", "other"], ...] = ("modifier", "head", "other")
_LETTERS_OR_DIGITS = re.compile(r"[^\W_]+")
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]*[- ]?\d{1,4}(?:[A-Z]{1,4}\d{0,3}[A-Z]?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKind:
    """One kind: its category, its description and where its words mean something else.

    `small`: a calibre in millimetres below which `small_unroca` is the category. `alone`: whether
    the form counts without another word of arms. `as_written`: whether case and number must agree.
    """

    unroca: str | None
    sipri: str | None
    scope: Scope
    alone: bool = True
    as_written: bool = False
    small: float | None = None
    small_unroca: str | None = None
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form as its normalised words; only those of the role `kind` have a `kind`."""

    words: tuple[str, ...]
    role: Literal["kind", "modifier", "head", "other"]
    kind: ItemKind | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLexicon:
    """Phrases and names by their first word, the longest first; designations by `squeeze`d form.

    `spaced`: squeezed designations that may be written with a space ("Leopard 2"); `solid`: those
    that may be written without a hyphen though they have one letter and one digit only ("K9").
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    names: Mapping[str, tuple[tuple[str, ItemKind], ...]]
    designations: Mapping[str, ItemKind]
    spaced: frozenset[str]
    solid: frozenset[str]
    prefixes: Mapping[str, ItemKind]
    spelling: Mapping[str, str]
    uses: frozenset[str]
    not_models: frozenset[str]
    not_designations: frozenset[str]
    body_nouns: frozenset[str]


def build_item_lexicon(lexicons: Mapping[str, Rows]) -> ItemLexicon:
    """Lay out `items` and `designations`, with names of `states` and `organisations`.

    Raises ResourceError where an entry has no known role, scope or category.
    """
    kinds = [(row, _kind(row, "items")) for row in lexicons["items"] if "kind" in row]
    words = {role: _words(lexicons["items"], role) for role in ROLES}
    spelling = dict(words["spelling"])
    phrases = [
        Phrase(form, "kind", kind, text)
        for row, kind in kinds
        for text in row["forms"]
        for form in _variants(text, spelling)
    ]
    for role in PLAIN_ROLES:
        phrases += [
            Phrase(form, role, None, text)
            for text in words[role]
            for form in _variants(text, spelling)
        ]
    models = [(row, _kind(row, "designations")) for row in lexicons["designations"]]
    forms = [(text, kind) for row, kind in models for text in row["forms"]]
    numbered = [(text, kind) for text, kind in forms if _DESIGNATION.fullmatch(text)]
    return ItemLexicon(
        phrases=_by_first(phrases),
        names=_names([pair for pair in forms if not _DESIGNATION.fullmatch(pair[0])]),
        designations={squeeze(text): kind for text, kind in reversed(numbered)},
        spaced=frozenset(squeeze(text) for text, _ in numbered if " " in text),
        solid=frozenset(text for text, _ in numbered if text.isalnum()),
        prefixes={text: kind for row, kind in models for text in row.get("prefixes", ())},
        spelling=spelling,
        uses=frozenset(words["use"]),
        not_models=frozenset(words["not_model"]) | _names_of_others(lexicons),
        not_designations=frozenset(words["not_designation"]),
        body_nouns=frozenset(
            noun.lower() for row in lexicons["organisations"] for noun in row.get("nouns", ())
        ),
    )


def squeeze(designation: str) -> str:
    """A designation without hyphens and spaces, in capitals."""
    return re.sub(r"[-‑– ]", "", designation).upper()


def normal(word: str, spelling: Mapping[str, str]) -> str:
    """A word in lower case, in American spelling and in the singular, as forms are compared.

    The singular is made by the regular endings; forms and text go through the same rule.
    """
    lower = word.lower()
    lower = spelling.get(lower, lower)
    if len(lower) <= 3 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower.removesuffix("s") if word[:-1].isupper() and word.endswith("s") else lower
    if lower.endswith("ies"):
        return f"{lower[:-3]}y"
    if lower.endswith(("ches", "shes", "xes", "oes", "sses")):
        return lower[:-2]
    return spelling.get(lower[:-1], lower[:-1])


def _kind(row: Mapping[str, Any], lexicon: str) -> ItemKind:
    if row.get("scope") not in SCOPES:
        raise ResourceError(
            f"{lexicon}: {row['kind']!r} has the scope {row.get('scope')!r}, "
            f"none of {', '.join(SCOPES)}",
            path=lexicon,
        )
    small = row.get("small", {})
    for category in (row.get("unroca"), small.get("unroca")):
        if category not in CATEGORIES:
            raise ResourceError(f"{lexicon}: {row['kind']!r} has no such category", path=lexicon)
    return ItemKind(
        unroca=row.get("unroca"),
        sipri=row.get("sipri"),
        scope=row["scope"],
        alone=row.get("alone", True),
        as_written=row.get("exact", False),
        small=small.get("below_mm"),
        small_unroca=small.get("unroca"),
        not_after=frozenset(row.get("not_after", ())),
        not_before=frozenset(row.get("not_before", ())),
    )


def _words(rows: Rows, role: str) -> Any:
    for row in rows:
        if "kind" not in row and row.get("role") not in ROLES:
            raise ResourceError(
                f"items: the role {row.get('role')!r} is none of {', '.join(ROLES)}", path="items"
            )
    return next(row["words"] for row in rows if row.get("role") == role)


def _variants(text: str, spelling: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The normalised words of a form, its hyphens read as spaces, and once as nothing."""
    for written in dict.fromkeys((text, text.replace("-", "", 1))):
        yield tuple(normal(word, spelling) for word in _LETTERS_OR_DIGITS.findall(written))


def _by_first(phrases: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    by_first: dict[str, dict[tuple[str, ...], Phrase]] = defaultdict(dict)
    for phrase in phrases:
        by_first[phrase.words[0]].setdefault(phrase.words, phrase)
    return {
        first: tuple(sorted(group.values(), key=lambda phrase: -len(phrase.words)))
        for first, group in by_first.items()
    }


def _names(forms: list[tuple[str, ItemKind]]) -> dict[str, tuple[tuple[str, ItemKind], ...]]:
    by_first: dict[str, list[tuple[str, ItemKind]]] = defaultdict(list)
    for text, kind in forms:
        by_first[_LETTERS_OR_DIGITS.findall(text)[0]].append((text, kind))
    return {
        first: tuple(sorted(group, key=lambda pair: -len(pair[0])))
        for first, group in by_first.items()
    }


def _names_of_others(lexicons: Mapping[str, Rows]) -> frozenset[str]:
    """Words of the names of states, capitals and known organisations: they name no model."""
    keys = ("names", "adjectives", "inhabitants", "capitals", "self_names", "known", "nouns")
    rows = (*lexicons["states"], *lexicons["organisations"])
    return frozenset(
        word
        for row in rows
        for key in keys
        for name in row.get(key, ())
        for word in (*name.split(), name.capitalize())
    )
