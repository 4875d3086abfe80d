"""What is known of documents that do not say it themselves, as told by who adds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, TypedDict

from onrecord.errors import UsageError
from onrecord.export.wording import one_line
from onrecord.records import Document, Failure

_OF_ONE = ("title", "url")
_LANGUAGE = re.compile("[a-z]{2}")


class Metadata(TypedDict, total=False):
    """What `Ledger.add` takes, each as in `onrecord.Document`: `outlet="Tarsis Post"`."""

    title: str
    url: str
    outlet: str
    published: str
    language: str


def complete(
    documents: Iterable[Document | Failure], given: Mapping[str, object]
) -> Iterable[Document | Failure]:
    """`documents` with what is `given` by the names of Metadata, where they do not say it.

    A language that was detected stays. Raises UsageError where a name or a value is wrong, and
    where a title or an address is to be that of several documents; nothing else was read then.
    """
    known = {name: _read(name, value) for name, value in given.items()}
    if not known:
        return documents
    remaining = iter(documents)
    if own := [name for name in _OF_ONE if name in known]:
        some = list(islice(remaining, 2))
        if len(some) > 1:
            raise UsageError(
                f"There are several documents, which cannot have one {' or '.join(own)}; add them"
                " one by one, or as JSON lines that say it of each."
            )
        remaining = iter(some)
    return (_filled(one, known) for one in remaining)


def _filled(document: Document | Failure, known: Mapping[str, str]) -> Document | Failure:
    if not isinstance(document, Document):
        return document
    missing: dict[str, Any] = {
        name: value for name, value in known.items() if not getattr(document, name)
    }
    return replace(document, **missing)


def _read(name: str, value: object) -> str:
    if name not in Metadata.__annotations__:
        known = ", ".join(Metadata.__annotations__)
        raise UsageError(f"{name} is nothing that is known of a document; give one of {known}.")
    words = one_line(value) if isinstance(value, str) else ""
    if not words or not words.isprintable():
        raise UsageError(f"The {name} is {value!r}, which is no text; leave it out if not known.")
    if name == "published":
        from onrecord.read import is_date  # here: reading brings much along

        if not is_date(words):
            raise UsageError(
                f'published is {words!r}, which is no day; write it like "2031-05-24".'
            )
    if name == "language" and not _LANGUAGE.fullmatch(words):
        raise UsageError(f'language is {words!r}, which is no ISO 639-1 code such as "en".')
    return words
