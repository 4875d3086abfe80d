"""The forms that states are named by, and the words around them, checked and laid out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import ResourceError

Rows = Sequence[Mapping[str, Any]]
FormKind = Literal["name", "short", "adjective", "inhabitants", "self_name", "capital", "other"]

ROLES = (
    *("company", "show", "outlet", "law", "filler", "body", "title", "named", "of_name", "before"),
    *("side", "honorific"),
    *("ship", "other", "money", "language", "tongue", "government", "rule", "city"),
    *("travel", "dealing", "struck", "hosting", "relational"),
)
INFLECTED = ("travel", "dealing", "struck", "hosting")
_KEYS: tuple[tuple[str, FormKind], ...] = (
    ("names", "name"),
    ("self_names", "self_name"),
    ("short_self_names", "self_name"),
    ("adjectives", "adjective"),
    ("inhabitants", "inhabitants"),
    ("capitals", "capital"),
)
_SHORTEST_IN_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a state's name; `states` are the codes it may stand for, likeliest first.

    `alone` is false for a form that tells a state only where the document names it in full.
    """

    text: str
    kind: FormKind
    states: tuple[str, ...]
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Namesake:
    """Words that show of which of two places of one name a document speaks."""

    elsewhere: re.Pattern[str]
    here: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLexicon:
    """Forms by their first word, the longest first, and the words around them by their role.

    `prefixes`: first halves of compounds, each with its state. `words` are matched by case where
    they belong to names, and in lower case otherwise.
    """

    forms: Mapping[str, tuple[Form, ...]]
    prefixes: Mapping[str, str]
    namesakes: Mapping[str, Namesake]
    words: Mapping[str, frozenset[str]]


def build_place_lexicon(lexicons: Mapping[str, Rows]) -> PlaceLexicon:
    """Lay out `states` and `place_words`. Raises ResourceError where an entry has no known role."""
    words = _words(lexicons["place_words"])
    states = lexicons["states"]
    return PlaceLexicon(
        forms=_forms(states, words["other"]),
        prefixes={prefix: row["iso"] for row in states for prefix in row.get("prefixes", ())},
        namesakes={
            row["iso"]: Namesake(_any_of(row["elsewhere"]), _any_of(row["here"]))
            for row in states
            if "elsewhere" in row
        },
        words=words,
    )


def first_word(text: str) -> str:
    """The letters a form begins with; forms are found by them."""
    found = re.match(r"\w+", text)
    return found.group() if found else ""


def _words(rows: Rows) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {role: set() for role in ROLES}
    for row in rows:
        if row.get("role") not in words:
            raise ResourceError(
                f"place_words: the role {row.get('role')!r} is none of {', '.join(ROLES)}",
                path="place_words",
            )
        words[row["role"]].update(row["words"])
    for role in INFLECTED:
        words[role] = {form for word in words[role] for form in _inflected(word)}
    return {role: frozenset(found) for role, found in words.items()}


def _inflected(word: str) -> Iterator[str]:
    """A base form with the regular endings of nouns and verbs; some it makes are no words."""
    stem = word.removesuffix("e")
    yield from (word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing")
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
    yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


def _forms(states: Rows, others: Iterable[str]) -> dict[str, tuple[Form, ...]]:
    found: dict[tuple[str, FormKind, bool], list[str]] = defaultdict(list)
    for row in states:
        for key, kind in _KEYS:
            for text in (*row.get(key, ()), *row.get("also", {}).get(key, ())):
                bare = text.removeprefix("The ")
                short = kind == "name" and bare.replace(".", "").isupper()
                entry = (bare, "short" if short else kind, key != "short_self_names")
                found[entry].append(row["iso"])
                if kind not in ("capital", "self_name") and len(bare) >= _SHORTEST_IN_CAPITALS:
                    found[(bare.upper(), *entry[1:])].append(row["iso"])
    forms = [
        Form(text, kind, tuple(dict.fromkeys(codes)), alone)
        for (text, kind, alone), codes in found.items()
    ]
    forms += [Form(text, "other", ()) for text in others]
    by_first: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        by_first[first_word(form.text)].append(form)
    order = [kind for _, kind in _KEYS]
    return {
        first: tuple(
            sorted(
                group,
                key=lambda form: (
                    -len(form.text),
                    order.index(form.kind) if form.kind in order else -1,
                ),
            )
        )
        for first, group in by_first.items()
    }


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
