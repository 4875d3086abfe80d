"""The commands that show what is in a ledger: statements, search, show."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.filters import WordsOption, filtered
from onrecord.cli.opening import DEFAULT, LedgerOption, with_ledger
from onrecord.cli.options import STATUSES, Format, FormatOption, Status, choice, settled
from onrecord.cli.output import destination, page_bytes
from onrecord.cli.results import (
    LimitOption,
    OutputOption,
    RowFormatOption,
    row_options,
    write_rows,
)
from onrecord.errors import LedgerError, UsageError
from onrecord.rows import Query

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


class SortBy(StrEnum):
    """What statements are sorted by."""

    published = "published"
    said = "said"
    added = "added"
    speaker = "speaker"
    confidence = "confidence"


class Where(StrEnum):
    """What is searched."""

    statements = "statements"
    documents = "documents"


WordsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS",
        help="Words, which find their other forms too; '\"several words\"' as they stand;"
        " beginnings such as negotiat*.",
        show_default=False,
    ),
]
WhereOption = Annotated[
    Where,
    typer.Option(
        "--in",
        parser=choice(Where, "in"),
        metavar="statements|documents",
        help="Search what was said, or whole texts.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`."""
    app.command(epilog=STATUSES)(filtered(statements))
    app.command(epilog=STATUSES)(filtered(search))
    app.command(epilog=STATUSES)(show)


def statements(
    query: Query,
    words: WordsOption = None,
    sort: Annotated[
        SortBy,
        typer.Option(
            parser=choice(SortBy, "sort"),
            metavar="BY",
            help="By published, said, added, speaker or confidence.",
        ),
    ] = SortBy.published,
    descending: Annotated[
        bool | None,
        typer.Option(
            "--descending/--ascending",
            help="The latest and surest first, names from A; or the other way round.",
            show_default=False,
        ),
    ] = None,
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List statements: who said what, when, on which terms.

    The latest denials that name either of two countries:

      [cyan]onrecord statements --type denial --country IR --country RU[/cyan]

    What one speaker offered or refused to sell in a spring:

      [cyan]onrecord statements --speaker Venn --stage offered --said 2031-03..2031-05[/cyan]

    All statements on drones as a spreadsheet:

      [cyan]onrecord statements --item drones --output drones.csv[/cyan]

    Those that the program is least sure of, for somebody to check:

      [cyan]onrecord statements --not-reviewed --sort confidence --ascending[/cyan]
    """
    from onrecord.cli.listing import statements_page
    from onrecord.export.columns import STATEMENTS

    how = row_options(format, output, limit)
    if descending is None:
        descending = sort is not SortBy.speaker

    def work(opened: Ledger) -> Status:
        rows = opened.statements(
            replace(query, words=words),
            sort=sort.value,
            descending=descending,
            limit=how.asked,
        )
        return write_rows(rows, how, STATEMENTS, statements_page)

    raise typer.Exit(with_ledger(ledger, work))


def search(
    words: WordsArgument,
    query: Query,
    where: WhereOption = Where.statements,
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Find statements or documents by words; all of them must occur.

    Statements with both words, in any form:

      [cyan]onrecord search drones exported[/cyan]

    Words as they stand, and a beginning; the shell needs its own marks around:

      [cyan]onrecord search '"friendly countries"' 'negotiat*' --country FR[/cyan]

    There are no operators: OR and NOT are words like all others. For one word or
    another, search twice:

      [cyan]onrecord search drones; onrecord search missiles[/cyan]

    Documents, with the passages:

      [cyan]onrecord search "patrol boats" --in documents[/cyan]

    Words that begin with a hyphen, behind two hyphens:

      [cyan]onrecord search -- -24[/cyan]
    """
    how = row_options(format, output, limit)

    def in_statements(opened: Ledger) -> Status:
        from onrecord.cli.found import STATEMENT_MATCHES
        from onrecord.cli.listing import found_page

        matches = opened.search(" ".join(words), query, limit=how.asked)
        return write_rows(matches, how, STATEMENT_MATCHES, found_page)

    def in_documents(opened: Ledger) -> Status:
        from onrecord.cli.found import DOCUMENT_MATCHES
        from onrecord.cli.listing import documents_page

        if query != Query():
            raise UsageError(
                "With --in documents, what chooses statements has no meaning; leave it out."
            )
        matches = opened.search_documents(" ".join(words), limit=how.asked)
        return write_rows(matches, how, DOCUMENT_MATCHES, documents_page)

    work = in_statements if where is Where.statements else in_documents
    raise typer.Exit(with_ledger(ledger, work))


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a statement or a document, or as much of it as no other has; or the"
            " name of a document.",
            show_default=False,
        ),
    ],
    format: FormatOption = None,
    source: Annotated[
        bool, typer.Option("--source", help="Write the stored source, byte for byte.")
    ] = False,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Show a statement in its paragraph, with everything known, or a document with all of its own.

    By the digits that lists show:

      [cyan]onrecord show 0a1b2c3d[/cyan]

    A document with all its statements, by the name it was added under:

      [cyan]onrecord show stories/boats.html[/cyan]

    The page that it was read from, as it was stored:

      [cyan]onrecord show 0a1b2c3d --source > page.html[/cyan]

    Everything for a program, with earlier versions and reviews:

      [cyan]onrecord show 0a1b2c3d --format jsonl | jq .reviews[/cyan]
    """
    if source and format is not None:
        raise typer.BadParameter("goes without --format", param_hint="--source")
    how = settled(format, output)

    def work(opened: Ledger) -> Status:
        document = _document_of(opened, id)
        if source:
            data = _source(opened, id, document)
        elif document is not None:
            data = _document(opened, document, how, output)
        else:
            data = _statement(opened, id, how, output)
        with destination(output) as to:
            to.write(data)
        return Status.ok

    raise typer.Exit(with_ledger(ledger, work))


def _document_of(ledger: Ledger, id: str) -> str | None:
    """The full id of the document that is meant; None where a statement is."""
    if ledger.store.statement_ids(id, limit=1):
        return None
    if ledger.store.document_ids(id, limit=1):
        return ledger.find_document(id)
    raise LedgerError(
        f"{id!r} is neither a statement nor a document in {ledger.path}; `onrecord search` and"
        " `onrecord documents` find ids."
    )


def _source(ledger: Ledger, id: str, document: str | None) -> bytes:
    sha256 = ledger.document(document or ledger.statement(id).document.id).source
    if sha256 is None:
        raise LedgerError(f"The source of {id} was not kept; there is only its text.")
    return ledger.source(sha256).data


def _document(ledger: Ledger, id: str, format: Format, output: Path | None) -> bytes:
    extraction = ledger.extraction(id)
    if format is Format.jsonl:
        from onrecord.export import encode

        return encode(extraction)
    from onrecord.cli.table import document_page

    name = ledger.document(id).name
    return page_bytes(lambda columns: document_page(extraction, columns, name=name), output)


def _statement(ledger: Ledger, id: str, format: Format, output: Path | None) -> bytes:
    from onrecord.cli.shown import as_json, look_up

    shown = look_up(ledger, id)
    if format is Format.jsonl:
        return as_json(shown)
    from onrecord.cli.page import statement_page

    return page_bytes(lambda columns: statement_page(shown, columns), output)
