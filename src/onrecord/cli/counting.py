"""The commands that sum a ledger up: speakers, outlets, log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from onrecord.cli.filters import filtered
from onrecord.cli.opening import DEFAULT, LedgerOption, with_ledger
from onrecord.cli.options import STATUSES, Status
from onrecord.cli.results import LimitOption, OutputOption, RowFormatOption, row_options, write_rows
from onrecord.rows import Query

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`."""
    app.command(epilog=STATUSES)(filtered(speakers))
    app.command(epilog=STATUSES)(filtered(outlets))
    app.command(epilog=STATUSES)(log)


def speakers(
    query: Query,
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Count who speaks: how many statements, in how many documents, from when to when.

    The most frequent speakers:

      [cyan]onrecord speakers[/cyan]

    Who denied something since 2031:

      [cyan]onrecord speakers --type denial --said 2031..[/cyan]
    """
    from onrecord.cli.counts import names_page
    from onrecord.cli.found import NAMES

    how = row_options(format, output, limit)

    def work(opened: Ledger) -> Status:
        return write_rows(opened.speakers(query, limit=how.asked), how, NAMES, names_page)

    raise typer.Exit(with_ledger(ledger, work))


def outlets(
    query: Query,
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Count where it was published: how many statements, in how many documents.

    The outlets with the most statements:

      [cyan]onrecord outlets[/cyan]

    Where somebody asked to buy, for a spreadsheet:

      [cyan]onrecord outlets --type export_request --format csv > asked.csv[/cyan]
    """
    from onrecord.cli.counts import names_page
    from onrecord.cli.found import NAMES

    how = row_options(format, output, limit)

    def work(opened: Ledger) -> Status:
        return write_rows(opened.outlets(query, limit=how.asked), how, NAMES, names_page)

    raise typer.Exit(with_ledger(ledger, work))


def log(
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Tell what was done to the ledger, the latest first.

    The last twenty events:

      [cyan]onrecord log[/cyan]

    Every document that failed, from the first day on:

      [cyan]onrecord log --format jsonl | jq 'select(.event == "failed")'[/cyan]
    """
    from onrecord.cli.counts import log_page
    from onrecord.cli.found import LOG

    how = row_options(format, output, limit)

    def work(opened: Ledger) -> Status:
        return write_rows(opened.log(limit=how.asked), how, LOG, log_page)

    raise typer.Exit(with_ledger(ledger, work))
