from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def put(path: Path, *paths: str | Path, metadata: Mapping[str, str] | None = None) -> Status:
    given = [str(one) for one in paths]
    return add(path, given, jobs=1, command="onrecord add", metadata=metadata or {})


def test_it_tells_failures_and_what_it_came_to(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "a.txt"
    story.write_text(TEXT)
    assert put(path, story, tmp_path / "gone.txt", story) is Status.some_failed
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
    assert put(path, "x") is Status.interrupted
    _, told = capsys.readouterr().err.splitlines()
    assert told.startswith("onrecord: interrupted after 2 documents, 1 added, 1 failed, ")
    assert told.endswith("what was added is kept, and the same command goes on from there")
    with Ledger(path) as ledger:
        assert [row.name for row in ledger.documents()] == ["a.txt"]


def test_sources_are_kept(path: Path, tmp_path: Path) -> None:
    story = tmp_path / "a.html"
    story.write_text(f"<html><body><p>{TEXT}</p></body></html>")
    assert put(path, story) is Status.ok
    with Ledger(path) as ledger:
        (row,) = ledger.documents()
        assert row.source is not None
        assert ledger.source(row.source).data == story.read_bytes()


def test_a_language_that_is_not_read_is_told_and_counted(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "de.jsonl"
    story.write_text('{"id": "a", "text": "Niemand hat etwas verkauft.", "language": "de"}\n')
    assert put(path, story) is Status.ok
    unread, summary = capsys.readouterr().err.splitlines()
    assert unread.startswith("onrecord: a: the language is de; the model knows en")
    assert unread.endswith("the document is kept, without statements")
    assert summary.endswith(f"0 statements new in {path}; 1 not read for the language")


def test_another_text_under_the_same_name_is_told_with_the_older_one(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "a.txt"
    story.write_text(TEXT)
    put(path, story)
    with Ledger(path) as ledger:
        (older,) = (row.document.id for row in ledger.documents())
    story.write_text(TEXT + " She said that in Tarsis.")
    capsys.readouterr()
    assert put(path, story) is Status.ok
    told, _ = capsys.readouterr().err.splitlines()
    assert told.startswith(f"onrecord: {story}: another text")
    assert f"({older[9:17]})" in told
    assert "both are kept" in told
    put(path, story)
    assert "another text" not in capsys.readouterr().err


def test_metadata_reaches_the_documents(path: Path, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(TEXT)
    assert put(path, story, metadata={"outlet": "Tarsis Post", "title": "Kites"}) is Status.ok
    with Ledger(path) as ledger:
        (row,) = ledger.documents()
        assert (row.document.outlet, row.document.title) == ("Tarsis Post", "Kites")
    assert put(path, story, story, metadata={"title": "Kites"}) is Status.usage
