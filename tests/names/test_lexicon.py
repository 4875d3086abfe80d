"""Every entry of the lexicons for names does what its example and its counterexample say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import onrecord.resources
from onrecord.errors import ResourceError
from onrecord.names import SAME_NAME, NameKind, build_name_lexicon, explain_names
from onrecord.names.parts import ORGANISATION, PERSON
from onrecord.resources import load_lexicons
from onrecord.resources.pack import read_lexicon

FOLDER = Path(onrecord.resources.__file__).parent / "lexicons"
LEXICONS: dict[str, NameKind | None] = {
    "legal_forms": "organisation",
    "name_particles": "person",
    "name_weights": None,
    "nicknames": "person",
    "organisation_words": "organisation",
    "transliterations": "person",
}


def pairs() -> list[Any]:
    return [
        pytest.param(kind or entry["kind"], entry[key], key == "example", id=f"{name} {entry[key]}")
        for name, kind in LEXICONS.items()
        for entry in read_lexicon(FOLDER / f"{name}.yaml")
        for key in ("example", "not")
    ]


@pytest.mark.parametrize(("kind", "pair", "same"), pairs())
def test_example_and_not(kind: NameKind, pair: str, same: bool) -> None:
    left, right = pair.split(" = ")
    found = explain_names(left, right, kind)
    assert (found.score >= SAME_NAME) == same, found


@pytest.mark.parametrize("name", [*LEXICONS, "states", "titles"])
def test_a_missing_lexicon_is_named(name: str) -> None:
    lexicons = dict(load_lexicons())
    del lexicons[name]
    with pytest.raises(ResourceError, match=name):
        build_name_lexicon(lexicons)


def test_a_missing_field_is_named() -> None:
    lexicons = dict(load_lexicons())
    lexicons["nicknames"] = ({"names": ["odral"]},)
    with pytest.raises(ResourceError, match="short"):
        build_name_lexicon(lexicons)


def test_every_part_has_its_weight_and_every_weight_its_part() -> None:
    weights = build_name_lexicon(load_lexicons()).weights
    assert set(weights["person"]) == set(PERSON)
    assert set(weights["organisation"]) == set(ORGANISATION)
    assert all(weight >= 0 for table in weights.values() for weight in table.values())


def test_forms_are_written_as_names_are_read() -> None:
    lexicon = build_name_lexicon(load_lexicons())
    words = [*lexicon.particles, *lexicon.spellings, *lexicon.languages, *lexicon.short_forms]
    assert [word for word in words if not (word.isascii() and word.isalnum())] == []
    assert [word for word in words if word != word.lower()] == []
