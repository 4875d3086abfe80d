"""The commands by which people decide about statements: `review confirm` and its like."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import reviews
from onrecord.cli.filters import DocumentOption, TypesOption
from onrecord.cli.opening import DEFAULT, LedgerOption, with_ledger
from onrecord.cli.options import STATUSES, Status
from onrecord.errors import UsageError
from onrecord.rows import Query

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.rows import StatementRow


IdsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="Ids of statements, or as much of each as no other has.",
        show_default=False,
    ),
]
IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The id of a statement, or as much of it as no other has.",
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        envvar="ONRECORD_REVIEWER",
        help="Who decides; by default the name of the user of the system.",
        show_default=False,
    ),
]
ReasonOption = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="Why, for those who read it later.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`, as `review …`."""
    review = typer.Typer(
        help="Confirm, correct and reject statements; see what was decided, and who agrees.",
        no_args_is_help=True,
        rich_markup_mode="rich",
    )
    for command in (confirm, correct, reject, restore, note):
        review.command(epilog=STATUSES)(command)
    review.command("next", epilog=STATUSES)(next_)
    reviews.register(review)
    app.add_typer(review, name="review")


def confirm(
    ids: IdsArgument,
    by: ByOption = None,
    reason: ReasonOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that every field of the statements is right as it stands.

    By the digits that lists show:

      [cyan]onrecord review confirm 0a1b2c3d 4e5f6a7b[/cyan]

    In a name of your choice, for the whole session:

      [cyan]export ONRECORD_REVIEWER="Ada Moor"[/cyan]
    """
    from onrecord.cli.deciding import decide, reviewer

    def work(opened: Ledger, id: str) -> StatementRow:
        return opened.confirm(id, by=reviewer(by), reason=reason)

    raise typer.Exit(with_ledger(ledger, lambda opened: decide(opened, ids, work, "confirm")))


def correct(
    id: IdArgument,
    changes: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE", help="What is right.", show_default=False),
    ],
    by: ByOption = None,
    reason: ReasonOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Set fields of a statement anew; it becomes a new version, the old one stays in the ledger.

    Fields: type, kind, stage, negated, future, condition, hedge, speaker, via,
    countries, quantities, dates, items, content.

      [cyan]onrecord review correct 0a1b2c3d type=export_offer stage=none[/cyan]

    Words must stand in the document, and are found nearest to the statement:

      [cyan]onrecord review correct 0a1b2c3d "condition=if parliament agrees"[/cyan]

    A speaker by name; one whom the program did not see, with the kind:

      [cyan]onrecord review correct 0a1b2c3d "speaker=organisation: Mirel Works"[/cyan]

    One value of the first quantity, and the second date taken away:

      [cyan]onrecord review correct 0a1b2c3d 'quantities[0].high=40' 'dates[1]=none'[/cyan]
    """
    from onrecord.cli.deciding import decide, read_change, reviewer

    def work(opened: Ledger, id: str) -> StatementRow:
        from onrecord.ledger import reviewing

        whole = opened.statement(id).id
        pairs = [read_change(change) for change in changes]
        return reviewing.correct(opened.store, whole, pairs, reviewer=reviewer(by), reason=reason)

    raise typer.Exit(with_ledger(ledger, lambda opened: decide(opened, [id], work, "correct")))


def reject(
    ids: IdsArgument,
    reason: ReasonOption = None,
    by: ByOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Say that these are no statements for the ledger; they stay in it, but are no longer current.

    With the reason, for those who read it later:

      [cyan]onrecord review reject 0a1b2c3d --reason "on the weather at sea"[/cyan]
    """
    from onrecord.cli.deciding import decide, reviewer

    why = reason or (typer.prompt("Why", err=True) if sys.stdin.isatty() else "")
    if not why:
        raise typer.BadParameter("say why, for those who read it later", param_hint="--reason")

    def work(opened: Ledger, id: str) -> StatementRow:
        return opened.reject(id, by=reviewer(by), reason=why)

    raise typer.Exit(with_ledger(ledger, lambda opened: decide(opened, ids, work, "reject")))


def restore(
    ids: IdsArgument,
    by: ByOption = None,
    reason: ReasonOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Make current again what was rejected, or withdrawn by a new extraction.

    By the digits that `statements --standing rejected` shows:

      [cyan]onrecord review restore 0a1b2c3d --reason "it is on sales after all"[/cyan]
    """
    from onrecord.cli.deciding import decide, reviewer

    def work(opened: Ledger, id: str) -> StatementRow:
        return opened.restore(id, by=reviewer(by), reason=reason)

    raise typer.Exit(with_ledger(ledger, lambda opened: decide(opened, ids, work, "restore")))


def note(
    id: IdArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.", show_default=False)],
    by: ByOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write something down beside a statement; `show` has it.

    What others should know:

      [cyan]onrecord review note 0a1b2c3d "the same number as in the release of May"[/cyan]
    """
    from onrecord.cli.deciding import decide, reviewer

    def work(opened: Ledger, id: str) -> StatementRow:
        return opened.note(id, text, by=reviewer(by))

    raise typer.Exit(with_ledger(ledger, lambda opened: decide(opened, [id], work, "note")))


def next_(
    type: TypesOption = None,
    document: DocumentOption = None,
    by: ByOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Go through statements that nobody has reviewed, one by one, with a key for each decision.

    All of them, in the order in which they came into the ledger:

      [cyan]onrecord review next[/cyan]

    Denials alone:

      [cyan]onrecord review next --type denial[/cyan]
    """
    from onrecord.cli.deciding import reviewer
    from onrecord.cli.walking import walk

    def work(opened: Ledger) -> Status:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise UsageError(
                "`review next` waits for keys on a terminal; without one, use `review confirm`."
            )
        query = Query(type=tuple(type or ()), document=document)
        return walk(opened, query, reviewer=reviewer(by))

    raise typer.Exit(with_ledger(ledger, work))
