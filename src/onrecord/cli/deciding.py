"""Decisions about one or many statements: each told, the rest goes on where one fails."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable

from onrecord.cli.ending import tell, with_name
from onrecord.cli.options import Status
from onrecord.cli.output import writing
from onrecord.cli.visible import visible
from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.reviewing import DONE
from onrecord.rows import Action, StatementRow

_WORDS = 60  # code points of a statement that are told


def decide(
    ledger: Ledger,
    ids: Iterable[str],
    work: Callable[[Ledger, str], StatementRow],
    action: Action,
) -> Status:
    """Do `work` for each of `ids`; a line on standard output for each that `action` was done to."""
    status = Status.ok
    for id in ids:
        try:
            row = work(ledger, id)
        except (LedgerError, UsageError) as error:
            tell(with_name(id, str(error)))
            status = Status.some_failed
            continue
        with writing("standard output"):
            sys.stdout.write(f"{row.id}  {DONE[action]}  {_shortened(visible(row.text))}\n")
            sys.stdout.flush()
    return status


def read_change(given: str) -> tuple[str, str]:
    """The field and the value of FIELD=VALUE. Raises UsageError where there is no sign."""
    field, sign, value = given.partition("=")
    if not sign:
        raise UsageError(f"{given!r} is no correction; write it as FIELD=VALUE, type=plan.")
    return field, value


def reviewer(given: str | None) -> str:
    """The name that was given, or else that of the system's user. Raises UsageError without one."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # no such user is known to a container
        raise UsageError("The system does not tell who you are; say it with --by NAME.") from error


def _shortened(words: str) -> str:
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()} …"
