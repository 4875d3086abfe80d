from __future__ import annotations

from onrecord.cli.selection import speech_only
from onrecord.records import Document
from tests.cli.sample import SCRIPT, read_script


def test_only_speech_is_kept_and_the_rest_can_be_read_among_the_rejections() -> None:
    document = Document(id="d", text=SCRIPT)
    kept = speech_only(read_script(document))
    assert [a.id for a in kept.attributions] == ["0", "2"]
    assert [s.attribution for s in kept.statements] == ["0", "2"]
    (rejection,) = kept.rejections
    assert [SCRIPT[start:end] for start, end in rejection.spans] == [
        "believes",
        "the drones are slow",
    ]


def test_an_extraction_of_speech_alone_is_returned_as_it_is() -> None:
    extraction = read_script(Document(id="d", text="Kolvani said: yes"))
    assert speech_only(extraction) is extraction
