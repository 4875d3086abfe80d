from __future__ import annotations

import hashlib
import json
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.export import decode, encode, encode_failure, encode_rejections
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Extraction,
    Failure,
    Item,
    Modality,
    ProducedBy,
    Quantity,
    Rejection,
    Span,
    Statement,
    StatementDate,
    Timex,
)

TEXT = "«Ostmark» says it sold 12 kites 🪁 in May.\nوزیر: نه.\x00\x1b[31m"
# DESIGN section 4; `cue_class` is an addition to it.
CONTRACT = {
    "document": "id title url outlet published language text sha256",
    "actors": "id kind name mentions roles",
    "attributions": "id kind source cue content actor via confidence cue_class",
    "statements": "id attribution content kind speaker via type modality quantities dates"
    " countries items stage confidence",
    "timexes": "span type value edtf calendar",
    "quantities": "span low high unit relation direction measure baseline",
    "produced_by": "onrecord model resources",
}
PARTS_OF_STATEMENT = {
    "modality": "negated future condition hedge",
    "quantities": "span low high unit relation direction measure baseline",
    "dates": "span value role",
    "items": "span unroca sipri",
}


def extraction() -> Extraction:
    quantity = Quantity(
        span=Span(23, 31),
        low=12.0,
        high=None,
        unit="kites",
        relation="at_least",
        direction=None,
        measure="count",
        baseline=Span(36, 39),
    )
    return Extraction(
        document=Document(id="kites", text=TEXT, outlet="Kite Weekly", published="2025-06-01"),
        actors=(
            Actor(
                id="a-1", kind="state", name="Ostmark", mentions=(Span(1, 8),), roles=("seller",)
            ),
        ),
        attributions=(
            Attribution(
                id="t-1",
                kind="indirect",
                source=(Span(0, 9),),
                cue=(Span(10, 14),),
                content=(Span(15, 31), Span(34, 40)),
                cue_class="speech",
                actor="a-1",
                via=(),
                confidence=0.875,
            ),
        ),
        statements=(
            Statement(
                id="s-1",
                attribution="t-1",
                content=(Span(15, 40),),
                kind="indirect",
                speaker="a-1",
                via=(),
                type="procurement",
                modality=Modality(hedge=Span(10, 14)),
                quantities=(quantity,),
                dates=(StatementDate(span=Span(36, 39), value="2025-05", role="content"),),
                countries=("XX",),
                items=(Item(span=Span(26, 31), unroca="IV", sipri=None),),
                stage="delivered",
                confidence=0.5,
            ),
        ),
        timexes=(
            Timex(span=Span(36, 39), type="DATE", value="2025-05", edtf="2025-05", calendar="ce"),
        ),
        quantities=(quantity,),
        rejections=(
            Rejection(stage="attribute", spans=(Span(0, 9), Span(32, 33)), reason="no content"),
        ),
        produced_by=ProducedBy(onrecord="0.1.0", model="m", resources="r"),
    )


def keys(names: str) -> set[str]:
    return set(names.split())


def test_a_line_has_exactly_the_keys_of_the_contract() -> None:
    line = json.loads(encode(extraction()))
    assert set(line) == set(CONTRACT)
    for name, expected in CONTRACT.items():
        rows = line[name] if isinstance(line[name], list) else [line[name]]
        assert rows
        assert all(set(row) == keys(expected) for row in rows), name
    statement = line["statements"][0]
    for name, expected in PARTS_OF_STATEMENT.items():
        part = statement[name][0] if isinstance(statement[name], list) else statement[name]
        assert set(part) == keys(expected), name


def test_a_line_is_one_line_with_the_text_untouched_and_spans_as_pairs() -> None:
    encoded = encode(extraction())
    assert encoded.endswith(b"\n")
    assert encoded.count(b"\n") == 1
    line = json.loads(encoded)
    assert line["document"]["text"] == TEXT
    assert line["document"]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert line["attributions"][0]["content"] == [[15, 31], [34, 40]]
    assert line["quantities"][0]["baseline"] == [36, 39]
    assert line["statements"][0]["modality"]["condition"] is None


def test_rejections_have_lines_of_their_own() -> None:
    assert json.loads(encode_rejections(extraction())) == {
        "document": "kites",
        "stage": "attribute",
        "reason": "no content",
        "spans": [[0, 9], [32, 33]],
        "text": ["«Ostmark»", "🪁"],
    }


def test_a_line_comes_back_as_the_records_it_was_made_of() -> None:
    before = extraction()
    after = decode(encode(before))
    assert isinstance(after, Extraction)
    for field in fields(Extraction):
        expected = () if field.name == "rejections" else getattr(before, field.name)
        assert getattr(after, field.name) == expected
    assert isinstance(after.attributions[0].content[0], Span)


def test_a_failure_comes_back_with_its_kind() -> None:
    line = encode_failure("page-7", ReadError("page-7 is empty; nothing to read", where="page-7"))
    assert json.loads(line) == {
        "document": {"id": "page-7"},
        "error": {"kind": "read", "message": "page-7 is empty; nothing to read"},
    }
    failure = decode(line)
    assert isinstance(failure, Failure)
    assert (failure.id, failure.error.kind) == ("page-7", "read")
    assert str(failure.error) == "page-7 is empty; nothing to read"


def test_a_failure_under_a_name_that_is_no_utf8_is_written() -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    line = json.loads(encode_failure(name, ReadError(f"{name} is gone", where=name)))
    assert line["document"]["id"] == "caf\\udce9.txt"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (b"{", "line"),
        (b'{"document": {"id": 7}}', "document.id"),
        (b'{"document": {"id": "a"}}', "document.text"),
        (b'{"document": {"id": "a", "text": "b"}}', "produced_by"),
        (b'{"document": {"id": "a", "text": "b"}, "actors": [{"id": "x"}]}', "actors"),
    ],
)
def test_a_line_that_breaks_the_contract_is_refused_with_the_field(line: bytes, names: str) -> None:
    with pytest.raises(ReadError, match=names):
        decode(line)


spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(*pair))
text = st.text(st.characters(exclude_categories=["Cs"]))
attributions = st.builds(
    Attribution,
    source=st.lists(spans, max_size=2).map(tuple),
    cue=st.lists(spans, max_size=2).map(tuple),
    content=st.lists(spans, max_size=3).map(tuple),
    actor=st.none() | text,
    via=st.lists(text, max_size=2).map(tuple),
    id=text,
    confidence=st.floats(0, 1),
)


@settings(max_examples=60)
@given(
    document=st.builds(Document, id=text, text=text, title=st.none() | text),
    attributions=st.lists(attributions, max_size=3).map(tuple),
)
def test_any_text_and_any_attributions_survive_the_round_trip(
    document: Document, attributions: tuple[Attribution, ...]
) -> None:
    before = Extraction(
        document=document,
        actors=(),
        attributions=attributions,
        statements=(),
        timexes=(),
        quantities=(),
        rejections=(),
        produced_by=ProducedBy(onrecord="0", model="m", resources="r"),
    )
    line = encode(before)
    assert line.count(b"\n") == 1
    assert decode(line) == before
