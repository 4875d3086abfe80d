"""The file of a ledger: making it and opening it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import apsw

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite.migrations import draw, migrate, newest
from onrecord.ledger.sqlite.reporting import reporting
from onrecord.ledger.sqlite.transactions import transaction

APPLICATION_ID = 0x4F6E5265  # "OnRe", as in schema.sql
WAIT_SECONDS = 30.0


def create(path: Path) -> None:
    """Make the file of an empty ledger, whole or not at all.

    Raises LedgerError where there is a file of that name, or where it cannot be made.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if not path.parent.is_dir():
            raise LedgerError(f"There is no folder {path.parent}; make it first.")
        if path.exists():
            raise LedgerError(f"{path} is there already; a ledger is never overwritten.")
        with reporting(path):
            connection = apsw.Connection(str(draft))
            try:
                connection.pragma("journal_mode", "wal")
                _set(connection, WAIT_SECONDS)
                with transaction(connection):
                    draw(connection)
            finally:
                connection.close()
        _place(draft, path)
    except OSError as error:
        raise LedgerError(f"{path} cannot be made: {error.strerror or error}.") from error
    finally:
        for end in ("", "-wal", "-shm"):
            draft.with_name(draft.name + end).unlink(missing_ok=True)


def connect(path: Path, *, wait_seconds: float = WAIT_SECONDS) -> apsw.Connection:
    """Open the ledger in `path` and bring it to this version's schema.

    A file that may not be written is opened for reading. `wait_seconds` is how long to wait for
    another writer. Raises LedgerError where there is no ledger, where it is one of a newer
    onrecord, or where it cannot be opened.
    """
    _check_file(path)
    with reporting(path):
        connection = _opened(path)
        try:
            version = _version(connection, path)
            _set(connection, wait_seconds)
            if version < newest():
                _check_writable(connection, path)
                migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _opened(path: Path) -> apsw.Connection:
    # Where the file may not be written, SQLite opens it for reading.
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        connection.pragma("application_id")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # It cannot make FILE-wal and FILE-shm.
        connection.close()
        return _without_companions(path)
    return connection


def _check_file(path: Path) -> None:
    try:
        there = path.stat()
    except FileNotFoundError as error:
        raise LedgerError(
            f"There is no ledger {path}. `onrecord init` makes one; --ledger or ONRECORD_LEDGER"
            " names another."
        ) from error
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {error.strerror}.") from error
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name the file of a ledger.")
    if there.st_size == 0:
        raise LedgerError(f"{path} is not a ledger but an empty file.")


def _version(connection: apsw.Connection, path: Path) -> int:
    """The schema version of a ledger. Raises LedgerError where it is none, or a newer one."""
    if connection.pragma("application_id") != APPLICATION_ID:
        raise LedgerError(
            f"{path} is not a ledger but a database of another program. `onrecord init` makes a"
            " ledger under another name."
        )
    version = int(connection.pragma("user_version"))
    if version > newest():
        raise LedgerError(
            f"{path} was made by a newer onrecord (schema {version}; this one knows {newest()})."
            " Bring onrecord up to date: pip install --upgrade onrecord."
        )
    return version


def _check_writable(connection: apsw.Connection, path: Path) -> None:
    if connection.readonly("main"):
        raise LedgerError(
            f"{path} was made by an older onrecord and can only be read. Open it once where it can"
            " be written, which brings it up to date."
        )


def _set(connection: apsw.Connection, wait_seconds: float) -> None:
    connection.set_busy_timeout(round(wait_seconds * 1000))
    connection.pragma("synchronous", "full")
    connection.pragma("foreign_keys", True)


def _without_companions(path: Path) -> apsw.Connection:
    """Open a file for reading that SQLite can put nothing beside; it must not be in use."""
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise LedgerError(
            f"{path} was left in the middle of its work ({wal.name} lies beside it), and you may"
            " not write here. Open it once with permission to write, or copy both files."
        )
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(f"file:{quote(str(path.absolute()))}?immutable=1", flags=flags)


def _place(draft: Path, path: Path) -> None:
    """Give the draft its name, unless somebody else has made that file meanwhile."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise LedgerError(f"{path} is there already; a ledger is never overwritten.") from None
    except OSError:  # a file system without links
        draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
