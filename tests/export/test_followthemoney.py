from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.types import registry
from followthemoney.types.language import LanguageType

from onrecord.export.followthemoney import LANGUAGES, LENGTHS, write_followthemoney
from onrecord.records import ActorKind
from onrecord.rows import StatementRow
from tests.export.sample import nasty_rows, rows, rows_of
from tests.ledger.sample import Said, extraction

Entity = dict[str, Any]


def written(given: list[StatementRow]) -> list[Entity]:
    stream = io.BytesIO()
    write_followthemoney(given, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def real(row: StatementRow) -> StatementRow:
    """`row` with countries that exist, since the model takes no other."""
    return replace(row, statement=replace(row.statement, countries=("CL", "SU", "XK", "PS")))


def checked(entity: Entity) -> Entity:
    """The entity as the package has it once it cleaned all values; it must not have lost any."""
    schema = model.get(entity["schema"])
    assert schema is not None
    assert set(entity["properties"]) <= set(schema.properties)
    assert set(schema.required) <= set(entity["properties"])
    assert all(not schema.properties[name].deprecated for name in entity["properties"])
    typed: Any = entity
    schema.validate(typed)
    cleaned = model.get_proxy(entity, cleaned=False).to_dict()
    for name, values in entity["properties"].items():
        assert len(cleaned["properties"].get(name, [])) == len(values) > 0, name
    return cleaned


SAMPLES = {
    "stories": [real(row) for row in rows(7)],
    "nasty text": [real(row) for row in nasty_rows()],
}


@pytest.fixture(params=SAMPLES)
def given_rows(request: pytest.FixtureRequest) -> list[StatementRow]:
    return SAMPLES[request.param]


def test_every_entity_is_valid_and_loses_nothing(given_rows: list[StatementRow]) -> None:
    entities = written(given_rows)
    assert len(entities) > len(given_rows)
    for entity in entities:
        checked(entity)


def test_values_are_written_as_the_package_cleans_them() -> None:
    for entity in written(SAMPLES["stories"]):
        cleaned = checked(entity)["properties"]
        for name, values in entity["properties"].items():
            assert sorted(cleaned[name]) == sorted(values)


def test_links_lead_to_what_the_schema_allows_and_stood_before(
    given_rows: list[StatementRow],
) -> None:
    seen: dict[str, str] = {}
    for entity in written(given_rows):
        schema = model.get(entity["schema"])
        assert schema is not None
        for name, values in entity["properties"].items():
            prop = schema.properties[name]
            if prop.type == registry.entity:
                for id in values:
                    target = model.get(seen[id])
                    assert target is not None
                    assert prop.range is not None
                    assert target.is_a(prop.range)
        assert entity["id"] not in seen
        seen[entity["id"]] = entity["schema"]


def test_ids_are_the_same_in_every_export() -> None:
    once, again = written(rows(4)), written(list(reversed(rows(4))))
    assert {e["id"]: e for e in once} == {e["id"]: e for e in again}
    assert all(registry.entity.validate(entity["id"]) for entity in once)


def test_a_document_and_its_actors_are_written_once() -> None:
    schemas = [entity["schema"] for entity in written(rows(1))]
    assert schemas.count("Article") == 1
    assert schemas.count("Person") == 1
    assert schemas.count("Event") == 4
    assert schemas.count("UnknownLink") == 1


def test_equal_names_in_two_documents_stay_two_people() -> None:
    people = [e for e in written(rows(5)) if e["schema"] == "Person"]
    assert [p["properties"]["name"] for p in people].count(["Orla Venn"]) == 2


def test_a_telling_of_several_days_has_a_date_of_less_precision() -> None:
    row = replace(SAMPLES["stories"][1], said="2031-05-12", said_last="2031-05-18")
    entities = {entity["id"]: entity for entity in written([row])}
    event = entities[f"{row.id}.1"]["properties"]
    assert event["name"] == ["Statement of Orla Venn, 2031-05-12/2031-05-18"]
    assert event["date"] == ["2031-05"]


def test_an_event_has_the_day_the_speaker_the_words_and_the_proof() -> None:
    row = SAMPLES["stories"][1]
    entities = {entity["id"]: entity for entity in written([row])}
    event = entities[f"{row.id}.1"]["properties"]
    assert event["name"] == ["Statement of Orla Venn, 2026-01-01"]
    assert event["date"] == ["2026-01-01"]
    assert event["summary"] == [row.text]
    assert event["recordId"] == [row.id]
    assert event["keywords"] == ["denial", "Patrol craft"]
    assert event["country"] == ["cl", "suhh", "xk", "ps"]
    (speaker,) = event["involved"]
    assert entities[speaker]["properties"]["position"] == ["defence minister"]
    (document,) = event["proof"]
    article = entities[document]["properties"]
    assert article["publisher"] == ["Tarsis Post"]
    assert article["publishedAt"] == ["2026-01-01"]
    assert article["language"] == ["eng"]
    assert row.document.sha256 in article["notes"][0]
    (link,) = (entity for entity in entities.values() if entity["schema"] == "UnknownLink")
    (carrier,) = link["properties"]["subject"]
    assert entities[carrier]["properties"]["name"] == ["Mirel Agency"]
    assert link["properties"]["object"] == [f"{row.id}.1"]


def test_another_version_is_another_event_about_the_same_statement() -> None:
    row = SAMPLES["stories"][0]
    events = [e for e in written([row, replace(row, version=2)]) if e["schema"] == "Event"]
    assert len({event["id"] for event in events}) == 2
    assert {tuple(event["properties"]["recordId"]) for event in events} == {(row.id,)}


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("person", "Person"),
        ("organisation", "Organization"),
        ("outlet", "Organization"),
        ("state", "PublicBody"),
        ("group", None),
        ("undisclosed", None),
    ],
)
def test_only_who_is_named_becomes_an_entity(kind: ActorKind, schema: str | None) -> None:
    said = Said(words="no", speaker="Baltic officials", speaker_kind=kind, cue="said")
    entities = written(rows_of(extraction("Baltic officials said no.", said)))
    event = entities.pop()
    assert [e["schema"] for e in entities] == (["Article", schema] if schema else ["Article"])
    assert ("involved" in event["properties"]) == (schema is not None)
    assert "Baltic officials" in event["properties"]["description"][0]
    if schema is not None:
        assert ("position" in entities[-1]["properties"]) is False


def test_lengths_are_those_of_the_model() -> None:
    for name, length in LENGTHS.items():
        (found,) = {
            schema.properties[name].type.max_length
            for schema in map(model.get, ("Article", "Event", "Person"))
            if schema is not None and name in schema.properties
        }
        assert length == found


def test_a_name_too_long_for_the_model_is_cut_and_says_so() -> None:
    name = "K" * (LENGTHS["name"] + 1)
    said = Said(words="no", speaker=name, cue="said")
    (person,) = (
        e for e in written(rows_of(extraction(f"{name} said no.", said))) if e["schema"] == "Person"
    )
    assert person["properties"]["name"] == ["K" * (LENGTHS["name"] - 1) + "…"]
    checked(person)


def test_languages_are_those_of_the_model() -> None:
    """The package reads two-letter codes too: both must lead to the same language.

    Version 4 knows some more languages than version 3.
    """
    assert isinstance(registry.language, LanguageType)
    known = set(registry.language.LANGUAGES)
    assert known - set(LANGUAGES.values()) <= {"cnr", "fil", "mul"}  # no two-letter code
    for short, long in LANGUAGES.items():
        assert registry.language.clean(short) == (long if long in known else None)


def test_a_language_that_the_model_does_not_know_is_left_out() -> None:
    row = rows(1)[0]
    article = written([replace(row, document=replace(row.document, language="eo"))])[0]
    assert "language" not in article["properties"]


@pytest.mark.parametrize(
    ("name", "value"), [("publishedAt", "14 March"), ("sourceUrl", "no address"), ("title", "")]
)
def test_the_check_finds_what_the_package_would_drop(name: str, value: str) -> None:
    article = written(rows(1))[0]
    article["properties"][name] = [value]
    with pytest.raises((AssertionError, InvalidData)):
        checked(article)


def test_a_position_is_one_line() -> None:
    given = extraction(
        "Orla Venn, head of\nthe agency, said: Nothing was sold.",
        Said(words="Nothing was sold", speaker="Orla Venn", role="head of\nthe agency", cue="said"),
    )
    (person,) = [one for one in written(rows_of(given)) if one["schema"] == "Person"]
    assert person["properties"]["position"] == ["head of the agency"]
