from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from onrecord.records import Document, Span, content_id, words_at


def test_the_same_parts_give_the_same_id_and_others_another() -> None:
    assert content_id("actor", "d", 1) == content_id("actor", "d", 1)
    assert content_id("actor", "d", 1) != content_id("actor", "d", 2)
    assert content_id("actor", "ab", "c") != content_id("actor", "a", "bc")
    assert content_id("actor", "d").startswith("actor-")


def test_a_document_knows_the_hash_of_its_text() -> None:
    # printf 'abc' | sha256sum
    assert Document(id="d", text="abc").sha256 == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_records_cannot_be_changed() -> None:
    document = Document(id="d", text="abc")
    with pytest.raises(FrozenInstanceError):
        document.text = "abd"  # type: ignore[misc]


def test_a_span_is_a_pair() -> None:
    start, end = Span(2, 5)
    assert "Varania"[start:end] == "ran"


def test_the_words_of_several_spans_are_joined_by_an_ellipsis() -> None:
    assert words_at("No, she said, never.", (Span(0, 2), Span(14, 19))) == "No … never"
    assert words_at("No.", ()) == ""
