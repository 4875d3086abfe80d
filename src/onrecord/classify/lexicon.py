"""The words that the rules of this stage need, checked and laid out for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from onrecord.classify.clues import ClueLexicon, build_clue_lexicon
from onrecord.classify.selection import SelectionLexicon, build_selection_lexicon
from onrecord.errors import ResourceError
from onrecord.records import Stage

MODALITY_ROLES = frozenset(
    {
        *(
            "negator",
            "negative",
            "negative_phrase",
            "refusal",
            "inert",
            "look_through",
            "raising",
            "leading",
        ),
        *("condition", "asking", "advancing", "wish", "next", "forecast"),
        *("hedge_adverb", "hedge_modal", "hedge_verb", "hedge_belief", "hedge_adjective"),
        *("timetable", "future", "future_verb", "future_adjective", "future_noun"),
    }
)
STAGE_ROLES = frozenset(
    {
        *("deed", "phrase", "seeking", "offering", "agreeing", "acquire", "provide"),
        *("noun", "dealing", "goods", "other", "party", "starting"),
        *("telling", "barring", "unclear", "secret"),
    }
)
# In the order of a transfer's life: of two that a sentence asserts, the later counts.
STAGES: tuple[Stage, ...] = get_args(Stage)


class Form(NamedTuple):
    """A form of a lexicon, cut into lower-case words, with what its entry says of it.

    What the fields after `role` mean is explained at the top of `modality.yaml` and `stages.yaml`.
    """

    words: tuple[str, ...]
    role: str
    kind: str = ""
    needs: frozenset[str] = frozenset()
    strength: int = 0
    opaque: bool = False
    future: bool = False
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityLexicon:
    """`forms`: first word to the forms that begin with it, the longest first.

    `asking`: words before "if" that make it a question or a comparison. `advancing`: verbs after
    "as" that make a clause of it where the tree shows none.
    """

    forms: Mapping[str, tuple[Form, ...]]
    asking: frozenset[str]
    advancing: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLexicon:
    """`forms`: first word to the forms of `stages` that begin with it, the longest first."""

    forms: Mapping[str, tuple[Form, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyLexicon:
    """What this stage needs of the lexicons."""

    modality: ModalityLexicon
    stages: StageLexicon
    selection: SelectionLexicon
    clues: ClueLexicon


def build_classify_lexicon(
    lexicons: Mapping[str, Sequence[Mapping[str, Any]]],
) -> ClassifyLexicon:
    """Lay out the packed lexicons. Raises ResourceError where an entry has an unknown role."""
    return ClassifyLexicon(
        modality=build_modality_lexicon(lexicons["modality"]),
        stages=build_stage_lexicon(lexicons["stages"]),
        selection=build_selection_lexicon(lexicons["selection"]),
        clues=build_clue_lexicon(lexicons["clues"]),
    )


def build_modality_lexicon(entries: Sequence[Mapping[str, Any]]) -> ModalityLexicon:
    """Lay out the entries of `modality`. Raises ResourceError where one has an unknown role."""
    forms: list[Form] = []
    words: dict[str, list[str]] = {"asking": [], "advancing": []}
    for entry in entries:
        _check(entry, "role", MODALITY_ROLES, "modality")
        if "words" in entry:
            words[entry["role"]] += entry["words"]
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
    return ModalityLexicon(
        forms=by_first_word(forms),
        asking=frozenset(words["asking"]),
        advancing=frozenset(words["advancing"]),
    )


def build_stage_lexicon(entries: Sequence[Mapping[str, Any]]) -> StageLexicon:
    """Lay out the entries of `stages`.

    Raises ResourceError where an entry has an unknown role or stage. The `plain` forms of a deed
    become forms of role `plain`.
    """
    forms: list[Form] = []
    for entry in entries:
        _check(entry, "role", STAGE_ROLES, "stages")
        if "stage" in entry:
            _check(entry, "stage", frozenset(STAGES), "stages")
        kind, stage = entry.get("object") or entry.get("kind", ""), entry.get("stage")
        for role, listed in ((entry["role"], entry["forms"]), ("plain", entry.get("plain", ()))):
            forms += (
                Form(words=tuple(form.split()), role=role, kind=kind, stage=stage)
                for form in listed
            )
    return StageLexicon(forms=by_first_word(forms))


def _check(entry: Mapping[str, Any], key: str, known: frozenset[str], lexicon: str) -> None:
    if entry.get(key) not in known:
        raise ResourceError(
            f"{lexicon}: the {key} {entry.get(key)!r} is none of {', '.join(sorted(known))}",
            path=lexicon,
        )


def by_first_word(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    """`forms` by their first word, the longest first."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(form.words[0], []).append(form)
    return {
        first: tuple(sorted(group, key=lambda form: -len(form.words)))
        for first, group in found.items()
    }
