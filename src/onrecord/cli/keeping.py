"""The commands that make, fill and prove a ledger: init, add, reextract, verify, status."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.ending import ending, tell
from onrecord.cli.opening import DEFAULT, LedgerOption, with_ledger
from onrecord.cli.options import (
    STATUSES,
    Format,
    FormatOption,
    JobsOption,
    PathsArgument,
    Status,
    settled,
)
from onrecord.cli.output import destination, page_bytes

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`."""
    for command in (init, add, reextract, verify, status):
        app.command(epilog=STATUSES)(command)


def init(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", envvar="ONRECORD_LEDGER", help="The file to make."),
    ] = DEFAULT,
) -> None:
    """Make an empty ledger.

    In the file onrecord.db, on which all other commands work unless told
    otherwise:

      [cyan]onrecord init[/cyan]

    In another file, which the variable makes theirs:

      [cyan]export ONRECORD_LEDGER=arms.db; onrecord init[/cyan]
    """

    def work() -> Status:
        from onrecord.ledger import Ledger

        Ledger.create(file).close()
        tell(f"made {file}; fill it with: onrecord add PATH")
        return Status.ok

    raise typer.Exit(ending(work, interrupted=lambda: "interrupted"))


def _known(metavar: str, help: str) -> Any:
    """An option for what documents may not say themselves."""
    return typer.Option(
        metavar=metavar,
        help=help,
        rich_help_panel="What holds for documents that do not say it themselves",
        show_default=False,
    )


def add(
    paths: PathsArgument,
    outlet: Annotated[str | None, _known("NAME", "The outlet or body that published them.")] = None,
    published: Annotated[str | None, _known("DAY", "The day of publication, 2031-05-24.")] = None,
    url: Annotated[str | None, _known("URL", "Where it was published; for one document.")] = None,
    title: Annotated[str | None, _known("TITLE", "The title; for one document.")] = None,
    language: Annotated[
        str | None, _known("xx", "The language as ISO 639-1, where the words do not tell it.")
    ] = None,
    ledger: LedgerOption = DEFAULT,
    jobs: JobsOption = 1,
) -> None:
    """Read documents, extract who said what, and keep both in the ledger.

    A folder, with everything in it:

      [cyan]onrecord add stories/[/cyan]

    What is in the ledger already is passed over, so the same command goes on
    after an interruption and takes up what is new. In two processes, out of
    another program:

      [cyan]zcat stories.jsonl.gz | onrecord add - --jobs 2[/cyan]

    What plain text does not say about itself:

      [cyan]onrecord add boats.txt --outlet "Tarsis Post" --published 2031-05-24[/cyan]

    A document that cannot be read is told and stands in the log, and the others
    go on:

      [cyan]onrecord status[/cyan]
    """
    from onrecord.cli.adding import add as add_paths

    given = {
        "outlet": outlet,
        "published": published,
        "url": url,
        "title": title,
        "language": language,
    }
    metadata = {name: value for name, value in given.items() if value is not None}
    raise typer.Exit(add_paths(ledger, paths, jobs=jobs, command=_command(), metadata=metadata))


def reextract(
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Ids of documents, as much of each as no other has, or their names; without"
            " any, those that another version extracted.",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Extract all documents anew, by whatever version.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change and write nothing.")
    ] = False,
    format: FormatOption = None,
    ledger: LedgerOption = DEFAULT,
    jobs: JobsOption = 1,
) -> None:
    """Extract anew what an earlier version of code, model or lexicons had read.

    A statement that differs becomes a new version, one not found again is
    withdrawn, a new one added; earlier rows stay in the file, and what a person
    decided about stays as it is.

    What would change, before anything is written:

      [cyan]onrecord reextract --dry-run[/cyan]

    Then in earnest, with the differences for a program:

      [cyan]onrecord reextract --jobs 2 --format jsonl > differences.jsonl[/cyan]
    """
    from onrecord.cli.reextracting import Reextraction, extract_anew

    if everything and documents:
        raise typer.BadParameter("takes all documents; leave the ids out", param_hint="--all")
    asked = Reextraction(
        ids=documents or [],
        everything=everything,
        dry_run=dry_run,
        jobs=jobs,
        format=settled(format),
    )
    raise typer.Exit(extract_anew(ledger, asked, command=_command()))


def verify(
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            help="A head noted earlier: prove that the rows up to it are the same as then.",
            show_default=False,
        ),
    ] = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Prove that nothing in the ledger was lost, torn or altered.

    Every row is set against its hash and the row before, every source against
    its own:

      [cyan]onrecord verify[/cyan]

    Against the head of the chain as somebody noted it, from verify or status:

      [cyan]onrecord verify --head 5f0c1a…[/cyan]
    """

    def work(opened: Ledger) -> Status:
        from onrecord.cli.progress import bar
        from onrecord.cli.verification import verification_page

        with bar("rows") as watch:
            found = opened.verify(head=head, watch=watch)
        with destination(None) as to:
            to.write(page_bytes(lambda columns: verification_page(found, columns), None))
        return Status.some_failed if found.faults else Status.ok

    raise typer.Exit(
        with_ledger(ledger, work, interrupted=lambda: "interrupted; nothing is proved")
    )


def status(format: FormatOption = None, ledger: LedgerOption = DEFAULT) -> None:
    """Show what is in the ledger, what failed, and how large it is.

    All of it at a glance:

      [cyan]onrecord status[/cyan]

    The documents that failed, with the reason, for a program:

      [cyan]onrecord status --format jsonl | jq '.failures[] | .name, .message'[/cyan]
    """

    def work(opened: Ledger) -> Status:
        from onrecord.cli.status import encode_status, status_page

        figures, failures = opened.status(), opened.failures()
        if settled(format) is Format.jsonl:
            data = encode_status(figures, failures)
        else:
            data = page_bytes(lambda columns: status_page(figures, failures, columns), None)
        with destination(None) as to:
            to.write(data)
        return Status.ok

    raise typer.Exit(with_ledger(ledger, work))


def _command() -> str:
    """What was typed, for the log."""
    return shlex.join(["onrecord", *sys.argv[1:]])
