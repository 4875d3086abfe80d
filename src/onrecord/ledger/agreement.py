"""How far reviewers agree: on whether a statement belongs in the ledger, and on each field.

What counts is the last judgement of each reviewer about each statement. A confirmation asserts all
fields of the version that was looked at, a correction those of the version it made; a rejection
asserts that nothing of it belongs, a restoration only that something does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from onrecord.ledger.fields import FIELDS, value_of, worded
from onrecord.ledger.store import Store
from onrecord.rows import Review, StatementRow

VERDICT = "verdict"
WHOLE = "whole"
"""Everything at once: two judgements agree where both reject, or all fields are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a reviewer holds of a statement; `row` is the version asserted, where one is."""

    reviewer: str
    verdict: Literal["kept", "rejected"]
    row: StatementRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """Agreement on one field, on the verdict, or on the whole.

    `pairs` counts pairs of reviewers with a value for the same statement, `agreeing` those of equal
    values. `alpha` is None where all values are the same, since nothing can be told from that.
    """

    field: str
    statements: int
    pairs: int
    agreeing: int
    alpha: float | None

    @property
    def share(self) -> float | None:
        """Agreeing pairs of all pairs, in [0, 1]; None where there are none."""
        return self.agreeing / self.pairs if self.pairs else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A statement and field with unequal values: each reviewer's, in words."""

    id: str
    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement over the statements that two reviewers or more have judged."""

    reviewers: tuple[str, ...]
    statements: int
    fields: tuple[FieldAgreement, ...]
    """WHOLE, VERDICT, then FIELDS."""
    disagreements: tuple[Disagreement, ...]


def measure_agreement(store: Store) -> Agreement:
    """How far the reviewers of a ledger agree."""
    by_statement: dict[str, list[Review]] = defaultdict(list)
    for review in store.reviews():
        if review.action != "note":
            by_statement[review.id].append(review)
    judged = {
        id: judgements(reviews, store.versions(id))
        for id, reviews in by_statement.items()
        if len({review.reviewer for review in reviews}) > 1
    }
    return Agreement(
        reviewers=tuple(sorted({j.reviewer for js in judged.values() for j in js})),
        statements=len(judged),
        fields=tuple(
            _field_agreement(field, [_values(field, js) for js in judged.values()])
            for field in (WHOLE, VERDICT, *FIELDS)
        ),
        disagreements=tuple(
            disagreement
            for id, js in judged.items()
            for field in (VERDICT, *FIELDS)
            if (disagreement := _disagreement(id, field, js))
        ),
    )


def judgements(
    reviews: Iterable[Review], versions: Sequence[StatementRow]
) -> tuple[Judgement, ...]:
    """The last judgement of each reviewer about one statement, in the order of the first ones."""
    by_number = {row.number: row for row in versions}
    made = {row.supersedes: row for row in versions}
    last: dict[str, Judgement] = {}
    for review in reviews:
        if review.action == "note":
            continue
        row = None
        if review.action == "confirm":
            row = by_number[review.statement]
        elif review.action == "correct":
            row = made[review.statement]
        verdict: Literal["kept", "rejected"] = "rejected" if review.action == "reject" else "kept"
        last[review.reviewer] = Judgement(reviewer=review.reviewer, verdict=verdict, row=row)
    return tuple(last.values())


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data with any number of observers and missing values.

    `units` has for each unit the values that observers gave it; a unit with fewer than two counts
    for nothing. 1 is perfect agreement, 0 what chance would give, below 0 worse; None where there
    is no unit or only one value. Computed from the coincidence matrix, equation for nominal data in
    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011,
    https://repository.upenn.edu/asc_papers/43 (section C).
    """
    total = 0
    disagreeing = 0.0  # the sum of the matrix off its diagonal
    margins: Counter[Hashable] = Counter()
    for values in units:
        count = len(values)
        if count < 2:
            continue
        counts = Counter(values)
        total += count
        margins += counts
        disagreeing += sum(n * (count - n) for n in counts.values()) / (count - 1)
    expected = sum(n * (total - n) for n in margins.values())
    return 1 - (total - 1) * disagreeing / expected if expected else None


def _values(field: str, judged: Iterable[Judgement]) -> dict[str, Hashable]:
    """What each reviewer says of `field`, as far as he or she does."""
    return {
        j.reviewer: _value(field, j)
        for j in judged
        if field == VERDICT or j.row or (field == WHOLE and j.verdict == "rejected")
    }


def _value(field: str, judgement: Judgement) -> Hashable:
    if field == VERDICT or judgement.row is None:
        return judgement.verdict
    statement = judgement.row.statement
    if field == WHOLE:
        return tuple(value_of(statement, name) for name in FIELDS)
    return value_of(statement, field)


def _field_agreement(field: str, units: Sequence[dict[str, Hashable]]) -> FieldAgreement:
    compared = [tuple(values.values()) for values in units if len(values) > 1]
    pairs = [pair for values in compared for pair in combinations(values, 2)]
    return FieldAgreement(
        field=field,
        statements=len(compared),
        pairs=len(pairs),
        agreeing=sum(a == b for a, b in pairs),
        alpha=krippendorff_alpha(compared),
    )


def _disagreement(id: str, field: str, judged: Sequence[Judgement]) -> Disagreement | None:
    if len(set(_values(field, judged).values())) < 2:
        return None
    return Disagreement(
        id=id,
        field=field,
        values=tuple(
            (j.reviewer, j.verdict if field == VERDICT or j.row is None else worded(j.row, field))
            for j in judged
            if field == VERDICT or j.row
        ),
    )
