"""The file of a ledger: making it and opening it."""

from __future__ import annotations

import os
import secrets
from errno import EACCES
from pathlib import Path
from urllib.parse import quote

import apsw

from onrecord.errors import LedgerError
from onrecord.ledger.sqlite.migrations import draw, migrate, newest
from onrecord.ledger.sqlite.reporting import reporting
from onrecord.ledger.sqlite.transactions import transaction

APPLICATION_ID = 0x4F6E5265  # "OnRe", as in schema.sql
WAIT_SECONDS = 30.0
COMPANIONS = ("-wal", "-shm", "-journal")
"""Ends of the names of what SQLite keeps beside a file while it works."""


def create(path: Path) -> None:
    """Make the file of an empty ledger, whole or not at all.

    Raises LedgerError where there is a file of that name, or where it cannot be made.
    """
    try:
        _check_free(path)
        draft = path.absolute().with_name(f".onrecord-{secrets.token_hex(8)}")
        try:
            with reporting(path):
                flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
                connection = _opened(draft, flags=flags)
                try:
                    connection.pragma("journal_mode", "wal")
                    _set(connection)
                    with transaction(connection):
                        draw(connection)
                finally:
                    connection.close()
            _place(draft, path)
        finally:
            for end in ("", *COMPANIONS):
                draft.with_name(draft.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise LedgerError(f"{path} cannot be made: {error.strerror or error}.") from error


def connect(path: Path, *, wait_seconds: float = WAIT_SECONDS) -> apsw.Connection:
    """Open the ledger in `path` and bring it to this version's schema.

    A file that may not be written is opened for reading. `wait_seconds` is how long to wait for
    another writer. Raises LedgerError where there is no ledger, where it is one of a newer
    onrecord, or where it cannot be opened.
    """
    _check_file(path)
    with reporting(path):
        connection = _opened_or_read(path, wait_seconds)
        try:
            version = _version(connection, path)
            _set(connection)
            if version < newest():
                _check_writable(connection, path)
                migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def ledger_of(path: Path) -> Path | None:
    """The ledger that `path` is, or beside which SQLite keeps it; None where there is none.

    Raises OSError where that cannot be read.
    """
    owners = (Path(str(path).removesuffix(end)) for end in COMPANIONS)
    return next((file for file in (path, *owners) if file.is_file() and _is_ledger(file)), None)


def _is_ledger(path: Path) -> bool:
    # Through SQLite: to open and close the file otherwise drops the locks that this process has.
    flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY
    try:
        file = apsw.VFSFile("", str(path.absolute()), [flags, 0])
    except apsw.CantOpenError as error:
        raise PermissionError(EACCES, "it cannot be read, and might be a ledger") from error
    try:
        header = file.xRead(72, 0)
    finally:
        file.xClose()
    return header.startswith(b"SQLite format 3\0") and header[68:] == APPLICATION_ID.to_bytes(4)


def _opened(path: Path, *, flags: int, wait_seconds: float = WAIT_SECONDS) -> apsw.Connection:
    # An absolute path is the name of a file, whatever it looks like (:memory:, file:x?mode=ro), and
    # stays that of this file when the process goes to another folder.
    connection = apsw.Connection(str(path.absolute()), flags=flags)
    # Before anything is read: others may be opening or closing the file.
    connection.set_busy_timeout(round(wait_seconds * 1000))
    return connection


def _opened_or_read(path: Path, wait_seconds: float) -> apsw.Connection:
    # Where the file may not be written, SQLite opens it for reading.
    flags = apsw.SQLITE_OPEN_READWRITE
    connection = _opened(path, flags=flags, wait_seconds=wait_seconds)
    try:
        connection.pragma("application_id")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # It cannot make FILE-wal and FILE-shm.
        connection.close()
        return _without_companions(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_free(path: Path) -> None:
    """Raise LedgerError where no ledger can be made under this name."""
    _check_name(path)
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name the file of a ledger in it.")
    if not path.parent.is_dir():
        raise LedgerError(f"There is no folder {path.parent}; make it first.")
    if os.path.lexists(path):
        raise LedgerError(f"{path} is there already; a ledger is never overwritten.")
    for end in COMPANIONS:
        beside = path.with_name(path.name + end)
        try:
            beside.lstat()
        except FileNotFoundError:
            continue
        raise LedgerError(
            f"{beside} is left of another ledger, whose last rows it may hold. Put that back as"
            f" {path.name}, or move {beside.name} away; then make the new one."
        )


def _check_name(path: Path) -> None:
    try:
        name = str(path.absolute()).encode()
    except UnicodeEncodeError:
        name = b"\0"
    if b"\0" in name:
        raise LedgerError(
            f"{path} cannot be the name of a ledger: SQLite takes UTF-8 only, without zero bytes."
        )


def _check_file(path: Path) -> None:
    _check_name(path)
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


def _set(connection: apsw.Connection) -> None:
    connection.pragma("synchronous", "full")
    connection.pragma("foreign_keys", True)


def _without_companions(path: Path) -> apsw.Connection:
    """Open a file for reading that SQLite can put nothing beside; it must not be in use."""
    wal = path.with_name(f"{path.name}-wal")
    if os.path.exists(wal) and wal.stat().st_size:
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
