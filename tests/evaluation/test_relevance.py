from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from evaluation import relevance
from onrecord.records import Document, Span
from onrecord.toolkit import load_toolkit

# The program's reading is a given one: each text with the statements found in it.
READ = {
    "The yard sold ships and bought guns. It rained. Kelm said so.": (
        ("narration", "The yard sold ships"),
        ("narration", "bought guns"),
        ("indirect", "so"),
    ),
    "The home side won. The crowd sang.": (),
}


def read(document: Document, **_: object) -> SimpleNamespace:
    starts = ((kind, document.text.index(words)) for kind, words in READ[document.text])
    return SimpleNamespace(
        statements=[SimpleNamespace(kind=kind, content=(Span(at, at + 2),)) for kind, at in starts]
    )


@pytest.fixture
def folder(shared: Path, tmp_path: Path) -> Path:
    """A shared folder with the real rules and stories of its own."""
    (tmp_path / "score").symlink_to(shared / "score")
    data = tmp_path / "data" / "polnear"
    data.mkdir(parents=True)
    with gzip.open(data / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": text[:8], "text": text}) + "\n" for text in READ)
    return tmp_path


def test_sentences_with_narration_that_is_kept_count_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relevance, "extract", read)
    toolkit = load_toolkit()
    assert relevance.left_alone(folder, toolkit, limit=1) == pytest.approx(2 / 3)
    assert relevance.left_alone(folder, toolkit, limit=None) == pytest.approx(4 / 5)
