from __future__ import annotations

from dataclasses import replace

from onrecord.cli.terms import terms
from onrecord.records import Document, Modality, Span
from tests.cli.sample import attribution, statement


def test_words_of_a_document_come_safe_and_on_one_line() -> None:
    plain = statement(attribution(content=(Span(0, 16),)))
    hedged = replace(plain, stage="offered", modality=Modality(hedge=Span(0, 14)))
    document = Document(id="d", text="it\x1b[31m\nmay be so")
    assert list(terms(hedged, document)) == ["stage: offered", "hedged “it␛[31m may be”"]
