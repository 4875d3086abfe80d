"""The words that the rules of this stage need, checked and laid out for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from onrecord.classify.selection import SelectionLexicon, build_selection_lexicon
from onrecord.errors import ResourceError

MODALITY_ROLES = frozenset(
    {
        *("negator", "negative", "negative_phrase", "refusal", "inert", "look_through", "raising"),
        *("condition", "asking", "wish", "next", "forecast"),
        *("hedge_adverb", "hedge_modal", "hedge_verb", "hedge_belief", "hedge_adjective"),
        *("future", "future_verb", "future_adjective", "future_noun"),
    }
)


class Form(NamedTuple):
    """A form of a lexicon, cut into lower-case words, with what its entry says of it.

    `kind`, `needs`, `strength`, `opaque` and `future` are explained at the top of `modality.yaml`.
    """

    words: tuple[str, ...]
    role: str
    kind: str = ""
    needs: frozenset[str] = frozenset()
    strength: int = 0
    opaque: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityLexicon:
    """`forms`: first word to the forms that begin with it, the longest first.

    `asking`: words before "if" that make it a question or a comparison.
    """

    forms: Mapping[str, tuple[Form, ...]]
    asking: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyLexicon:
    """What this stage needs of the lexicons."""

    modality: ModalityLexicon
    selection: SelectionLexicon


def build_classify_lexicon(
    lexicons: Mapping[str, Sequence[Mapping[str, Any]]],
) -> ClassifyLexicon:
    """Lay out the packed lexicons. Raises ResourceError where an entry has an unknown role."""
    return ClassifyLexicon(
        modality=build_modality_lexicon(lexicons["modality"]),
        selection=build_selection_lexicon(lexicons["selection"]),
    )


def build_modality_lexicon(entries: Sequence[Mapping[str, Any]]) -> ModalityLexicon:
    """Lay out the entries of `modality`. Raises ResourceError where one has an unknown role."""
    forms: list[Form] = []
    asking: list[str] = []
    for entry in entries:
        if entry.get("role") not in MODALITY_ROLES:
            raise ResourceError(
                f"modality: the role {entry.get('role')!r} is none of "
                f"{', '.join(sorted(MODALITY_ROLES))}",
                path="modality",
            )
        asking += entry.get("words", ())
        forms += (
            Form(
                words=tuple(form.split()),
                role=entry["role"],
                kind=entry.get("kind", ""),
                needs=frozenset(entry.get("needs", ())),
                strength=entry.get("strength", 0),
                opaque=entry.get("opaque", False),
                future=entry.get("future", False),
            )
            for form in entry.get("forms", ())
        )
    return ModalityLexicon(forms=by_first_word(forms), asking=frozenset(asking))


def by_first_word(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    """`forms` by their first word, the longest first."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(form.words[0], []).append(form)
    return {
        first: tuple(sorted(group, key=lambda form: -len(form.words)))
        for first, group in found.items()
    }
