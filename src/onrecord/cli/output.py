"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing so that it appears under its name only when complete.

    The bytes go to `<path>.partial`, which is renamed at the end. When the block is left by an
    exception the partial file stays (unless it is empty) and `path` is untouched. A device or a
    pipe is written to directly. Raises OutputError.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with writing(path), path.open("wb") as stream:
            yield stream
        return
    target = path.resolve()  # a link stays a link: the file it points to is replaced
    partial = target.with_name(target.name + ".partial")
    with writing(path):
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder; name a file in it", str(path))
        stream = partial.open("wb")
    try:
        with writing(path), stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        if partial.stat().st_size == 0:
            partial.unlink()
        raise
    with writing(path):
        partial.replace(target)


def partial_of(path: Path) -> Path | None:
    """The file that holds the work of a run that did not finish, if there is one."""
    target = path.resolve()
    partial = target.with_name(target.name + ".partial")
    return partial if partial.is_file() else None


@contextmanager
def writing(path: Path | str) -> Iterator[None]:
    """Turn the system's error in this block into an OutputError that names the file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"Cannot write {path}: {error.strerror or error}. Name another file with --output,"
            " or make room and leave to write there.",
            path=str(path),
        ) from error
