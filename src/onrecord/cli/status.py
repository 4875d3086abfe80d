"""A ledger in figures, for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.blocks import grid
from onrecord.cli.ending import with_name
from onrecord.cli.visible import visible
from onrecord.export.wording import counted
from onrecord.rows import LogRow, Status

_LABEL = 10  # columns of the longest label
_MOST_FAILURES = 5
_MEGABYTE = 1e6


def encode_status(status: Status, failures: Sequence[LogRow]) -> bytes:
    """A line of JSON: the figures by the names of `onrecord.rows.Status`, and all failures."""
    rows = [{"name": row.name, "at": row.at, **(row.detail or {})} for row in failures]
    return msgspec.json.encode(asdict(status) | {"failures": rows}) + b"\n"


def status_page(status: Status, failures: Sequence[LogRow], columns: int) -> RenderableType:
    """The figures, what produced the rows, what failed, and what there is to do about it."""
    blocks: list[RenderableType] = [_heading(status), Text(), _figures(status, columns)]
    if status.producers:
        blocks += [Text("\nextracted by", style="bold"), _producers(status, columns)]
    if failures:
        blocks += [Text("\nfailed", style="bold"), _failures(failures, columns)]
    if status.unfinished_runs:
        runs = counted(status.unfinished_runs, "run")
        blocks.append(
            Text(f"\n{runs} did not finish; the same command goes on from there.", style="yellow")
        )
    blocks += [
        Text.assemble("\n", ("head", "bold"), f"  {status.head}"),
        Text(
            f"row {status.rows:,}; who notes it can prove later that the rows up to here are the"
            " same: onrecord verify --head",
            style="dim",
        ),
    ]
    return Group(*blocks)


def _heading(status: Status) -> Text:
    size = f"{_size(status.bytes_total)}, {_size(status.bytes_sources)} of it sources"
    heading = Text(visible(status.path), style="bold")
    heading.append(f"  {size} · schema {status.schema}", style="not bold dim")
    return heading


def _figures(status: Status, columns: int) -> RenderableType:
    table = _labelled(columns)
    days = [day for day in (status.first_published, status.last_published) if day]
    published = f"published {' to '.join(dict.fromkeys(days))}" if days else ""
    table.add_row("documents", f"{status.documents:,}", published)
    if status.languages:
        table.add_row("languages", f"{len(status.languages):,}", _counts(status.languages))
    table.add_row("statements", f"{status.statements:,}", _counts(status.standing))
    decisions = f"{counted(status.reviews, 'decision')} of people"
    reviewed = " · ".join(
        filter(None, (_counts(status.reviewed), decisions * bool(status.reviews)))
    )
    table.add_row("reviewed", f"{sum(status.reviewed.values()):,}", reviewed)
    table.add_row("speakers", f"{status.speakers:,}", "")
    table.add_row("outlets", f"{status.outlets:,}", "")
    table.add_row("left out", f"{status.rejected:,}", "found and not kept")
    style = "red" if status.failed else ""
    table.add_row("failed", Text(f"{status.failed:,}", style=style), "documents, not added since")
    return table


def _producers(status: Status, columns: int) -> RenderableType:
    table = _labelled(columns)
    for producer in status.producers:
        by = producer.produced_by
        version = f"onrecord {by.onrecord} · model {by.model[:8]} · resources {by.resources[:8]}"
        table.add_row("documents", f"{producer.documents:,}", version)
    return table


def _failures(failures: Sequence[LogRow], columns: int) -> RenderableType:
    table = grid(columns)
    table.add_column(width=10, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for row in failures[:_MOST_FAILURES]:
        message = str((row.detail or {}).get("message", ""))
        told = Text(visible(with_name(row.name, message)))
        table.add_row(row.at[:10], told)
    more = len(failures) - _MOST_FAILURES
    if more > 0:
        table.add_row("", Text(f"and {more:,} more: onrecord status --format jsonl", style="dim"))
    return table


def _labelled(columns: int) -> Table:
    table = grid(columns)
    table.add_column(width=_LABEL)
    table.add_column(justify="right", min_width=7, style="bold")
    table.add_column(ratio=1, style="dim")
    return table


def _counts(counts: Mapping[str, int]) -> str:
    return " · ".join(f"{name} {count:,}" for name, count in counts.items() if count)


def _size(bytes_: int) -> str:
    return f"{bytes_ / _MEGABYTE:,.1f} MB" if bytes_ >= _MEGABYTE else f"{bytes_ / 1000:,.0f} kB"
