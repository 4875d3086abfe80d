"""JSON Lines to documents: one document a line.

A line that cannot be read gives a failure that names it; the lines after it are read all the same.
"""

from __future__ import annotations

import codecs
import datetime
import hashlib
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import msgspec

from onrecord.errors import ReadError
from onrecord.read.language import LanguageDetector
from onrecord.records import Document, Failure, Source

_LOG = logging.getLogger(__name__)
MAX_LINE_BYTES = 8_000_000
"""A longer line is refused. It is some 1.3 million words of English."""

MEDIA_TYPE = "application/json"
SKIP_BYTES = 1 << 16
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LANGUAGE_TAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]*)?")
SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
TYPE_NAMES = {
    "str": "a string",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


class _Line(msgspec.Struct):
    """The fields of a line that are read; others are ignored."""

    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


class _Problem(Exception):  # noqa: N818 - becomes a ReadError once its line is known
    """What is wrong with a line, and what to do."""


def read_jsonl(
    stream: BinaryIO,
    *,
    where: str,
    detector: LanguageDetector,
    max_line_bytes: int = MAX_LINE_BYTES,
    keep_source: bool = False,
) -> Iterator[Document | Failure]:
    """The documents of `stream`, in order, each as soon as its line is there.

    `where` names the stream in messages. A line is an object with `text` and, if known, `id`,
    `title`, `url`, `outlet`, `published` (date or time of ISO 8601) and `language`. Blank lines are
    skipped; a `published` that is neither is left out, with a warning in the log. With
    `keep_source` each document has the bytes of its line, without the line's end.
    """
    number, empty = 0, True
    try:
        while line := stream.readline(max_line_bytes + 1):
            number += 1
            place = f"{where} line {number}"
            if number == 1:
                if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    # Every line would fail for the same reason.
                    yield _failure(where, f"{where} is in UTF-16; save it as UTF-8", where)
                    return
                line = line.removeprefix(codecs.BOM_UTF8)
            empty = empty and not line.strip()
            if len(line) > max_line_bytes and not line.endswith(b"\n"):
                _skip_line(stream)
                message = (
                    f"{place} is longer than the limit of {max_line_bytes:,} bytes; "
                    "give one story a line, or cut the story into parts"
                )
                yield _failure(place, message, where)
            elif line.strip():
                outcome = _read_line(line, place, where, detector)
                if keep_source and isinstance(outcome, Document):
                    source = Source(media_type=MEDIA_TYPE, data=line.rstrip(b"\r\n"))
                    outcome = replace(outcome, source=source)
                yield outcome
        if empty:
            yield _failure(where, f"{where} is empty; nothing can be read from it", where)
    except OSError as error:
        message = f"{where} could not be read after line {number}: {error.strerror or error}"
        yield _failure(where, message, where)


def document_id(text: str) -> str:
    """The id of a document that came without one: the first 16 hex digits of its text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _failure(id: str, message: str, where: str) -> Failure:
    return Failure(id=id, error=ReadError(message, where=where))


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(SKIP_BYTES)) and not part.endswith(b"\n"):
        pass


def _read_line(
    line: bytes, place: str, where: str, detector: LanguageDetector
) -> Document | Failure:
    try:
        fields = _parse(line)
        _check(fields)
        language = _language(fields.language)
    except _Problem as problem:
        return _failure(_given_id(line) or place, f"{place}: {problem}", where)
    return Document(
        id=document_id(fields.text) if fields.id is None else fields.id,
        text=fields.text,
        title=fields.title,
        url=fields.url,
        outlet=fields.outlet,
        published=_published(fields.published, place),
        language=language or detector.detect(fields.text),
    )


def _given_id(line: bytes) -> str | None:
    """The id that a failing `line` gives, if that much of it can be read."""
    try:
        # Unlike msgspec, the standard library lets through what is wrong in other fields.
        given = json.loads(line.decode("utf-8", "surrogateescape"))["id"]
        given.encode()
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    return given if given.strip() and "\0" not in given else None


def _parse(line: bytes) -> _Line:
    try:
        line.decode()
    except UnicodeDecodeError as error:
        raise _Problem(
            f"byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8"
        ) from None
    try:
        return msgspec.json.decode(line, type=_Line)
    except msgspec.ValidationError as error:
        raise _Problem(_explain(str(error))) from None
    except RecursionError:
        raise _Problem("the JSON is nested too deeply; give one flat object a line") from None
    except msgspec.DecodeError as error:
        if b"\0" in line:
            raise _Problem("the line holds a NUL byte; remove it") from None
        if SURROGATE_ESCAPE.search(line):
            raise _Problem(
                "half a surrogate pair is escaped (such as \\ud83d alone), which is no character, "
                "or the JSON is broken; write the text as UTF-8"
            ) from None
        reason = str(error).removeprefix("JSON is malformed: ")
        raise _Problem(
            f"this is no JSON object ({reason}); give one object a line, without line breaks in it"
        ) from None


def _explain(error: str) -> str:
    """A message of msgspec about a wrong type, in the words of this format."""
    missing = re.fullmatch(r"Object missing required field `(\w+)`.*", error)
    if missing:
        return f'there is no "{missing[1]}"; every line needs one, with the story as a string'
    wrong = re.fullmatch(r"Expected `[^`]*`, got `(\w+)`(?: - at `\$\.(\w+)`)?", error)
    if wrong is None:
        return f"{error}; see the fields that a line may have"
    found = TYPE_NAMES.get(wrong[1], wrong[1])
    if wrong[2] is None:
        return f'the line is {found}, not an object; write {{"text": …}}'
    optional = "" if wrong[2] == "text" else ", or leave it out"
    return f'"{wrong[2]}" is {found}; give a string{optional}'


def _check(fields: _Line) -> None:
    """Raise _Problem for values of the right type that cannot be used."""
    if not fields.text.strip():
        raise _Problem('"text" is empty; give the story\'s text')
    for name in ("text", "id", "title", "url", "outlet"):
        value: str | None = getattr(fields, name)
        if value is not None and "\0" in value:
            position = value.index("\0")
            raise _Problem(f'"{name}" holds a NUL character at position {position}; remove it')
    if fields.id is not None and not fields.id.strip():
        raise _Problem('"id" is empty; give an id, or leave it out to have one made')


def _published(given: str | None, place: str) -> str | None:
    """The day `given`, of a time the day as written; None, with a warning, where it is none.

    A story is worth reading without its date: what hangs on the date is then left open.
    """
    if given is None or is_date(given):
        return given
    if is_date(given[:10]) and _is_time(given):
        return given[:10]
    _LOG.warning(
        '%s: "published" is %s, which is no date or time of ISO 8601; the story is read as '
        'undated; write it like "2031-05-24", or null',
        place,
        _shown(given),
    )
    return None


def _is_time(value: str) -> bool:
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _language(given: str | None) -> str | None:
    """ISO 639-1 code of a `given` language tag ("en", "en-US")."""
    if given is None:
        return None
    match = LANGUAGE_TAG.fullmatch(given)
    if match is None:
        raise _Problem(
            f'"language" is {_shown(given)}, which is no ISO 639-1 code; '
            'write two letters like "en", or leave it out to have it detected'
        )
    return match[1].lower()


def is_date(value: str) -> bool:
    """Whether `value` is a calendar date written YYYY-MM-DD."""
    if not DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _shown(value: str) -> str:
    """`value` for a message: quoted and cut."""
    return repr(value if len(value) <= 40 else value[:40] + "…")
