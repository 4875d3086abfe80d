from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli import sources
from onrecord.cli.adding import add
from onrecord.cli.options import Status
from onrecord.errors import ReadError
from onrecord.ledger import Ledger
from onrecord.records import Document, Failure
from onrecord.rows import Query

TEXT = "Varania will not sell kites, its minister Ada Kolvani said on Monday."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "said.db"
    Ledger.create(path).close()
    return path


def test_it_tells_failures_and_what_it_came_to(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "a.txt"
    story.write_text(TEXT)
    paths = [str(story), str(tmp_path / "gone.txt"), str(story)]
    assert add(path, paths, jobs=1, command="onrecord add") is Status.some_failed
    failed, summary = capsys.readouterr().err.splitlines()
    assert failed == f"onrecord: {tmp_path}/gone.txt does not exist; check the name"
    assert summary.startswith("onrecord: 3 documents, 1 added, 1 known, 1 failed, ")
    with Ledger(path) as ledger:
        count = len(list(ledger.statements(Query())))
    assert summary.endswith(f"; {count} statement{'s' * (count != 1)} new in {path}")


def test_an_interruption_says_what_is_kept_and_how_to_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(paths: list[str], *, keep_source: bool) -> Iterator[Document | Failure]:
        yield Document(id="a.txt", text=TEXT)
        yield Failure(id="b.txt", error=ReadError("b.txt is gone", where="b.txt"))
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "named", broken_off)
    assert add(path, ["x"], jobs=1, command="onrecord add x") is Status.interrupted
    _, told = capsys.readouterr().err.splitlines()
    assert told.startswith("onrecord: interrupted after 2 documents, 1 added, 1 failed, ")
    assert told.endswith("what was added is kept, and the same command goes on from there")
    with Ledger(path) as ledger:
        assert [row.name for row in ledger.documents()] == ["a.txt"]


def test_sources_are_kept(path: Path, tmp_path: Path) -> None:
    story = tmp_path / "a.html"
    story.write_text(f"<html><body><p>{TEXT}</p></body></html>")
    assert add(path, [str(story)], jobs=1, command="onrecord add") is Status.ok
    with Ledger(path) as ledger:
        (row,) = ledger.documents()
        assert row.source is not None
        assert ledger.source(row.source).data == story.read_bytes()
