from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.errors import ReadError, UsageError
from onrecord.ledger.metadata import Metadata, complete
from onrecord.records import Document, Failure, Source

BARE = Document(id="a.txt", text="Nothing was sold.")
SOURCE = Source(media_type="text/plain", data=b"Nothing was sold.")
ALL: Metadata = {
    "title": "Boats",
    "url": "https://tarsis.example/1",
    "outlet": "Tarsis Post",
    "published": "2031-05-24",
    "language": "en",
}


def test_what_is_missing_is_filled_and_nothing_else() -> None:
    given = replace(BARE, source=SOURCE)
    (document,) = complete([given], ALL)
    assert document == replace(given, **ALL)
    assert isinstance(document, Document)
    assert document.source == SOURCE
    said = replace(BARE, title="Guns", url="u", outlet="o", published="2030-01-01", language="de")
    assert list(complete([said], ALL)) == [said]


def test_failures_pass_through() -> None:
    failure = Failure(id="b", error=ReadError("gone", where="b"))
    assert list(complete([failure], {"outlet": "Tarsis Post"})) == [failure]


def test_documents_are_not_gathered() -> None:
    def endless() -> Iterator[Document]:
        while True:
            yield BARE

    assert next(iter(complete(endless(), {"outlet": "Tarsis Post"}))) == replace(
        BARE, outlet="Tarsis Post"
    )


@pytest.mark.parametrize("name", ["title", "url"])
def test_what_only_one_can_have_is_refused_for_several(name: str) -> None:
    with pytest.raises(UsageError, match=f"cannot have one {name}"):
        complete([BARE, BARE], {name: "x"})
    assert len(list(complete([BARE], {name: "x"}))) == 1


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("published", "May 2031", "no day"),
        ("published", "2031-02-30", "no day"),
        ("language", "English", "no ISO 639-1 code"),
        ("outlet", "  ", "leave it out"),
        ("title", "\udcff", "no text"),
        ("editor", "Mirel", "give one of title, url"),
    ],
)
def test_what_is_wrong_is_said_at_once(name: str, value: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        complete([], {name: value})
