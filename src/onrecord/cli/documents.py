"""The command `documents`: what is in a ledger, and by which ids it goes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from onrecord.cli.filters import OutletOption, PublishedOption
from onrecord.cli.opening import DEFAULT, LedgerOption, with_ledger
from onrecord.cli.options import STATUSES, Status
from onrecord.cli.results import LimitOption, OutputOption, RowFormatOption, row_options, write_rows
from onrecord.rows import Days, DocumentRow, Query

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.ledger import Ledger


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(epilog=STATUSES)(documents)


def documents(
    outlet: OutletOption = None,
    published: PublishedOption = None,
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List the documents, the latest published first, with the ids they go by.

    Those of one outlet in a spring:

      [cyan]onrecord documents --outlet "Tarsis Post" --published 2031-03..2031-05[/cyan]

    All of them as a spreadsheet:

      [cyan]onrecord documents --output documents.csv[/cyan]

    One of them, with all its statements:

      [cyan]onrecord show 1a2b3c4d[/cyan]
    """
    from onrecord.cli.listing import catalogue_page
    from onrecord.export.catalogue import DOCUMENTS

    how = row_options(format, output, limit)

    def work(opened: Ledger) -> Status:
        def page(rows: Iterable[DocumentRow], columns: int) -> Iterator[RenderableType]:
            return catalogue_page(((row, *_read(opened, row)) for row in rows), columns)

        rows = chosen(opened, outlets=outlet or (), published=published or Days())
        return write_rows(rows, how, DOCUMENTS, page)

    raise typer.Exit(with_ledger(ledger, work))


def chosen(ledger: Ledger, *, outlets: Iterable[str], published: Days) -> Iterator[DocumentRow]:
    """Documents of one of `outlets`, or any, published on these days; the latest first.

    Those without a day come last, and not at all where days are asked for. Texts are not held.
    """
    wanted = [_words(outlet) for outlet in outlets]
    ids = sorted(
        (
            (row.document.published or "", row.number, row.document.id)
            for row in ledger.documents()
            if not wanted or any(words <= _words(row.document.outlet or "") for words in wanted)
            if _within(row.document.published, published)
        ),
        reverse=True,
    )
    return (ledger.document(id) for _, _, id in ids)


def _within(day: str | None, days: Days) -> bool:
    if days == Days():
        return True
    return day is not None and (days.first or day) <= day <= (days.last or day)


def _words(name: str) -> set[str]:
    """The words of a name, in one case and without accents."""
    letters = unicodedata.normalize("NFKD", name)
    return set("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def _read(ledger: Ledger, row: DocumentRow) -> tuple[int, bool]:
    """How many statements a document has, and whether its language is one that is read."""
    id = row.document.id
    count = sum(1 for _ in ledger.statements(Query(document=id)))
    if count or not row.rejected:
        return count, True
    rejections = ledger.extraction(id).rejections
    return count, not any(one.stage == "annotate" for one in rejections)
