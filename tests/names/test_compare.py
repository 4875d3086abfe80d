"""Pairs of names that are one and that are not, and what holds of all comparisons."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import (
    SAME_NAME,
    NameKind,
    compare_names,
    compare_names_with,
    compare_read,
    explain_names,
    packaged_lexicon,
    read_names,
)
from onrecord.names.compare import LONGEST

CASES = Path(__file__).parents[1] / "cases" / "names.jsonl"
KINDS: tuple[NameKind, ...] = ("person", "organisation")
# Pieces that the rules look at, so that random names meet them.
PIECES = (
    "Odral",
    "Calder",
    "al-",
    "bin",
    "Jr.",
    "III",
    "AG",
    "44",
    "Дорванов",
    "محمد",
    "O.",
    "of",
    "/",
)
names = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
kinds = st.sampled_from(KINDS)


def cases() -> list[Any]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [
        pytest.param(
            row,
            id=f"{row['group']}: {row['left']} | {row['right']}",
            marks=[pytest.mark.xfail(reason=row["known_failure"])]
            if "known_failure" in row
            else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize("row", cases())
def test_case(row: dict[str, Any]) -> None:
    found = explain_names(row["left"], row["right"], row["kind"])
    assert (found.score >= SAME_NAME) == row["same"], found


@given(names, names, kinds)
def test_a_score_is_between_0_and_1_and_the_same_both_ways(a: str, b: str, kind: NameKind) -> None:
    score = compare_names(a, b, kind)
    assert 0.0 <= score <= 1.0
    assert compare_names(b, a, kind) == score


@given(names, kinds)
def test_a_name_is_itself(name: str, kind: NameKind) -> None:
    assert compare_names(name, name, kind) == (1.0 if any(map(str.isalnum, name)) else 0.0)


@given(st.sampled_from(("Odral Calder", "Karim bin Salvan", "Ostmere Works AG")), kinds)
def test_case_and_spaces_tell_nothing(name: str, kind: NameKind) -> None:
    assert compare_names(name, f"  {name.upper()} ", kind) == 1.0


@given(names, names, kinds)
def test_the_score_is_what_its_parts_make(a: str, b: str, kind: NameKind) -> None:
    found = explain_names(a, b, kind)
    total = sum(part.weight * part.value for part in found.parts)
    assert found.score == pytest.approx(math.exp(-total))
    assert all(part.value > 0 and part.reason for part in found.parts)


@given(names, names, kinds)
def test_names_read_before_compare_as_texts_do(a: str, b: str, kind: NameKind) -> None:
    if a == b or "/" in a + b:
        return
    lexicon = packaged_lexicon()
    (left,), (right,) = (read_names(text, kind, lexicon=lexicon) for text in (a, b))
    assert compare_read(left, right, kind, lexicon=lexicon) == explain_names(a, b, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("empty", ["", "  ", "...", "—", "🙂"])
def test_nothing_is_nobody(empty: str, kind: NameKind) -> None:
    assert compare_names(empty, "Odral Calder", kind) == 0.0
    assert compare_names(empty, empty, kind) == 0.0


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_too_long_for_a_name_is_only_itself(kind: NameKind) -> None:
    text = "Odral " * LONGEST
    assert compare_names(text, text, kind) == 1.0
    assert compare_names(text, text + "Calder", kind) == 0.0
    assert compare_names("a" * 1_000_000, "1" * 1_000_000, kind) == 0.0


def test_a_slash_parts_names() -> None:
    assert compare_names("Ostmere Works/Varan Yards", "Varan Yards", "organisation") == 1.0
    assert compare_names("Ostmere A/S", "Ostmere AS", "organisation") == 1.0


def test_the_parts_say_why() -> None:
    found = explain_names("Odral V. Calder", "Odral Maren Caldar", "person")
    reasons = {part.name: part.reason for part in found.parts}
    assert set(reasons) == {"spelling", "different", "missing"}
    assert "calder" in reasons["spelling"]
    assert "maren" in reasons["different"]


def test_another_lexicon_weighs_otherwise() -> None:
    lexicon = packaged_lexicon()
    found = compare_names_with("Odral Calder", "Odral Caldar", "person", lexicon=lexicon)
    (part,) = found.parts
    assert part.name == "spelling"
    assert part.value == pytest.approx(1 / 6)
    assert part.weight == lexicon.weights["person"]["spelling"]
