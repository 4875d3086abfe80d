"""What reviewers decided and how far they agree, for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from pathlib import Path

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.listing import short_id
from onrecord.cli.options import Status
from onrecord.cli.output import writing
from onrecord.cli.results import Wanted, page_bytes, stream, write_rows
from onrecord.cli.table import WIDEST_COLUMNS
from onrecord.cli.visible import visible
from onrecord.export.catalogue import REVIEWS
from onrecord.ledger import Ledger
from onrecord.ledger.agreement import Agreement, Disagreement, FieldAgreement
from onrecord.ledger.fields import worded
from onrecord.rows import Review

_DONE = {"confirm": "confirmed", "reject": "rejected", "restore": "restored", "note": "noted"}
_STYLES = {"confirm": "green", "correct": "yellow", "reject": "red", "restore": "green"}


def list_decisions(
    ledger: Ledger, how: Wanted, *, reviewers: Collection[str], actions: Collection[str]
) -> Status:
    """The decisions of `reviewers` and of the kinds `actions`, or of all; the latest first."""
    chosen = [
        review
        for review in ledger.reviews()
        if (not reviewers or review.reviewer in reviewers)
        and (not actions or review.action in actions)
    ]

    def page(reviews: Iterable[Review], columns: int) -> RenderableType:
        return reviews_page(ledger, reviews, columns)

    return write_rows(islice(reversed(chosen), how.asked), how, REVIEWS, page)


def reviews_page(ledger: Ledger, reviews: Iterable[Review], columns: int) -> RenderableType:
    """A block for each decision: when and by whom, what, about which words, why."""
    page = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    page.width = min(columns, WIDEST_COLUMNS)
    page.add_column(width=10, no_wrap=True)
    page.add_column(ratio=1, overflow="fold")
    for review in reviews:
        if page.row_count:
            page.add_row("", "")
        what, words = _decision(ledger, review)
        line = Text.assemble((what, _STYLES.get(review.action, "")), "  ")
        line.append(f"by {visible(review.reviewer)}", style="dim")
        page.add_row(Text(review.at[:10], style="dim"), line)
        page.add_row(Text(short_id(review.id), style="dim"), Text(visible(words)))
        if review.reason:
            page.add_row("", Text(f"“{visible(review.reason)}”", style="italic"))
    return page


def write_agreement(ledger: Ledger, output: Path | None, *, table: bool) -> Status:
    """How far reviewers agree: a page, or one JSON object."""
    agreement = ledger.agreement()
    with stream(output) as to, writing(output or "standard output"):
        if table:
            to.write(page_bytes(lambda columns: agreement_page(agreement, columns), output))
        else:
            to.write(msgspec.json.encode(_as_json(agreement)) + b"\n")
        to.flush()
    return Status.ok


def agreement_page(agreement: Agreement, columns: int) -> RenderableType:
    """The figures field by field, then what is disagreed about."""
    if not agreement.statements:
        return Text("No statement was judged by two reviewers.", style="dim")
    names = ", ".join(visible(name) for name in agreement.reviewers)
    heading = Text.assemble(
        (names, "bold"), (f"  {_counted(agreement.statements, 'statement')} judged by two", "dim")
    )
    figures = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    figures.add_column("")
    for column in ("pairs", "agree", "alpha"):
        figures.add_column(column, justify="right")
    for field in agreement.fields:
        if field.pairs:
            figures.add_row(field.field, str(field.pairs), _percent(field), _alpha(field))
    disputed = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    disputed.width = min(columns, WIDEST_COLUMNS)
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


def _decision(ledger: Ledger, review: Review) -> tuple[str, str]:
    """What was decided, with both values of a corrected field, and the words it is about."""
    versions = ledger.versions(review.id)
    row = next(row for row in versions if row.number == review.statement)
    if review.action != "correct" or review.field is None:
        return _DONE[review.action], row.text
    made = next(after for after in versions if after.supersedes == row.number)
    before, after = (visible(worded(one, review.field)) for one in (row, made))
    return f"corrected {review.field}: {before} → {after}", row.text


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


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _as_json(agreement: Agreement) -> dict[str, object]:
    fields = [
        {**msgspec.to_builtins(field), "share": field.share}  # a share is no field of its own
        for field in agreement.fields
    ]
    return {**msgspec.to_builtins(agreement), "fields": fields}
