from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.cli.sources import bundled, named, tell_of_keyboard
from onrecord.records import Document, Failure

EXPECTED = Path(__file__).parents[1] / "cases" / "demo_stories.jsonl"


def stories() -> dict[str, Document]:
    found: dict[str, Document] = {}
    for document in bundled():
        assert isinstance(document, Document), document
        found[document.id] = document
    return found


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Varania said that it had sold no kites to anyone.")
    (tmp_path / "a.jsonl").write_text('{"id": "kite", "text": "Nobody said a word about it."}\n')
    paths = [str(tmp_path / name) for name in ("b.txt", "missing.txt", "a.jsonl")]
    first, missing, last = named(paths)
    assert first.id == paths[0]
    assert isinstance(missing, Failure)
    assert missing.error.kind == "read"
    assert last.id == "kite"


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"id": "kite", "text": "Varania said that it had sold no kites."})
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(line.encode())))
    (document,) = named(["-"])
    assert document.id == "kite"


def test_the_bundled_stories_are_dated_and_long_enough_to_show_something() -> None:
    found = stories()
    assert len(found) >= 8
    for document in found.values():
        assert document.title, document.id
        assert document.outlet, document.id
        assert document.published, document.id
        assert document.language == "en", document.id
        assert 150 <= len(document.text.split()) <= 350, document.id
        assert "/" not in document.id


def test_what_the_codebook_finds_in_the_stories_stands_in_them() -> None:
    found = stories()
    rows = [json.loads(line) for line in EXPECTED.read_text().splitlines()]
    assert {row["story"] for row in rows} == set(found)
    for row in rows:
        text = found[row["story"]].text
        for words in (*row["content"], *row["cue"], *row["source"]):
            assert words in text, row
        assert (row["kind"] == "narration") == (not row["who"]), row


def test_the_stories_show_every_kind_and_type_of_the_codebook() -> None:
    rows = [json.loads(line) for line in EXPECTED.read_text().splitlines()]
    assert {row["kind"] for row in rows} == {"direct", "indirect", "mixed", "narration"}
    assert len({row["type"] for row in rows}) == 15


def test_who_is_waited_for_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for paths, keyboard, told in ((["-"], True, 1), (["-"], False, 0), (["a.txt"], True, 0)):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda known=keyboard: known))
        tell_of_keyboard(paths)
        assert capsys.readouterr().err.count("end with Ctrl-D") == told
