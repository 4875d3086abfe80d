from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
import rdflib
from pyld import jsonld

from onrecord.export.quotation import CONTEXT, quotation, write_quotations
from onrecord.records import ActorKind, StatementKind
from onrecord.rows import StatementRow
from tests.export.sample import nasty_rows, rows, rows_of
from tests.ledger.sample import Said, extraction

SCHEMA = "http://schema.org/"


class Property(NamedTuple):
    """Types that have a property, and types of its values."""

    domain: frozenset[str]
    range: frozenset[str]


# The vocabulary's own facts for what is used here, as the pages of schema.org have them:
# "Used on these types", "Values expected to be one of these types" and the path above each type.
# That the terms exist is checked against rdflib too, which has them from schema.org's own file.
PARENTS = {
    "Quotation": "CreativeWork",
    "Claim": "CreativeWork",
    "NewsArticle": "Article",
    "Article": "CreativeWork",
    "CreativeWork": "Thing",
    "GovernmentOrganization": "Organization",
    "Organization": "Thing",
    "Person": "Thing",
    "Country": "AdministrativeArea",
    "AdministrativeArea": "Place",
    "Place": "Thing",
}
PROPERTIES = {
    name: Property(frozenset(domain.split()), frozenset(range.split()))
    for name, domain, range in (
        ("about", "CreativeWork", "Thing"),
        ("appearance", "Claim", "CreativeWork"),
        ("creator", "CreativeWork", "Organization Person"),
        ("creditText", "CreativeWork", "Text"),
        ("dateCreated", "CreativeWork", "Date DateTime"),
        ("datePublished", "CreativeWork", "Date DateTime"),
        ("description", "Thing", "Text TextObject"),
        ("headline", "CreativeWork", "Text"),
        ("identifier", "Thing", "PropertyValue Text URL"),
        ("inLanguage", "CreativeWork", "Language Text"),
        ("isPartOf", "CreativeWork", "CreativeWork URL"),
        ("jobTitle", "Person", "DefinedTerm Text"),
        ("keywords", "CreativeWork", "DefinedTerm Text URL"),
        ("name", "Thing", "Text"),
        ("publisher", "CreativeWork", "Organization Person"),
        ("spokenByCharacter", "Quotation", "Organization Person"),
        ("text", "CreativeWork", "Text"),
        ("url", "Thing", "URL"),
        ("version", "CreativeWork", "Number Text"),
    )
}


def lineage(name: str) -> set[str]:
    found = {name}
    while name in PARENTS:
        name = PARENTS[name]
        found.add(name)
    return found


def written(given: list[StatementRow]) -> dict[str, Any]:
    stream = io.BytesIO()
    write_quotations(given, stream)
    made: dict[str, Any] = json.loads(stream.getvalue())
    return made


def no_network(url: str, _options: object) -> dict[str, Any]:
    raise AssertionError(f"asked for {url}")


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All typed nodes of expanded JSON-LD."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for member in value.values():
            yield from nodes(member)


def kinds(value: dict[str, Any], types: dict[str, str]) -> set[str]:
    """What a value in expanded JSON-LD is, in the vocabulary's terms."""
    if "@value" in value:
        if value.get("@type") == SCHEMA + "Date":
            return {"Date"} if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value["@value"])) else set()
        return {"Number"} if isinstance(value["@value"], int) else {"Text"}
    if value.keys() == {"@id"}:
        return lineage(types[value["@id"]]) if value["@id"] in types else {"URL"}
    return lineage(value["@type"][0].removeprefix(SCHEMA))


def misused(made: dict[str, Any]) -> list[str]:
    """Types and properties that schema.org does not have, or not so."""
    expanded = jsonld.expand(made, {"documentLoader": no_network})
    found = list(nodes(expanded))
    types = {node["@id"]: node["@type"][0].removeprefix(SCHEMA) for node in found if "@id" in node}
    broken = []
    for node in found:
        (type,) = (name.removeprefix(SCHEMA) for name in node["@type"])
        broken += [] if type in PARENTS and type in rdflib.SDO else [type]
        for iri, values in node.items():
            if iri.startswith("@"):
                continue
            name = iri.removeprefix(SCHEMA)
            known = PROPERTIES.get(name)
            if known is None or name not in rdflib.SDO or not known.domain & lineage(type):
                broken.append(f"{type}.{name}")
            elif not all(known.range & kinds(value, types) for value in values):
                broken.append(f"{type}.{name}: {values}")
    return broken


@pytest.mark.parametrize("given", [rows(7), nasty_rows(), []], ids=["stories", "nasty", "none"])
def test_all_types_and_properties_are_used_as_the_vocabulary_has_them(
    given: list[StatementRow],
) -> None:
    made = written(given)
    assert misused(made) == []
    assert len(made["@graph"]) == len(given)


def test_nothing_is_lost_when_it_is_expanded() -> None:
    made = written(rows())
    options = {"documentLoader": no_network}
    again = jsonld.compact(jsonld.expand(made, options), CONTEXT, options)
    assert without_lone_lists(again["@graph"]) == without_lone_lists(made["@graph"])


def without_lone_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_lone_lists(member) for key, member in value.items()}
    if isinstance(value, list):
        parts = [without_lone_lists(part) for part in value]
        return parts[0] if len(parts) == 1 else parts
    return value


def test_the_context_gives_the_triples_of_schema_org_s_own() -> None:
    """There the vocabulary is http too, `url` is an IRI and dates are of the type Date."""
    (first, *_) = jsonld.expand(written(rows(1)), {"documentLoader": no_network})
    assert first["@type"] == [SCHEMA + "Claim"]
    assert first[SCHEMA + "dateCreated"] == [{"@type": SCHEMA + "Date", "@value": "2026-01-01"}]
    (article,) = first[SCHEMA + "appearance"]
    assert article[SCHEMA + "url"] == [{"@id": "https://example.org/0"}]
    assert article[SCHEMA + "datePublished"][0]["@type"] == SCHEMA + "Date"


@pytest.mark.parametrize(
    ("kind", "type", "work"),
    [
        ("direct", "Quotation", "isPartOf"),
        ("indirect", "Claim", "appearance"),
        ("mixed", "Claim", "appearance"),
        ("narration", "Claim", "appearance"),
    ],
)
def test_only_direct_speech_is_a_quotation(kind: StatementKind, type: str, work: str) -> None:
    row = rows(1)[0]
    node = quotation(replace(row, statement=replace(row.statement, kind=kind)))
    assert node["@type"] == type
    assert node[work]["headline"] == "Varania looks for buyers, part 0"  # type: ignore[index]
    assert ("spokenByCharacter" in node) == (kind == "direct")


def test_a_quotation_has_its_words_its_speaker_and_its_article() -> None:
    row = rows(1)[1]
    node: Any = quotation(row)
    assert node["text"] == "We have not asked anybody for patrol boats"
    assert node["creator"]["@type"] == "Person"
    assert node["creator"]["name"] == "Orla Venn"
    assert node["creator"]["jobTitle"] == ["defence minister"]
    assert node["spokenByCharacter"] == {"@id": node["creator"]["@id"]}
    assert node["creditText"] == "Orla Venn, through Mirel Agency"
    assert node["isPartOf"]["publisher"]["name"] == "Tarsis Post"
    assert node["identifier"] == row.id


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("person", "Person"),
        ("organisation", "Organization"),
        ("outlet", "Organization"),
        ("state", "GovernmentOrganization"),
        ("group", None),
        ("undisclosed", None),
    ],
)
def test_only_who_is_named_becomes_a_node(kind: ActorKind, type: str | None) -> None:
    said = Said(
        words="no", speaker="Baltic officials", speaker_kind=kind, cue="said", kind="direct"
    )
    (row,) = rows_of(extraction("Baltic officials said no.", said))
    node: Any = quotation(row)
    assert node["creditText"] == "Baltic officials"
    assert node.get("creator", {}).get("@type") == type
    assert ("spokenByCharacter" in node) == (type is not None)


def test_no_verdict_is_written() -> None:
    text = json.dumps(written(rows(7)))
    assert "ClaimReview" not in text
    assert "Rating" not in text


def test_ids_are_stable_and_name_the_version() -> None:
    row = rows(1)[0]
    again = quotation(replace(row, number=99, hash="0" * 64))
    assert again == quotation(row)
    assert quotation(replace(row, version=2))["@id"] != again["@id"]


def test_rows_are_written_as_they_come() -> None:
    stream = io.BytesIO()

    def passing() -> Iterator[StatementRow]:
        for row in rows():
            before = stream.tell()
            yield row
            assert stream.tell() > before

    write_quotations(passing(), stream)


@pytest.mark.parametrize(
    "change",
    [
        {"@type": "Statement0"},
        {"@type": "Person"},
        {"spokenByCharacter": {"@type": "Person", "name": "x"}},
        {"quotedBy": "x"},
        {"text": {"@type": "Person", "name": "x"}},
        {"dateCreated": 7},
        {"creator": "Orla Venn"},
    ],
)
def test_the_check_finds_what_the_vocabulary_has_not(change: dict[str, object]) -> None:
    made = written(rows(1))
    made["@graph"][0].update(change)
    assert misused(made)


def test_a_job_title_is_one_line() -> None:
    (row,) = rows_of(
        extraction(
            "Orla Venn, head of\nthe agency, said: Nothing was sold.",
            Said(
                words="Nothing was sold",
                speaker="Orla Venn",
                role="head of\nthe agency",
                cue="said",
            ),
        )
    )
    creator: Any = quotation(row)["creator"]
    assert creator["jobTitle"] == ["head of the agency"]
