"""What a run was asked to do, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a run, defaults settled."""

    format: Format
    output: Path | None
    jobs: int
    cues: Cues
    rejected: Path | None
