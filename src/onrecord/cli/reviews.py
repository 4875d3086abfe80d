"""The commands that read what people decided: review list, agreement, export."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.opening import DEFAULT, LedgerOption, with_ledger
from onrecord.cli.options import STATUSES, Format, FormatOption, Status, choice, settled
from onrecord.cli.results import LimitOption, OutputOption, RowFormatOption, row_options

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


class GoldFormat(StrEnum):
    """What reviewed statements are written as."""

    gold = "gold"
    training = "training"


class Decided(StrEnum):
    """Which decisions are listed."""

    confirm = "confirm"
    correct = "correct"
    reject = "reject"
    restore = "restore"
    note = "note"


def register(review: typer.Typer) -> None:
    """Add the commands of this module to `review`."""
    review.command("list", epilog=STATUSES)(list_)
    review.command(epilog=STATUSES)(agreement)
    review.command(epilog=STATUSES)(export)


def list_(
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help="Only what NAME decided, in any case; may be repeated.",
            show_default=False,
        ),
    ] = None,
    action: Annotated[
        list[Decided] | None,
        typer.Option(
            parser=choice(Decided, "action"),
            metavar="ACTION",
            help="Only confirm, correct, reject, restore or note; may be repeated.",
            show_default=False,
        ),
    ] = None,
    limit: LimitOption = None,
    format: RowFormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List what was decided, by whom and why, the latest first.

    What one of several reviewers rejected:

      [cyan]onrecord review list --by "Ada Moor" --action reject[/cyan]

    Everything, as a spreadsheet:

      [cyan]onrecord review list --format csv --output reviews.csv[/cyan]
    """
    from onrecord.cli.decisions import list_decisions

    how = row_options(format, output, limit)
    actions = frozenset(one.value for one in action or ())

    def work(opened: Ledger) -> Status:
        return list_decisions(opened, how, reviewers=by or (), actions=actions)

    raise typer.Exit(with_ledger(ledger, work))


def agreement(
    format: FormatOption = None,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Measure how far reviewers agree, where two or more have judged the same statements.

    Share of equal judgements and Krippendorff's alpha, on the whole and for each
    field, and what they disagree about:

      [cyan]onrecord review agreement[/cyan]
    """
    from onrecord.cli.decisions import write_agreement

    table = settled(format, output) is Format.table

    raise typer.Exit(
        with_ledger(ledger, lambda opened: write_agreement(opened, output, table=table))
    )


def export(
    format: Annotated[
        GoldFormat,
        typer.Option(
            parser=choice(GoldFormat, "format"),
            metavar="gold|training",
            help="gold: documents with their statements, to measure against; training: labelled"
            " sentences, as in training/statements/.",
        ),
    ] = GoldFormat.gold,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial",
            help="In gold: documents of which only some statements are reviewed too, marked as"
            " such. In training they are always taken in, by the sentence.",
        ),
    ] = False,
    output: OutputOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write reviewed statements as gold to measure by, or as sentences to train on.

    Documents whose statements were all confirmed, corrected or rejected:

      [cyan]onrecord review export -o gold.jsonl[/cyan]

    Labelled sentences:

      [cyan]onrecord review export --format training -o sentences.jsonl[/cyan]
    """
    from onrecord.cli.gold import write_gold, write_training

    if partial and format is GoldFormat.training:
        raise typer.BadParameter("is for --format gold", param_hint="--partial")

    def work(opened: Ledger) -> Status:
        if format is GoldFormat.training:
            return write_training(opened, output)
        return write_gold(opened, output, partial=partial)

    raise typer.Exit(with_ledger(ledger, work))
