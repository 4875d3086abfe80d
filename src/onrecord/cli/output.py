"""Where results go: files that appear whole or not at all, standard output, a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import OutputError

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST_COLUMNS = 116  # longer lines are hard to read
FILE_COLUMNS = 100  # width of a page that is written to a file


def to_terminal(output: Path | None) -> bool:
    """Whether what goes to `output`, or else to standard output, is seen on a terminal."""
    return output is None and sys.stdout.isatty()


@contextmanager
def destination(output: Path | None) -> Iterator[BinaryIO]:
    """The file asked for, as `whole_file` opens it, or standard output. Raises OutputError."""
    if output is not None:
        with whole_file(output) as stream:
            yield stream
        return
    with writing("standard output"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def page_bytes(page: Callable[[int], RenderableType], output: Path | None) -> bytes:
    """What `page` makes of the columns of the terminal, with its colours, or of a file's without.

    It never has more than `WIDEST_COLUMNS`.
    """
    return b"".join(page_parts(lambda columns: (page(columns),), output))


def page_parts(
    page: Callable[[int], Iterable[RenderableType]], output: Path | None
) -> Iterator[bytes]:
    """The parts of a page one by one, as `page_bytes` has them; none is held."""
    from rich.console import Console  # here, so that what needs no page stays quick

    if output is None:
        console = Console(highlight=False)
        encoding = sys.stdout.encoding
    else:
        console = Console(width=FILE_COLUMNS, color_system=None, highlight=False)
        encoding = "utf-8"
    columns = min(console.width, WIDEST_COLUMNS)
    for part in page(columns):
        with console.capture() as captured:
            console.print(part, width=columns)
        yield captured.get().encode(encoding, "replace")


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing so that it appears under its name only when complete.

    The bytes go to `<path>.partial`, which is renamed at the end. When the block is left by an
    exception the partial file stays (unless it is empty) and `path` is untouched. A device or a
    pipe is written to directly. Raises OutputError, also where a ledger would be overwritten.
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
        _check_no_ledger(target)
        _check_no_ledger(partial)
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


def _check_no_ledger(path: Path) -> None:
    """Raise OutputError where `path` is a ledger, or a file that SQLite keeps beside one."""
    if not path.exists() and "-" not in path.name:  # a ledger's other files are FILE-wal and so on
        return
    from onrecord.ledger.sqlite.connection import ledger_of  # here: it takes its time

    ledger = ledger_of(path)
    if ledger is not None:
        part = "is a ledger" if ledger == path else f"belongs to the ledger {ledger}"
        raise OutputError(
            f"{path} {part}, which no output overwrites. Name another file with --output.",
            path=str(path),
        )


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
