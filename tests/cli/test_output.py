from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.output import partial_of, whole_file, writing
from onrecord.errors import OutputError


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
