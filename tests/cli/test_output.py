from __future__ import annotations

from pathlib import Path

import pytest
from rich.rule import Rule

from onrecord.cli.output import (
    FILE_COLUMNS,
    WIDEST_COLUMNS,
    destination,
    page_bytes,
    partial_of,
    to_terminal,
    whole_file,
    writing,
)
from onrecord.errors import OutputError
from tests.ledger.sample import filled


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text("old")
    with whole_file(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_text() == "old"
        assert (tmp_path / "said.jsonl.partial").read_text() == "new"
    assert path.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["said.jsonl"]


def write_half(path: Path) -> None:
    with whole_file(path) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt


def test_an_interruption_keeps_the_partial_file_and_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_half(path)
    assert path.read_text() == "old"
    partial = partial_of(path)
    assert partial == tmp_path / "said.jsonl.partial"
    assert partial.read_text() == "half"


def test_nothing_is_left_where_nothing_was_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="early"), whole_file(tmp_path / "a"):
        raise ValueError("early")
    assert list(tmp_path.iterdir()) == []
    assert partial_of(tmp_path / "a") is None


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    link = tmp_path / "link"
    link.symlink_to("target")
    with whole_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_device_is_written_to_directly() -> None:
    with whole_file(Path("/dev/null")) as stream:
        stream.write(b"gone")
    assert not Path("/dev/null.partial").exists()


@pytest.mark.parametrize("name", ["l.db", "link", "l.db-wal", "l.db-shm", "new.db-wal", "short"])
def test_no_output_overwrites_a_ledger(name: str, tmp_path: Path) -> None:
    for ledger in ("l.db", "new.db", "short.partial"):
        filled(tmp_path / ledger, 1).close()
    (tmp_path / "link").symlink_to("l.db")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with (
        pytest.raises(OutputError, match=r"ledger.* no output overwrites.*--output"),
        whole_file(tmp_path / name),
    ):
        pytest.fail("the block must not run")
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_database_of_another_program_is_a_file_like_others(tmp_path: Path) -> None:
    path = tmp_path / "other-wal"
    path.write_bytes(b"SQLite format 3\0" + bytes(84))
    with whole_file(path) as stream:
        stream.write(b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["missing/said.jsonl", "."])
def test_what_cannot_be_written_is_said_at_once(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Cannot write"), whole_file(tmp_path / name):
        pytest.fail("the block must not run")


def test_a_full_disk_is_an_output_error() -> None:
    with pytest.raises(OutputError, match="standard output"), writing("standard output"):
        raise OSError(28, "No space left on device")


def test_a_closed_pipe_stays_what_it_is() -> None:
    with pytest.raises(BrokenPipeError), writing("standard output"):
        raise BrokenPipeError


def test_what_has_no_file_goes_to_standard_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with destination(None) as to:
        to.write(b"said")
    assert capfdbinary.readouterr().out == b"said"
    with destination(tmp_path / "out") as to:
        to.write(b"said")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out").read_bytes() == b"said"
    assert capfdbinary.readouterr().out == b""


def test_a_full_disk_behind_standard_output_is_named() -> None:
    with pytest.raises(OutputError, match="standard output"), destination(None):
        raise OSError(28, "No space left on device")


def test_a_file_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert to_terminal(None)
    assert not to_terminal(tmp_path / "out")
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert not to_terminal(None)


@pytest.mark.parametrize(("columns", "shown"), [("60", 60), ("300", WIDEST_COLUMNS)])
def test_a_page_is_as_wide_as_the_terminal_but_never_too_wide_to_read(
    columns: str, shown: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    asked = []

    def page(columns: int) -> Rule:
        asked.append(columns)
        return Rule(style="red")

    assert len(page_bytes(page, None).decode().strip()) == shown
    in_file = page_bytes(page, tmp_path / "out").decode()
    assert in_file == "─" * FILE_COLUMNS + "\n"
    assert asked == [shown, FILE_COLUMNS]
