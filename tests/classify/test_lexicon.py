from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import onrecord.resources
from onrecord.classify.lexicon import (
    MODALITY_ROLES,
    STAGE_ROLES,
    ClassifyLexicon,
    Form,
    build_modality_lexicon,
    build_stage_lexicon,
    by_first_word,
)
from onrecord.classify.modality import tell_modality
from onrecord.classify.stages import tell_stage
from onrecord.errors import ResourceError
from onrecord.records import Modality
from onrecord.resources.pack import read_lexicon
from tests.classify.passages import Read

LEXICONS = Path(onrecord.resources.__file__).parent / "lexicons"
MODALITY = read_lexicon(LEXICONS / "modality.yaml")
STAGES = read_lexicon(LEXICONS / "stages.yaml")
# What the example of a role shows, and whether it is there or, as for "not only", is not.
SHOWS = {
    **dict.fromkeys(("negator", "negative", "negative_phrase", "refusal"), ("negated", True)),
    **dict.fromkeys(("look_through", "raising", "leading"), ("negated", True)),
    "inert": ("negated", False),
    **dict.fromkeys(("condition", "advancing"), ("condition", True)),
    "asking": ("condition", False),
    **dict.fromkeys(("hedge_adverb", "hedge_modal", "hedge_verb"), ("hedge", True)),
    **dict.fromkeys(("hedge_belief", "hedge_adjective"), ("hedge", True)),
    **dict.fromkeys(("future", "future_verb", "future_adjective"), ("future", True)),
    **dict.fromkeys(("future_noun", "forecast", "timetable", "next"), ("future", True)),
    "wish": ("future", False),
}
# The stage that the example of a role without one of its own asserts.
ASSERTS = {
    **dict.fromkeys(("seeking", "acquire"), "requested"),
    **dict.fromkeys(("offering", "provide"), "offered"),
    **dict.fromkeys(("agreeing", "starting"), "contracted"),
    "dealing": "suspended",
    "goods": "delivered",
    **dict.fromkeys(("telling", "barring", "unclear", "secret", "party"), "undisclosed"),
}


def entries(lexicon: list[dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(e, id=f"{e['role']}: {(e.get('forms') or e['words'])[0]}") for e in lexicon
    ]


@pytest.mark.parametrize("entry", entries(MODALITY))
def test_modality_example_and_counterexample(
    entry: dict[str, Any], read: Read, lexicon: ClassifyLexicon
) -> None:
    name, there = SHOWS[entry["role"]]

    def shown(text: str) -> bool:
        modality: Modality = tell_modality(*read(text), lexicon=lexicon)
        return bool(getattr(modality, name))

    assert shown(entry["example"]) is there
    assert shown(entry["not"]) is not there


@pytest.mark.parametrize("entry", entries(STAGES))
def test_stage_example_and_counterexample(
    entry: dict[str, Any], read: Read, lexicon: ClassifyLexicon
) -> None:
    def stage(text: str) -> str | None:
        claim = read(text)
        modality = tell_modality(*claim, lexicon=lexicon)
        return tell_stage(*claim, modality, lexicon=lexicon)

    if entry["role"] == "other":
        assert stage(entry["example"]) is None
        assert stage(entry["not"]) == "delivered"
        return
    assert stage(entry["example"]) == entry.get("stage", ASSERTS.get(entry["role"]))
    assert stage(entry["not"]) is None


def test_every_role_has_entries() -> None:
    assert {entry["role"] for entry in MODALITY} == MODALITY_ROLES
    assert {entry["role"] for entry in STAGES} == STAGE_ROLES


def test_no_plain_form_is_a_form_too() -> None:
    forms = [form for entry in STAGES for form in entry["forms"]]
    plain = [form for entry in STAGES for form in entry.get("plain", ())]
    assert len({*forms, *plain}) == len(forms) + len(plain)


def test_the_longest_form_comes_first() -> None:
    short, long = Form(("not",), "negator"), Form(("not", "only"), "inert")
    assert by_first_word([short, long]) == {"not": (long, short)}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"role": "verb", "forms": ["a"]}, "the role 'verb'"),
        ({"role": "deed", "stage": "sold", "object": "goods", "forms": ["a"]}, "the stage 'sold'"),
    ],
)
def test_an_unknown_role_or_stage_is_refused(entry: dict[str, Any], said: str) -> None:
    with pytest.raises(ResourceError, match=said):
        build_stage_lexicon([entry])


def test_an_unknown_role_of_modality_is_refused() -> None:
    with pytest.raises(ResourceError, match="the role 'deed'"):
        build_modality_lexicon([{"role": "deed", "forms": ["a"]}])
