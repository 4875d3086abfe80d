from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from onrecord.errors import UsageError
from onrecord.ledger.corrections import Correction, correct_statement, read_field
from onrecord.ledger.fields import FIELDS, value_of
from onrecord.ledger.parts import Place
from onrecord.records import Actor, Span, Statement
from tests.ledger.sample import Amount, Said, extraction

TEXT = (
    "Orsa Kelm told the Mirel Agency on Monday that Kolvani had reportedly sold 12 boats in 2025,"
    " if the yard agreed. The boats may be old. Tam Kelm was there.\nThe yard is in Tarsis."
)
TOLD = Said(
    words="Kolvani had reportedly sold 12 boats in 2025, if the yard agreed",
    speaker="Orsa Kelm",
    via=("the Mirel Agency",),
    cue="told",
    type="procurement",
    stage="contracted",
    quantities=(Amount(words="12 boats", low=12, unit="boats"),),
    dates=(("2025", "2025"),),
    told=(("Monday", "2026-03-09"),),
    countries=("DK",),
    items=(("boats", "VI", None),),
)
NARRATED = Said(words="The boats may be old", kind="narration", type="assessment")
READ = extraction(TEXT, TOLD, NARRATED)
STATEMENT, NARRATION = READ.statements


def correct(field: str, given: object, statement: Statement = STATEMENT) -> Correction:
    corrected = correct_statement(
        statement, field, given, document=READ.document, actors=READ.actors
    )
    assert corrected is not None, f"{field} is so already"
    return corrected


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def named(name: str) -> Actor:
    return next(actor for actor in READ.actors if actor.name == name)


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("type", "Export offer", "export_offer"),
        ("kind", "mixed", "mixed"),
        ("stage", "delivered", "delivered"),
        ("stage", "none", None),
        ("stage", None, None),
        ("negated", "yes", True),
        ("negated", True, True),
        ("future", "true", True),
        ("condition", "if the yard agreed", at("if the yard agreed")),
        ("condition", at("if the yard agreed"), at("if the yard agreed")),
        ("hedge", "reportedly", at("reportedly")),
        ("countries", "DK, Italy", ("DK", "IT")),
        ("countries", "none", ()),
        ("content", "sold 12 boats in 2025", (at("sold 12 boats in 2025"),)),
        ("content", "Kolvani … sold 12 boats", (at("Kolvani"), at("sold 12 boats"))),
        ("speaker", "the mirel agency", named("the Mirel Agency").id),
        ("speaker", "none", None),
        ("via", "none", ()),
        ("via", "Orsa Kelm", (named("Orsa Kelm").id,)),
        ("via", [], ()),
        ("quantities", "none", ()),
        ("items", "[]", ()),
    ],
)
def test_a_field_takes_its_value(field: str, given: object, value: object) -> None:
    correction = correct(field, given)
    assert value_of(correction.statement, field) == value
    assert correction.field == field
    assert correction.value == msgspec.to_builtins(value)
    assert correction.actors == ()
    unchanged = set(FIELDS) - {field}
    assert all(value_of(correction.statement, f) == value_of(STATEMENT, f) for f in unchanged)
    assert correction.statement.id == STATEMENT.id


def test_one_value_of_one_part_is_recorded_as_the_whole_field() -> None:
    correction = correct("quantities[0].high", "40")
    assert correction.field == "quantities"
    assert correction.statement.quantities == (replace(STATEMENT.quantities[0], high=40.0),)
    assert correction.value == msgspec.to_builtins(correction.statement.quantities)
    dates = correct("dates[0].value", "2026-03").statement.dates
    assert [date.value for date in dates] == ["2026-03", "2026-03-09"]


def test_words_become_an_actor_that_is_told_of() -> None:
    correction = correct("speaker", "organisation: the yard")
    (actor,) = correction.actors
    assert (actor.name, actor.kind) == ("the yard", "organisation")
    assert correction.statement.speaker == actor.id == correction.value
    via = correct("via", "the Mirel Agency; Tam Kelm")
    assert [actor.name for actor in via.actors] == ["Tam Kelm"]


def test_narration_has_nobody_behind_it() -> None:
    statement = correct("kind", "narration").statement
    assert (statement.speaker, statement.via, statement.attribution) == (None, (), None)
    for field in ("speaker", "via"):
        with pytest.raises(UsageError, match=f"Narration has no {field}.*kind=indirect"):
            correct(field, "Orsa Kelm", NARRATION)
    told = correct("kind", "indirect", NARRATION).statement
    assert correct("speaker", "Orsa Kelm", told).statement.speaker == named("Orsa Kelm").id


@pytest.mark.parametrize(
    ("field", "given", "message"),
    [
        ("typ", "plan", "Did you mean type"),
        ("type", "procurment", "Did you mean procurement"),
        ("type", "none", "type cannot be 'none'"),
        ("said", "2031", r"comes from the one of dates\[n\] that has the role utterance"),
        ("quantities[0].unit", "\udcff", r"quantities\[0\].unit was given in bytes"),
        ("stage", "signed", "stage cannot be 'signed'"),
        ("stage[0]", "offered", "stage has no numbered parts; quantities, dates, items"),
        ("quantities[x]", "1", "is no field"),
        ("quantities.high", "1", "is no field"),
        ("hedge", "allegedly", "does not have the words"),
        ("hedge", "", "No words were given"),
        ("content", "none", "does not have the words “none”"),
        ("speaker", "Ruwen Çal", "Nobody in the document is called"),
        ("via", "the Mirel Agency;", "No words were given"),
        ("negated", "maybe", "negated cannot be"),
    ],
)
def test_what_is_wrong_is_said(field: str, given: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        correct(field, given)


def test_a_part_of_a_field_is_named_by_number_and_key() -> None:
    assert read_field(" Dates[2].value ") == ("dates", Place(2, "value"))
    assert read_field("items[0]") == ("items", Place(0))
    assert read_field("stage") == ("stage", Place())


@pytest.mark.parametrize(
    ("field", "given"), [("type", "procurement"), ("countries", "DK"), ("quantities[0].low", "12")]
)
def test_what_is_so_already_is_no_correction(field: str, given: object) -> None:
    document, actors = READ.document, READ.actors
    assert correct_statement(STATEMENT, field, given, document=document, actors=actors) is None
