"""The lexicons that actors are read with, compiled once and never altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from onrecord.attribute.actors.tokens import tokenise
from onrecord.errors import ResourceError

V = TypeVar("V")
Rows = Sequence[Mapping[str, Any]]
StateForm = Literal["name", "self_name", "adjective", "inhabitants", "capital"]


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[V]):
    """Forms of one or more tokens with a value each, found by their first token."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], V], ...]]

    def at(
        self, words: Sequence[str], i: int, end: int, *, dotted: bool = False
    ) -> tuple[int, V] | None:
        """The longest form that begins at `i` and lies before `end`: where it ends, its value.

        `dotted`: a dot after any token of the form is skipped ("Lt. Col.").
        """
        if i >= end:
            return None
        for form, value in self.by_first.get(words[i], ()):
            at = i
            for part in form:
                if at >= end or words[at] != part:
                    break
                at += 1
                if dotted and at < end and words[at] == ".":
                    at += 1
            else:
                return at, value
        return None

    def ending(self, words: Sequence[str], start: int, end: int) -> tuple[int, V] | None:
        """The longest form that ends at `end` and begins at or after `start`: start, value."""
        for i in range(max(start, end - 4), end):
            for form, value in self.by_first.get(words[i], ()):
                if i + len(form) == end and all(
                    words[i + n] == part for n, part in enumerate(form)
                ):
                    return i, value
        return None


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name; `gender` is that of its bearer where the title tells it."""

    rank: str
    gender: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A head noun of a description of people."""

    trade: str
    wider: frozenset[str]
    gender: str | None
    plural: bool
    anonymous: bool


@dataclass(frozen=True, slots=True)
class State:
    """A form that stands for a state, with the state's ISO 3166-1 alpha-2 code."""

    iso: str
    form: StateForm


@dataclass(frozen=True, slots=True)
class Party:
    """Which words before a party noun leave open who the party is."""

    modifiers: frozenset[str]
    nouns: frozenset[str]
    possessive: bool


@dataclass(frozen=True, kw_only=True)
class ActorLexicon:
    """What the stage knows of titles, roles, states, organisations, outlets and pronouns.

    Tables keyed in lower case are matched against lower-cased tokens; `states`, `known_outlets`,
    `known_bodies`, `seats`, `legal_forms` and `outlet_name_words` by case. `words` holds the small
    words of phrases by what they do.
    """

    titles: PhraseTable[Title]
    roles: PhraseTable[Role]
    states: PhraseTable[State]
    state_names: Mapping[str, str]
    known_outlets: PhraseTable[bool]
    known_bodies: PhraseTable[bool]
    seats: PhraseTable[str]
    outlet_nouns: PhraseTable[bool]
    generic_outlets: PhraseTable[bool]
    definite_outlets: PhraseTable[bool]
    outlet_name_words: frozenset[str]
    outlet_maybe_words: frozenset[str]
    relay_words: frozenset[str]
    addressing_words: frozenset[str]
    speaking_words: frozenset[str]
    body_nouns: PhraseTable[str]
    generic_bodies: PhraseTable[str]
    government_nouns: frozenset[str]
    legal_forms: frozenset[str]
    common_first_words: frozenset[str]
    carriers: PhraseTable[str]
    parties: tuple[Party, ...]
    pronouns: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    given_names: Mapping[str, str]


def _table(forms: Iterable[tuple[str, V]], *, dots: bool = True) -> PhraseTable[V]:
    grouped: dict[str, dict[tuple[str, ...], V]] = {}
    for form, value in forms:
        words = tokenise(form).words
        parts = tuple(word for word in words if dots or word != ".")
        grouped.setdefault(parts[0], {}).setdefault(parts, value)
    return PhraseTable(
        {
            first: tuple(sorted(found.items(), key=lambda item: -len(item[0])))
            for first, found in grouped.items()
        }
    )


def _pairs(rows: Rows, key: str, *, lower: bool = True) -> list[tuple[str, str]]:
    """Every form under `key` with the class of its entry."""
    return [
        (form.lower() if lower else form, row.get("class", ""))
        for row in rows
        for form in row.get(key, ())
    ]


def _flags(rows: Rows, key: str, *, lower: bool = True) -> PhraseTable[bool]:
    return _table([(form, True) for form, _ in _pairs(rows, key, lower=lower)])


def _words(rows: Rows, key: str, *, lower: bool = True) -> frozenset[str]:
    return frozenset(form for form, _ in _pairs(rows, key, lower=lower))


def _roles(rows: Rows) -> PhraseTable[Role]:
    found: list[tuple[str, Role]] = []
    for row in rows:
        for key in ("singular", "plural"):
            role = Role(
                row["class"],
                frozenset(row["wider"]),
                row["gender"],
                key == "plural",
                bool(row["anonymous"]),
            )
            found += [(form.lower(), role) for form in row[key]]
    return _table(found)


def _states(rows: Rows) -> PhraseTable[State]:
    kinds: tuple[tuple[str, StateForm], ...] = (
        ("names", "name"),
        ("self_names", "self_name"),
        ("adjectives", "adjective"),
        ("inhabitants", "inhabitants"),
        ("capitals", "capital"),
    )
    return _table(
        [
            (form, State(row["iso"], kind))
            for key, kind in kinds
            for row in rows
            for form in row[key]
        ]
    )


def build_actor_lexicon(lexicons: Mapping[str, Rows]) -> ActorLexicon:
    """Compile the entries of the lexicons for actors, given by name.

    They are titles, roles, states, organisations, outlets, carriers, parties, pronouns, given_names
    and phrase_words. Raises ResourceError where one of them, or a field of an entry, is missing.
    """
    try:
        outlets, bodies = lexicons["outlets"], lexicons["organisations"]
        return ActorLexicon(
            titles=_table(
                [
                    (form.lower(), Title(row["class"], row["gender"]))
                    for row in lexicons["titles"]
                    for form in row["forms"]
                ],
                dots=False,
            ),
            roles=_roles(lexicons["roles"]),
            states=_states(lexicons["states"]),
            state_names={row["iso"]: row["names"][0] for row in lexicons["states"]},
            known_outlets=_flags(outlets, "known", lower=False),
            known_bodies=_flags(bodies, "known", lower=False),
            seats=_table([item for row in bodies for item in row.get("seats", {}).items()]),
            outlet_nouns=_flags(outlets, "nouns"),
            generic_outlets=_flags(outlets, "generic"),
            definite_outlets=_flags(outlets, "definite"),
            outlet_name_words=_words(outlets, "words", lower=False),
            outlet_maybe_words=_words(outlets, "maybe", lower=False),
            relay_words=_words(outlets, "relays"),
            addressing_words=_words(outlets, "addressed"),
            speaking_words=_words(outlets, "speaking"),
            body_nouns=_table(_pairs(bodies, "nouns")),
            generic_bodies=_table(_pairs(bodies, "generic")),
            government_nouns=_words(bodies, "government"),
            common_first_words=_words(bodies, "common"),
            legal_forms=_words(bodies, "legal", lower=False),
            carriers=_table(_pairs(lexicons["carriers"], "nouns")),
            parties=tuple(
                Party(
                    frozenset(row["modifiers"]),
                    frozenset(row["nouns"]),
                    not row["modifiers"],
                )
                for row in lexicons["parties"]
            ),
            words={row["class"]: frozenset(row["words"]) for row in lexicons["phrase_words"]},
            given_names={
                name: row["gender"] for row in lexicons["given_names"] for name in row["names"]
            },
            pronouns={
                form: row["refers_to"] for row in lexicons["pronouns"] for form in row["forms"]
            },
        )
    except KeyError as missing:
        raise ResourceError(
            f"the lexicons for actors lack {missing}: give each one, with each field of an entry",
            path="resources/lexicons",
        ) from missing
