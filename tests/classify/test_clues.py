from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.classify.clues import ClueLexicon, build_clue_lexicon, find_clues
from onrecord.errors import ResourceError
from onrecord.resources import load_lexicons

YAML = Path(__file__).parents[2] / "src/onrecord/resources/lexicons/clues.yaml"
ENTRIES: list[dict[str, Any]] = yaml.safe_load(YAML.read_text(encoding="utf-8"))["entries"]
SMALL = build_clue_lexicon(
    [
        {"clue": "making", "forms": ["produc*", "yard"]},
        {"clue": "telling", "forms": ["on the record", "produce"]},
    ]
)


@pytest.fixture(scope="module")
def packaged() -> ClueLexicon:
    return build_clue_lexicon(load_lexicons()["clues"])


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:-\w+)*|n't|%", text.lower().replace("n't", " n't"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("production", [(0, "making")]),
        ("the yard", [(1, "making")]),
        ("yards", []),
        ("produce", [(0, "telling"), (0, "making")]),
        ("he spoke on the record", [(2, "telling")]),
        ("on the recorder", []),
        ("on the", []),
        ("", []),
    ],
)
def test_words_beginnings_and_phrases_are_found(text: str, found: list[tuple[int, str]]) -> None:
    assert list(find_clues(text.split(), lexicon=SMALL)) == found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["clue"])
def test_the_example_gives_the_clue_and_the_other_does_not(
    entry: dict[str, Any], packaged: ClueLexicon
) -> None:
    def clues(text: str) -> set[str]:
        return {clue for _, clue in find_clues(words(text), lexicon=packaged)}

    assert entry["clue"] in clues(entry["example"])
    assert entry["clue"] not in clues(entry["not"])


def test_an_entry_without_a_clue_is_named() -> None:
    with pytest.raises(ResourceError, match="no `clue` beside"):
        build_clue_lexicon([{"forms": ["yard"]}])
