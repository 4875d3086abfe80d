"""What SQLite raises, told as LedgerErrors that say what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from onrecord.errors import LedgerError, UsageError

_ROOM = "Make room and run the same command again."
_KEPT = "Nothing of what was being written was kept; all that was written before is there"
MEND = (
    "`onrecord verify` names what is broken; put back a copy that it finds whole, without the -wal"
    " and -shm that lie beside the file."
)

# Reading failed, not writing.
_UNREADABLE = frozenset(
    (
        apsw.SQLITE_IOERR_READ,
        apsw.SQLITE_IOERR_SHORT_READ,
        apsw.SQLITE_IOERR_CORRUPTFS,
        apsw.SQLITE_IOERR_DATA,
    )
)

# The byte of FILE-shm on which SQLite keeps the lock of the one who writes (WAL_WRITE_LOCK).
_WRITE_LOCK = 120


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Raise LedgerError for what SQLite cannot do with the ledger in `path`.

    UsageError for text that is none, such as odd bytes on a command line. Errors that are the
    program's own fault (wrong SQL, a broken constraint) pass as they are.
    """
    try:
        yield
    except apsw.Error as error:
        message = _message(path, error)
        if message is None:
            raise
        raise LedgerError(message) from error
    except UnicodeEncodeError as error:
        around = error.object[max(0, error.start - 20) : error.end + 20]
        shown = around.encode(errors="backslashreplace").decode()
        raise UsageError(
            f"“{shown}” holds what is no text: a byte that is not UTF-8, or half a character."
        ) from error


def _message(path: Path, error: apsw.Error) -> str | None:
    if isinstance(error, apsw.FullError):
        return f"No room is left for {path}. {_KEPT}. {_ROOM}"
    if isinstance(error, apsw.IOError):
        if getattr(error, "extendedresult", 0) in _UNREADABLE:
            return f"{path} cannot be read from its disk ({error}). {MEND}"
        return f"{path} cannot be written: its disk is full or fails ({error}). {_KEPT}. {_ROOM}"
    if isinstance(error, apsw.BusyError):
        return (
            f"{path} is being written by {_holder(path)}, which has not finished in time. Nothing"
            " was written; run the same command again when it has."
        )
    if isinstance(error, apsw.NotADBError):
        return f"{path} is not a ledger. `onrecord init` makes one under another name."
    if isinstance(error, apsw.CorruptError):
        return f"{path} is damaged ({error}). {MEND}"
    if isinstance(error, apsw.ReadOnlyError):
        return (
            f"{path} can only be read: you may not write the file or its folder, or the disk is"
            " read-only. Change that, or work on a copy."
        )
    if isinstance(error, apsw.CantOpenError | apsw.PermissionsError | apsw.AuthError):
        return f"{path} cannot be opened ({error}). Look at the permissions of file and folder."
    if isinstance(error, apsw.SQLError) and str(error).startswith("no such "):
        return f"{path} lacks a part that a ledger has ({error}). {MEND}"
    if isinstance(error, apsw.ConnectionClosedError):
        return f"{path} has been closed; open the ledger again."
    return None


def _holder(path: Path) -> str:
    """The process that holds the lock for writing, as far as Linux tells.

    Only the inode is asked for: to open FILE-shm and close it again would drop the locks that this
    very process holds on it.
    """
    try:
        inode = os.stat(f"{path}-shm").st_ino
        locks = Path("/proc/locks").read_text(encoding="utf-8")
    except OSError:
        return "another process"
    for line in locks.splitlines():
        match line.split():
            # 1: POSIX  ADVISORY  WRITE 4711 fe:00:5704034 120 120
            case [_, "POSIX", "ADVISORY", "WRITE", process, file, first, last] if (
                file.endswith(f":{inode}")
                and int(first) <= _WRITE_LOCK
                and (last == "EOF" or int(last) >= _WRITE_LOCK)
            ):
                return _process(process)
    return "another process"


def _process(id: str) -> str:
    try:
        command = Path(f"/proc/{id}/cmdline").read_bytes()
    except OSError:  # it has ended, or runs outside this container
        return f"process {id}"
    words = command.replace(b"\0", b" ").decode("utf-8", "replace").strip()
    return f"process {id} ({words})" if words else f"process {id}"
