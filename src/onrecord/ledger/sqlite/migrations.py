"""The schema of a ledger, and bringing an older file up to it.

`schema.sql` draws the newest version. `migrations/NNNN_what.sql` leads a ledger of the version
before to version NNNN; the first one is 0002.
"""

from __future__ import annotations

from pathlib import Path

import apsw

from onrecord.errors import InternalError
from onrecord.ledger.sqlite.transactions import transaction
from onrecord.ledger.sqlite.writing import write_log
from onrecord.rows import Event
from onrecord.version import __version__

SCHEMA = Path(__file__).with_name("schema.sql")
FOLDER = Path(__file__).with_name("migrations")


def newest(folder: Path = FOLDER) -> int:
    """The version of the schema that the last migration leads to."""
    return 1 + len(_steps(folder))


def draw(connection: apsw.Connection) -> None:
    """Make the tables of an empty ledger, inside a transaction, and note that it was made."""
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    connection.pragma("user_version", newest())
    _note(connection, "created", newest())


def migrate(connection: apsw.Connection, folder: Path = FOLDER) -> None:
    """Take the steps from the version of the ledger to the newest, each wholly or not at all."""
    for version, path in _steps(folder):
        if connection.pragma("user_version") >= version:
            continue
        with transaction(connection):
            # Another process may have taken this step while this one waited.
            if connection.pragma("user_version") < version:
                connection.execute(path.read_text(encoding="utf-8"))
                connection.pragma("user_version", version)
                _note(connection, "migrated", version)


def _steps(folder: Path) -> list[tuple[int, Path]]:
    """The migrations with the versions that they lead to, in order."""
    paths = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    steps = [(int(path.name[:4]), path) for path in paths]
    if [version for version, _ in steps] != list(range(2, 2 + len(steps))):
        raise InternalError(f"The migrations in {folder} are not numbered from 0002 without gaps.")
    return steps


def _note(connection: apsw.Connection, event: Event, version: int) -> None:
    detail: dict[str, object] = {"onrecord": __version__, "schema": version}
    write_log(connection, event, run=None, name=None, document=None, detail=detail)
