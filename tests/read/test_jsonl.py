import codecs
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.read.jsonl import read_jsonl
from onrecord.read.language import LanguageDetector
from onrecord.records import Document, Failure, Source

BAD_LINES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "read_bad_lines.jsonl").open(
        encoding="utf-8"
    )
]
DETECTOR = LanguageDetector()
GOOD = b'{"id": "good", "text": "The ministry said that it had not been asked."}'


def read(data: bytes, **options: Any) -> list[Document | Failure]:
    return list(read_jsonl(io.BytesIO(data), where="s.jsonl", detector=DETECTOR, **options))


def documents(data: bytes) -> list[Document]:
    outcomes = read(data)
    found = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    assert len(found) == len(outcomes), outcomes
    return found


def message_of(outcome: Document | Failure) -> str:
    assert isinstance(outcome, Failure), outcome
    return str(outcome.error)


@pytest.mark.parametrize("case", BAD_LINES, ids=lambda case: case["name"])
def test_a_bad_line_says_what_where_and_what_to_do(case: dict[str, Any]) -> None:
    line = case["line"].encode(case.get("encoding", "utf-8"))
    failure, document = read(line + b"\n" + GOOD)
    assert isinstance(failure, Failure)
    assert failure.id == case["id"]
    assert isinstance(failure.error, ReadError)
    assert failure.error.where == "s.jsonl"
    assert message_of(failure).startswith("s.jsonl line 1: ")
    for words in case["says"]:
        assert words in message_of(failure)
    assert document.id == "good"


def test_lines_are_counted_with_blank_ones() -> None:
    outcomes = read(b"\n" + GOOD + b"\r\n \n{\n" + GOOD)
    assert [outcome.id for outcome in outcomes] == ["good", "s.jsonl line 4", "good"]


def test_all_fields() -> None:
    line = {
        "id": "ostvik-1",
        "text": " Deux lignes\r\nici. ",
        "title": "Deux",
        "url": "https://courier.example/1",
        "outlet": "The Ostvik Courier",
        "published": "2031-05-24",
        "language": "fr-CA",
        "byline": ["ignored"],
    }
    (document,) = documents(json.dumps(line).encode())
    assert document == Document(
        id="ostvik-1",
        text=" Deux lignes\r\nici. ",
        title="Deux",
        url="https://courier.example/1",
        outlet="The Ostvik Courier",
        published="2031-05-24",
        language="fr",
    )


def test_null_is_as_good_as_nothing() -> None:
    line = (
        '{"text": "They said that it was sold.", "id": null, "published": null, "language": null}'
    )
    (document,) = documents(line.encode())
    assert document.published is None
    assert document.language == "en"
    assert document.id == hashlib.sha256(b"They said that it was sold.").hexdigest()[:16]


def test_the_last_line_needs_no_end() -> None:
    assert len(documents(GOOD + b"\n" + GOOD)) == 2


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
@example("\ufeffA\r\n\u2028\x85 🚀‏ن\n", False)
def test_text_comes_back_untouched(text: str, ascii_only: bool) -> None:
    line = json.dumps({"text": text + "."}, ensure_ascii=ascii_only)
    (document,) = documents(line.encode())
    assert document.text == text + "."


@settings(deadline=None)
@given(st.lists(st.binary()))
def test_any_lines_give_documents_or_failures_and_the_good_one_is_read(lines: list[bytes]) -> None:
    data = b"\n".join(
        [*(line for line in lines if line[:2] not in (b"\xff\xfe", b"\xfe\xff")), GOOD]
    )
    outcomes = read(data)
    assert isinstance(outcomes[-1], Document)
    assert outcomes[-1].id == "good"
    for outcome in outcomes[:-1]:
        assert isinstance(outcome, Document | Failure)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(st.characters()),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
    max_leaves=5,
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "url", "outlet", "published", "language", "x"]),
        JSON_VALUES,
    )
)
def test_any_object_gives_a_document_or_a_failure_that_can_be_written(
    fields: dict[str, Any],
) -> None:
    (outcome,) = read(json.dumps(fields).encode())
    outcome.id.encode()
    if isinstance(outcome, Failure):
        str(outcome.error).encode()


def test_an_emoji_is_a_text_in_no_language() -> None:
    (document,) = documents('{"id": "e", "text": "🚀🔥"}'.encode())
    assert document.text == "🚀🔥"
    assert document.language is None


def test_right_to_left_text_with_its_marks() -> None:
    text = "\u202bوزیر دفاع گفت:\u202c «نه»\u200c."
    (document,) = documents(json.dumps({"text": text}).encode())
    assert document.text == text
    assert document.language == "fa"


def test_a_line_of_ten_megabytes_is_refused_and_the_next_is_read() -> None:
    long = b'{"id": "long", "text": "' + b"x" * 10_000_000 + b'"}'
    failure, document = read(long + b"\n" + GOOD)
    assert failure.id == "s.jsonl line 1"
    assert "longer than the limit of 8,000,000 bytes" in message_of(failure)
    assert "one story a line" in message_of(failure)
    assert document.id == "good"


class Counted(io.BytesIO):
    """Remembers the longest piece that was asked for at once."""

    longest = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        piece = super().readline(size)
        self.longest = max(self.longest, len(piece))
        return piece


def test_no_more_of_a_long_line_is_held_than_the_limit() -> None:
    stream = Counted(b"x" * 300_000 + b"\n" + GOOD)
    outcomes = list(read_jsonl(stream, where="s.jsonl", detector=DETECTOR, max_line_bytes=100_000))
    assert stream.longest == 100_001
    assert [outcome.id for outcome in outcomes] == ["s.jsonl line 1", "good"]


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_the_limit_itself_is_allowed(end: bytes) -> None:
    assert isinstance(read(GOOD + end, max_line_bytes=len(GOOD))[0], Document)
    assert isinstance(read(GOOD + end, max_line_bytes=len(GOOD) - 1)[0], Failure)


def test_a_long_line_without_end_is_the_last() -> None:
    assert [outcome.id for outcome in read(b"x" * 200_000, max_line_bytes=10)] == ["s.jsonl line 1"]


def test_deeply_nested_json() -> None:
    (failure,) = read(b'{"id": "n", "text": "One.", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    assert "nested too deeply" in message_of(failure)


@pytest.mark.parametrize("data", [b"", b"\n \r\n"])
def test_an_empty_stream_says_so(data: bytes) -> None:
    (failure,) = read(data)
    assert failure.id == "s.jsonl"
    assert "is empty" in message_of(failure)


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert documents(b"\xef\xbb\xbf" + GOOD)[0].id == "good"


def test_utf16_is_said_once() -> None:
    (failure,) = read(b"\xff\xfe" + (GOOD + b"\n" + GOOD).decode().encode("utf-16-le"))
    assert "UTF-16; save it as UTF-8" in message_of(failure)


def test_documents_come_as_soon_as_their_line_is_there() -> None:
    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return GOOD + b"\n"

    outcomes = read_jsonl(Endless(), where="s.jsonl", detector=DETECTOR)
    assert [next(outcomes).id for _ in range(3)] == ["good"] * 3


def test_a_stream_that_breaks_keeps_what_came_before() -> None:
    class Breaking(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            if self.lines > 1:
                raise OSError(5, "Input/output error")
            return GOOD + b"\n"

    document, failure = read_jsonl(Breaking(), where="s.jsonl", detector=DETECTOR)
    assert document.id == "good"
    assert "after line 1: Input/output error" in message_of(failure)


@pytest.mark.parametrize(
    "published",
    [
        "24 May 2031",
        "2031-02-30",
        "2031",
        "20310203",
        "2031-02-03T25:00:00Z",
        "2031-02-03 or later",
        "۲۰۳۱-۰۲-۰۳",
    ],
)
def test_a_story_without_a_readable_date_is_read_as_undated_and_says_so(
    published: str, caplog: pytest.LogCaptureFixture
) -> None:
    line = json.dumps({"text": "They said that it was sold.", "published": published})
    (document,) = read(line.encode())
    assert isinstance(document, Document)
    assert document.published is None
    (record,) = caplog.records
    assert "line 1" in record.getMessage()
    assert "2031-05-24" in record.getMessage()


@pytest.mark.parametrize(
    "time",
    ["2031-06-04T23:30:00Z", "2031-06-04T23:30:00+04:30", "2031-06-04 23:30", "2031-06-04T23"],
)
def test_of_a_time_of_publication_the_day_counts_as_it_is_written(time: str) -> None:
    line = json.dumps({"text": "They said that it was sold.", "published": time})
    (document,) = read(line.encode())
    assert isinstance(document, Document)
    assert document.published == "2031-06-04"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_line_is_kept_as_its_document_s_source_where_asked(end: bytes) -> None:
    bad, other = b'{"id": "bad"}\n', b' {"text": "Said \xe2\x80\x9cno\xe2\x80\x9d.", "more": 1} '
    stream = io.BytesIO(codecs.BOM_UTF8 + GOOD + b"\n" + bad + other + end)
    found = list(read_jsonl(stream, where="s.jsonl", detector=DETECTOR, keep_source=True))
    assert [d.source for d in found if isinstance(d, Document)] == [
        Source(media_type="application/json", data=data) for data in (GOOD, other)
    ]
    assert isinstance(found[1], Failure)
    assert [document.source for document in documents(GOOD)] == [None]
