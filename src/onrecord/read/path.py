"""Files and folders to documents, by the suffix of their names."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.read.decode import check_text, decode
from onrecord.read.html import PageReader
from onrecord.read.jsonl import is_date, read_jsonl
from onrecord.read.language import LanguageDetector
from onrecord.records import Document, Failure, Source

TEXT_SUFFIXES = (".txt", ".text", ".md")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
JSONL_SUFFIXES = (".jsonl", ".ndjson")
TEXT, HTML, XHTML = "text/plain", "text/html", "application/xhtml+xml"
SUFFIXES = TEXT_SUFFIXES + HTML_SUFFIXES + JSONL_SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLimits:
    """The longest file that is read, in bytes. A page of HTML is mostly no text."""

    text_bytes: int = 8_000_000
    html_bytes: int = 20_000_000


def read_path(
    path: Path,
    *,
    detector: LanguageDetector,
    pages: PageReader,
    limits: FileLimits | None = None,
    keep_source: bool = False,
) -> Iterator[Document | Failure]:
    """The documents of a file, or of all files in a folder and its folders, in the order of names.

    Hidden files and folders are skipped, links to folders are not followed. The id of a document is
    its path as given; a JSONL file has a document a line, with ids of their own. With `keep_source`
    a document has the bytes of its file or line.
    """
    limits = limits or FileLimits()
    for file in _walk(path):
        if isinstance(file, Failure):
            yield file
        elif file.suffix.lower() in JSONL_SUFFIXES:
            yield from _read_jsonl_file(file, detector, keep_source=keep_source)
        else:
            try:
                document = _read_file(file, detector, pages, limits)
                yield document if keep_source else replace(document, source=None)
            except ReadError as error:
                yield Failure(id=name_of(file), error=error)


def name_of(path: Path) -> str:
    """`path` with forward slashes, and bytes that are no UTF-8 as hexadecimal escapes."""
    raw = path.as_posix().encode("utf-8", "surrogateescape")
    return raw.decode("utf-8", "backslashreplace")


def _failure(path: Path, message: str) -> Failure:
    return Failure(id=name_of(path), error=ReadError(message, where=name_of(path)))


def _walk(path: Path) -> Iterator[Path | Failure]:
    """The files at and below `path`; a failure for what is no file or cannot be looked at."""
    waiting = [path]
    while waiting:
        current = waiting.pop()
        try:
            mode = current.stat().st_mode
            if stat.S_ISREG(mode):
                yield current
            elif not stat.S_ISDIR(mode):
                yield _failure(current, f"{name_of(current)} is no regular file; copy it into one")
            elif current is not path and current.is_symlink():
                message = f"{name_of(current)} is a link to a folder, not followed; name it itself"
                yield _failure(current, message)
            else:
                inside = sorted(_visible(current), key=lambda entry: entry.name, reverse=True)
                waiting.extend(inside)
                if current is path and not inside:
                    message = f"{name_of(current)} is a folder without files; name another"
                    yield _failure(current, message)
        except (OSError, ValueError) as error:
            yield _failure(current, _explain(error, current))


def _visible(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]


def _explain(error: OSError | ValueError, path: Path) -> str:
    """What an error of the operating system means for the reader of `path`."""
    name = name_of(path)
    if isinstance(error, FileNotFoundError):
        gone = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
        return f"{name} {gone}; check the name"
    if isinstance(error, PermissionError):
        return f"{name} may not be read by this user; change its permissions"
    reason = error.strerror if isinstance(error, OSError) else None
    return f"{name} cannot be read ({reason or error}); check the file"


def _read_jsonl_file(
    path: Path, detector: LanguageDetector, *, keep_source: bool
) -> Iterator[Document | Failure]:
    try:
        with path.open("rb") as stream:
            yield from read_jsonl(
                stream, where=name_of(path), detector=detector, keep_source=keep_source
            )
    except OSError as error:
        yield _failure(path, _explain(error, path))


def _read_file(
    path: Path, detector: LanguageDetector, pages: PageReader, limits: FileLimits
) -> Document:
    """The document of a file of text or HTML. Raises ReadError."""
    name = name_of(path)
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        data = _read_bytes(path, limits.text_bytes)
        text = decode(data, where=name, detector=detector)
        source = Source(media_type=TEXT, data=data)
        return Document(id=name, text=text, language=detector.detect(text), source=source)
    if suffix not in HTML_SUFFIXES:
        message = (
            f"{name} has {'the unknown suffix ' + suffix if suffix else 'no suffix'}; known are "
            f"{', '.join(SUFFIXES)}. Rename the file, convert it to text, or give it on standard "
            'input as JSON lines: {"id": …, "text": …}'
        )
        raise ReadError(message, where=name)
    data = _read_bytes(path, limits.html_bytes)
    markup = decode(data, where=name, detector=detector, declares_encoding=True)
    page = pages.read(markup, where=name)
    check_text(page.text, name)
    return Document(
        id=name,
        text=page.text,
        title=page.title,
        url=page.url,
        outlet=page.outlet,
        published=page.published if page.published and is_date(page.published) else None,
        language=detector.detect(page.text),
        source=Source(media_type=XHTML if suffix == ".xhtml" else HTML, data=data),
    )


def _read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes. Raises ReadError."""
    name = name_of(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise ReadError(_explain(error, path), where=name) from None
    if len(data) > limit:
        message = f"{name} is longer than the limit of {limit:,} bytes; cut it into parts"
        raise ReadError(message, where=name)
    return data
