from __future__ import annotations

import copy
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from pyld import jsonld

from onrecord.export.annotation import AROUND, CONTEXT, annotation, write_annotations
from onrecord.export.identifiers import hash_uri
from onrecord.records import Span
from onrecord.rows import StatementRow
from tests.export.sample import nasty_rows, rows, rows_of
from tests.export.web_annotation import COLLECTION
from tests.ledger.sample import Said, extraction

CONTEXTS = Path(__file__).parent / "contexts"
VALIDATOR = Draft202012Validator(COLLECTION)
OA = "http://www.w3.org/ns/oa#"


def offline(url: str, _options: object) -> dict[str, Any]:
    """The context from the tests' own copy; anything else is not to be asked for."""
    assert url == CONTEXT
    document = json.loads((CONTEXTS / "anno.jsonld").read_text(encoding="utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document}


def written(given: list[StatementRow]) -> dict[str, Any]:
    stream = io.BytesIO()
    write_annotations(given, stream)
    made: dict[str, Any] = json.loads(stream.getvalue())
    return made


def row_of(text: str, said: Said, *, url: str | None = None) -> StatementRow:
    (row,) = rows_of(extraction(text, said, url=url))
    return row


def split_row() -> StatementRow:
    """“The missile,” Kelm said, “can fly.”: content that the cue cuts in two."""
    row = row_of(
        "“The missile,” Kelm said, “can fly.”", Said(words="can fly", speaker="Kelm", cue="said")
    )
    return replace(row, statement=replace(row.statement, content=(Span(1, 12), Span(27, 34))))


SAMPLES = {
    "stories": rows(),
    "nasty text": nasty_rows(),
    "nothing": [],
    "content in two parts": [split_row()],
    "no address": [row_of("Kelm said no.", Said(words="no", speaker="Kelm", cue="said"))],
}


@pytest.fixture(params=SAMPLES)
def given_rows(request: pytest.FixtureRequest) -> list[StatementRow]:
    return SAMPLES[request.param]


def test_the_collection_keeps_the_model(given_rows: list[StatementRow]) -> None:
    made = written(given_rows)
    VALIDATOR.validate(made)
    assert made["total"] == len(given_rows) == len(made.get("first", {"items": []})["items"])


def test_all_of_it_survives_the_context(given_rows: list[StatementRow]) -> None:
    """JSON-LD drops what a context does not name: expanded and compacted, it must be the same."""
    made = written(given_rows)
    options = {"documentLoader": offline}
    expanded = jsonld.expand(made, options)
    assert jsonld.compact(expanded, CONTEXT, options) == without_lone_lists(made)


def without_lone_lists(value: Any) -> Any:
    """Compacting writes a list of one as its member, except where the context makes it a list."""
    if isinstance(value, dict):
        return {
            key: [without_lone_lists(one) for one in member]
            if key == "items"
            else without_lone_lists(member)
            for key, member in value.items()
        }
    if isinstance(value, list):
        parts = [without_lone_lists(part) for part in value]
        return parts[0] if len(parts) == 1 else parts
    return value


def test_terms_mean_what_the_vocabulary_says() -> None:
    (collection,) = jsonld.expand(written(rows(1)), {"documentLoader": offline})
    (page,) = collection["http://www.w3.org/ns/activitystreams#first"]
    one = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"][0]
    assert one["@type"] == [OA + "Annotation"]
    assert one[OA + "motivatedBy"] == [{"@id": OA + "describing"}]
    (target,) = one[OA + "hasTarget"]
    quote, position = target[OA + "hasSelector"]
    assert quote["@type"] == [OA + "TextQuoteSelector"]
    assert (
        position[OA + "start"][0]["@type"] == "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    )
    assert target[OA + "hasState"][0][OA + "cachedSource"][0]["@id"].startswith("ni:///sha-256;")


def targets(row: StatementRow) -> list[dict[str, Any]]:
    found: Any = annotation(row)["target"]
    return found if isinstance(found, list) else [found]


def test_selectors_select_the_words(given_rows: list[StatementRow]) -> None:
    for row in given_rows:
        text = row.document.text
        for span, target in zip(row.statement.content, targets(row), strict=True):
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert (start, end) == span
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(start, AROUND)
            assert len(quote["suffix"]) == min(len(text) - end, AROUND)


@given(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
def test_positions_count_code_points(before: str, words: str, after: str) -> None:
    row = row_of(f"{before}{words}{after}", Said(words=words, kind="narration"))
    row = replace(
        row,
        statement=replace(row.statement, content=(Span(len(before), len(before) + len(words)),)),
    )
    (made,) = written([row])["first"]["items"]
    quote, position = made["target"]["selector"]
    assert row.document.text[position["start"] : position["end"]] == words == quote["exact"]


def test_an_address_is_the_source_and_the_kept_text_its_copy() -> None:
    said = Said(words="no", speaker="Kelm", cue="said")
    on_the_web = row_of("Kelm said no.", said, url="https://example.org/a b")
    kept = hash_uri(on_the_web.document.sha256)
    (target,) = targets(on_the_web)
    assert target["source"] == "https://example.org/a%20b"
    assert target["state"] == {"type": "TimeState", "cached": kept}
    for url in (None, "/home/kelm/a.html", "ftp://example.org/a"):
        (target,) = targets(row_of("Kelm said no.", said, url=url))
        assert target["source"] == kept
        assert "state" not in target


def test_content_in_two_parts_has_two_targets_of_one_source() -> None:
    first, second = targets(split_row())
    assert [t["selector"][0]["exact"] for t in (first, second)] == ["The missile", "can fly"]
    assert first["source"] == second["source"]


def test_bodies_tell_who_and_what() -> None:
    made: Any = annotation(rows(1)[0])
    describing, *tags = made["body"]
    assert "Speaker: Orla Venn\n" in describing["value"]
    assert describing["value"].endswith(f"Statement: {rows(1)[0].id}")
    assert {tag["purpose"] for tag in tags} == {"tagging"}
    assert [tag["value"] for tag in tags] == ["export volume", "delivered", "Patrol craft", "VR"]
    assert made["creator"]["name"] == "onrecord 0.1.0"


def test_ids_name_versions_and_canonical_the_statement() -> None:
    row = rows(1)[0]
    first, second = annotation(row), annotation(replace(row, version=2, number=99, hash="0" * 64))
    assert first["id"] != second["id"]
    assert first["canonical"] == second["canonical"] != first["id"]
    assert annotation(replace(row, number=99, hash="0" * 64)) == first


def test_two_exports_are_the_same_bytes_in_two_processes() -> None:
    code = (
        "import sys; from onrecord.export.annotation import write_annotations;"
        "from tests.export.sample import rows; write_annotations(rows(), sys.stdout.buffer)"
    )
    run = [sys.executable, "-c", code]
    here = Path(__file__).parents[2]
    first, second = (subprocess.run(run, cwd=here, check=True, capture_output=True) for _ in "12")
    assert first.stdout == second.stdout
    assert json.loads(first.stdout) == written(rows())


def test_rows_are_written_as_they_come() -> None:
    stream = io.BytesIO()

    def passing() -> Iterator[StatementRow]:
        for row in rows():
            before = stream.tell()
            yield row
            assert stream.tell() > before

    write_annotations(passing(), stream)


def spoilt(change: Callable[[Any], object]) -> dict[str, Any]:
    made = copy.deepcopy(written(rows(1)))
    change(made)
    return made


def first_target(made: Any) -> Any:
    return made["first"]["items"][0]["target"]


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.pop("id"),
        lambda made: made.pop("first"),
        lambda made: made.update(total=-1),
        lambda made: made["first"].update(items=[]),
        lambda made: made["first"]["items"][0].pop("target"),
        lambda made: made["first"]["items"][0].update(id="no iri"),
        lambda made: made["first"]["items"][0].update(created="2026-04-01T08:30:00+02:00"),
        lambda made: made["first"]["items"][0].update(bodyValue="x"),
        lambda made: made["first"]["items"][0].update(motivation="shouting"),
        lambda made: made["first"]["items"][0]["body"][0].pop("value"),
        lambda made: first_target(made).pop("source"),
        lambda made: first_target(made)["selector"][0].pop("exact"),
        lambda made: first_target(made)["selector"][1].update(start=-1),
        lambda made: first_target(made)["selector"][1].update(end="7"),
        lambda made: first_target(made)["selector"][1].update(type="TextQuoteSelector"),
        lambda made: first_target(made)["state"].update(sourceDateStart="2026-04-01T08:30:00Z"),
    ],
)
def test_the_check_finds_what_breaks_the_model(change: Callable[[Any], object]) -> None:
    with pytest.raises(ValidationError):
        VALIDATOR.validate(spoilt(change))
