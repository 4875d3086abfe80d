"""Which ledger a command works on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import ending
from onrecord.cli.options import Status

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

DEFAULT = Path("onrecord.db")

LedgerOption = Annotated[
    Path,
    typer.Option(
        "--ledger",
        "-l",
        metavar="FILE",
        envvar="ONRECORD_LEDGER",
        help="The ledger to work on.",
    ),
]


def with_ledger(
    path: Path,
    work: Callable[[Ledger], Status],
    *,
    interrupted: Callable[[], str] = lambda: "interrupted; what was written so far is kept",
) -> Status:
    """Open the ledger in `path`, do `work` on it and close it; errors are told, as by `ending`."""
    from onrecord.ledger import Ledger  # here, so that --help stays quick

    def opened() -> Status:
        with Ledger(path) as ledger:
            return work(ledger)

    return ending(opened, interrupted=interrupted)
