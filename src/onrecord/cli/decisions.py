"""What reviewers decided and how far they agree, for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.blocks import grid, headed
from onrecord.cli.changes import decision
from onrecord.cli.listing import short_id
from onrecord.cli.options import Status
from onrecord.cli.output import destination, page_bytes
from onrecord.cli.results import RowOptions, write_rows
from onrecord.cli.visible import visible
from onrecord.export.catalogue import REVIEWS
from onrecord.export.wording import counted
from onrecord.ledger import Ledger
from onrecord.ledger.agreement import Agreement, Disagreement, FieldAgreement
from onrecord.rows import Review

_STYLES = {"confirm": "green", "correct": "yellow", "reject": "red", "restore": "green"}


def list_decisions(
    ledger: Ledger, how: RowOptions, *, reviewers: Collection[str], actions: Collection[str]
) -> Status:
    """The decisions of `reviewers` and of the kinds `actions`, or of all; the latest first.

    Names are one in any case.
    """
    wanted = {" ".join(name.split()).casefold() for name in reviewers}
    chosen = [
        review
        for review in ledger.reviews()
        if (not wanted or review.reviewer.casefold() in wanted)
        and (not actions or review.action in actions)
    ]

    def page(reviews: Iterable[Review], columns: int) -> Iterator[RenderableType]:
        return reviews_page(ledger, reviews, columns)

    return write_rows(islice(reversed(chosen), how.asked), how, REVIEWS, page)


def reviews_page(
    ledger: Ledger, reviews: Iterable[Review], columns: int
) -> Iterator[RenderableType]:
    """A block for each decision: when and by whom, what, about which words, why."""
    for number, review in enumerate(reviews):
        if number:
            yield Text()
        block = grid(columns)
        block.add_column(width=10, no_wrap=True)
        block.add_column(ratio=1, overflow="fold")
        versions = ledger.versions(review.id)
        words = next(row.text for row in versions if row.number == review.statement)
        line = Text.assemble(
            (visible(decision(review, versions)), _STYLES.get(review.action, "")), "  "
        )
        line.append(f"by {visible(review.reviewer)}", style="dim")
        block.add_row(Text(review.at[:10], style="dim"), line)
        block.add_row(Text(short_id(review.id), style="dim"), Text(visible(words)))
        if review.reason:
            block.add_row("", Text(f"“{visible(review.reason)}”", style="italic"))
        yield block


def write_agreement(ledger: Ledger, output: Path | None, *, table: bool) -> Status:
    """How far reviewers agree: a page, or one JSON object."""
    agreement = ledger.agreement()
    with destination(output) as to:
        if table:
            to.write(page_bytes(lambda columns: agreement_page(agreement, columns), output))
        else:
            to.write(msgspec.json.encode(_as_json(agreement)) + b"\n")
    return Status.ok


def agreement_page(agreement: Agreement, columns: int) -> RenderableType:
    """The figures field by field, then what is disagreed about."""
    if not agreement.statements:
        return Text("No statement was judged by two reviewers.", style="dim")
    names = ", ".join(visible(name) for name in agreement.reviewers)
    heading = Text.assemble(
        (names, "bold"), (f"  {counted(agreement.statements, 'statement')} judged by two", "dim")
    )
    figures = headed()
    figures.add_column("")
    for column in ("pairs", "agree", "alpha"):
        figures.add_column(column, justify="right")
    for field in agreement.fields:
        if field.pairs:
            figures.add_row(field.field, str(field.pairs), _percent(field), _alpha(field))
    disputed = grid(columns)
    disputed.add_column(width=10, no_wrap=True)
    disputed.add_column(width=10, no_wrap=True)
    disputed.add_column(ratio=1, overflow="fold")
    for disagreement in agreement.disagreements:
        for row in _disputed(disagreement):
            disputed.add_row(*row)
    parts: list[RenderableType] = [heading, Text(), figures]
    if agreement.disagreements:
        parts += [Text(), disputed]
    return Group(*parts)


def _disputed(disagreement: Disagreement) -> list[tuple[Text, Text, Text]]:
    rows = []
    for place, (reviewer, value) in enumerate(disagreement.values):
        first = place == 0
        rows.append(
            (
                Text(short_id(disagreement.id) if first else "", style="dim"),
                Text(disagreement.field if first else ""),
                Text.assemble(visible(value), (f"  {visible(reviewer)}", "dim")),
            )
        )
    return rows


def _percent(field: FieldAgreement) -> str:
    return f"{field.share:.0%}" if field.share is not None else ""


def _alpha(field: FieldAgreement) -> str:
    """Where all have one value, chance cannot be told from agreement."""
    return f"{field.alpha:.2f}" if field.alpha is not None else "–"


def _as_json(agreement: Agreement) -> dict[str, object]:
    fields = [
        {**msgspec.to_builtins(field), "share": field.share}  # a share is no field of its own
        for field in agreement.fields
    ]
    return {**msgspec.to_builtins(agreement), "fields": fields}
