"""What commands are asked to do, and how they end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from onrecord.cli.output import to_terminal
from onrecord.errors import UsageError

Choice = TypeVar("Choice", bound=StrEnum)


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
    "[bold]Exit status:[/bold] 0, all was done; 1, some documents were not read or some decisions"
    " not taken and the rest went on, or a fault was found; 2, wrong usage; 3, the model or another"
    " part of the installation is damaged; 4, a result could not be written; 5, the ledger cannot"
    " do what was asked; 70, a fault of onrecord itself; 130, interrupted; 141, the reader of the"
    " output left."
)
"""Stands below the help of every command."""


def parsed(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """`read` for the value of an option: what it raises is told with the option's name."""

    def parse(text: str) -> Any:
        try:
            return read(text)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from error

    return parse


def choice(kind: type[Choice], what: str) -> Callable[[str], Choice]:
    """Reads one of `kind`; for a slip the nearest is told."""

    def read(word: str) -> Choice:
        if word in tuple(kind):
            return kind(word)
        from onrecord.ledger.choices import choose  # only here: it takes its time

        return kind(choose(word, tuple(kind), what))

    return parsed(read)


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
    typer.Option(
        parser=choice(Format, "format"),
        metavar="table|jsonl",
        help="How to write results; by default a table on a terminal, else jsonl.",
        show_default=False,
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Work in N processes.")
]


def settled(format: Format | None, output: Path | None = None) -> Format:
    """The format that was asked for, or else a table on a terminal and JSON lines elsewhere."""
    return format or (Format.table if to_terminal(output) else Format.jsonl)


def named(
    given: Choice | None, output: Path | None, suffixes: Mapping[str, Choice]
) -> Choice | None:
    """The format that was given, or else the one that the suffix of `output` says, if any is."""
    if given is not None or output is None:
        return given
    suffix = output.suffix.lower()
    if suffix not in suffixes:
        known = ", ".join(type(next(iter(suffixes.values()))))
        raise typer.BadParameter(
            f"{output.name} does not say which format it is to have; give one of {known}",
            param_hint="--format",
        )
    return suffixes[suffix]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a run, defaults settled."""

    format: Format
    output: Path | None
    jobs: int
    cues: Cues
    rejected: Path | None
