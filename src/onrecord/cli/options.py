"""What commands are asked to do, and how they end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.output import to_terminal


class Format(StrEnum):
    """How results are written."""

    table = "table"
    jsonl = "jsonl"


class Cues(StrEnum):
    """Which attributions are shown: those by a speech verb, or all."""

    speech = "speech"
    all = "all"


class Status(IntEnum):
    """Exit statuses, as `onrecord extract --help` and docs/cli.md give them."""

    ok = 0
    some_failed = 1
    usage = 2
    damaged = 3
    not_written = 4
    ledger = 5
    broken = 70
    interrupted = 130
    pipe_closed = 141


STATUSES = (
    "[bold]Exit status:[/bold] 0, all was done; 1, some documents were not read and the rest went"
    " on, or a fault was found; 2, wrong usage; 3, the model or another part of the installation"
    " is damaged; 4, a result could not be written; 5, the ledger cannot do what was asked; 70, a"
    " fault of onrecord itself; 130, interrupted; 141, the reader of the output left."
)
"""Stands below the help of every command."""


PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files or folders of .txt, .html and .jsonl; - reads JSON lines from standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(help="How to write results; by default a table on a terminal, else jsonl."),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Work in N processes.")
]


def settled(format: Format | None, output: Path | None = None) -> Format:
    """The format that was asked for, or else a table on a terminal and JSON lines elsewhere."""
    return format or (Format.table if to_terminal(output) else Format.jsonl)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a run, defaults settled."""

    format: Format
    output: Path | None
    jobs: int
    cues: Cues
    rejected: Path | None
