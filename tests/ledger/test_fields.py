from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.ledger.corrections import correct_statement
from onrecord.ledger.fields import FIELDS, PARTS, value_of, worded, worded_parts
from tests.export.sample import rows_of
from tests.ledger.sample import Amount, Said, extraction

TEXT = "Orsa Kelm told the Mirel Agency that Kolvani may have sold 12 boats in 2025 if asked. So."
READ = extraction(
    TEXT,
    Said(
        words="Kolvani may have sold 12 boats in 2025 if asked",
        speaker="Orsa Kelm",
        via=("the Mirel Agency",),
        cue="told",
        type="procurement",
        stage="contracted",
        quantities=(Amount(words="12 boats", low=12, unit="boats"),),
        dates=(("2025", "2025"),),
        countries=("IT", "DK"),
        items=(("boats", "VI", None),),
        negated=True,
        condition="if asked",
        hedge="may",
    ),
    Said(words="So", kind="narration", type="event"),
)


ROWS = rows_of(READ)


@pytest.mark.parametrize(
    ("field", "words", "empty"),
    [
        ("type", "procurement", "event"),
        ("kind", "indirect", "narration"),
        ("stage", "contracted", "none"),
        ("negated", "true", "false"),
        ("future", "false", "false"),
        ("condition", "if asked", "none"),
        ("hedge", "may", "none"),
        ("speaker", "Orsa Kelm", "none"),
        ("via", "the Mirel Agency", "none"),
        ("countries", "DK, IT", "none"),
        ("quantities", "12 boats", "none"),
        ("dates", "“2025” 2025 (content)", "none"),
        ("items", "“boats” VI, none", "none"),
        ("content", "Kolvani may have sold 12 boats in 2025 if asked", "So"),
    ],
)
def test_values_read_as_people_write_them(field: str, words: str, empty: str) -> None:
    assert worded(ROWS[0], field) == words
    assert worded(ROWS[1], field) == empty


@pytest.mark.parametrize("field", PARTS)
def test_a_field_of_parts_reads_as_its_parts_do(field: str) -> None:
    assert worded_parts(ROWS[1], field) == []
    twice: dict[str, Any] = {field: getattr(ROWS[0].statement, field) * 2}
    row = replace(ROWS[0], statement=replace(ROWS[0].statement, **twice))
    (first, second) = worded_parts(row, field)
    assert first == second
    assert worded(row, field) == f"{first}; {second}"


def test_what_people_read_they_can_write() -> None:
    """Save the parts with several values, which are written as JSON or one by one."""
    bare = replace(
        READ.statements[0],
        type="event",
        kind="mixed",
        stage=None,
        modality=replace(READ.statements[0].modality, negated=False, condition=None, hedge=None),
        speaker=None,
        via=(),
        countries=(),
        content=READ.statements[1].content,
    )
    fields = [f for f in FIELDS if f not in ("future", "quantities", "dates", "items")]
    for field in fields:
        made = correct_statement(
            bare, field, worded(ROWS[0], field), document=READ.document, actors=READ.actors
        )
        assert made is not None
        assert value_of(made.statement, field) == value_of(READ.statements[0], field)


def test_every_field_has_a_value_that_can_be_compared() -> None:
    assert {field: hash(value_of(READ.statements[0], field)) for field in FIELDS}


def test_the_order_of_countries_says_nothing() -> None:
    turned = replace(READ.statements[0], countries=("DK", "IT"))
    assert value_of(turned, "countries") == value_of(READ.statements[0], "countries")
