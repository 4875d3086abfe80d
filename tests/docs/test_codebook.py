"""Every example of docs/codebook.md, run by the program that the page describes."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from onrecord.pipeline import extract
from onrecord.records import Document, Stage, StatementKind, StatementType
from onrecord.toolkit import Toolkit, load_toolkit

from .codebook import FIELDS, Example, differences, read_examples

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
EXAMPLES = tuple(read_examples(PAGE))

# What the program gets wrong today, and how. What comes right fails until it is taken out of here.
WRONG = {
    "1.6": "a relative clause with a source of its own and its host are not both kept",
    "1.7": "a quoted paragraph right behind another is read with the cue of that",
    "1.8": "unquoted speech that runs on is taken for narration",
    "1.10": "harvests are not told from arms, where nothing else stands in the story",
    "1.17": "scenery is not told from arms in a story of two sentences",
    "1.19": "theft is not told from arms, where nothing else stands in the story",
    "2.6": "the full stop of Inc. is cut off at the end of a sentence",
    "4.4": "who is cited after the outlet is not found",
    "4.6": "the speaker is read as the content, the outlet as the speaker",
    "4.7": "what is cited before the speaker is left out",
    "5.16": "a forecast of a ban is taken for an assessment",
    "6.13": "the hedge takes the next word in",
    "7.23": "a rank is read as a count where no top stands before it",
    "8.22": "around before a year is not read",
    "12.2": "a description is not led on to the name told two sentences later",
    "12.5": "an unknown country is read as an organisation",
}


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


def params() -> list[object]:
    return [
        pytest.param(
            example,
            id=example.id,
            marks=[pytest.mark.xfail(reason=WRONG[example.id])] if example.id in WRONG else [],
        )
        for example in EXAMPLES
    ]


def found_wrong(example: Example, toolkit: Toolkit) -> list[str]:
    document = Document(
        id=example.id, text=example.text, published=example.published, language="en"
    )
    return differences(example, extract(document, toolkit=toolkit))


@pytest.mark.parametrize("example", params())
def test_the_program_keeps_the_codebook(example: Example, toolkit: Toolkit) -> None:
    assert found_wrong(example, toolkit) == []


def test_the_page_has_all_its_examples() -> None:
    ids = [example.id for example in EXAMPLES]
    assert len(ids) == len(set(ids)) >= 70
    assert {id.split(".")[0] for id in ids} == {str(section) for section in range(1, 13)}
    assert set(WRONG) <= set(ids)


def claimed(name: str) -> set[str]:
    return {
        value
        for example in EXAMPLES
        for line in example.lines
        for other, value in line
        if other == name
    }


def test_every_value_and_field_has_an_example() -> None:
    assert claimed("type") == set(get_args(StatementType))
    assert claimed("kind") == set(get_args(StatementKind))
    assert claimed("stage") == {*get_args(Stage), "none"}
    assert all(claimed(name) for name in (*FIELDS, "quantity", "date", "item", "actor"))


def test_types_stand_in_the_order_that_decides() -> None:
    section = PAGE.split("## 5. Type")[1].split("## 6.")[0]
    rows = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert rows == list(get_args(StatementType))


def page_of(story: str, rows: str, header: str = "| No. | The story says | The row says |") -> str:
    return f"{header}\n|---|---|---|\n| 1.1 | {story} | {rows} |\n"


RIFLES = "“We have sold 40 rifles to Chile,” Orsa Kelm said."
WRONG_CLAIMS = (
    "none",
    "kind: direct <br> kind: direct",
    "content: We have sold 40 rifles",
    "kind: mixed",
    "speaker: Ode Brask",
    "source: none",
    "cue: claimed",
    "via: Tarsis Radio",
    "type: denial",
    "negated: yes",
    "future: yes",
    "condition: 40 rifles",
    "hedge: sold",
    "countries: none",
    "countries: CL, KE",
    "stage: cancelled",
    "quantity: none",
    "quantity: 40 rifles → 41",
    "quantity: 40 → 40",
    "quantity: 40 rifles → 40, up",
    "quantity: 40 rifles → 40, against Chile",
    "quantity: 40 rifles → 40 · quantity: 40 rifles → 40",
    "date: Monday → 2031-05-12",
    "item: none",
    "item: rifles → VII",
)


@pytest.mark.parametrize("rows", WRONG_CLAIMS)
def test_a_wrong_claim_is_seen(rows: str, toolkit: Toolkit) -> None:
    (example,) = read_examples(page_of(RIFLES, rows))
    assert len(found_wrong(example, toolkit)) >= 1


@pytest.mark.parametrize(
    "claim",
    ["Ode Brask, person", "Orsa Kelm, state", "Orsa Kelm, mention he", "Orsa Kelm, role General"],
)
def test_a_wrong_actor_is_seen(claim: str, toolkit: Toolkit) -> None:
    page = page_of(RIFLES, f"actor: {claim}", "| No. | The story says | The actors |")
    (example,) = read_examples(page)
    assert len(found_wrong(example, toolkit)) == 1


def test_other_tables_are_passed_over() -> None:
    assert list(read_examples("| kind | when |\n|---|---|\n| `direct` | always |\n")) == []
