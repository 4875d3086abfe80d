from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from onrecord.ledger.agreement import judgements, krippendorff_alpha, measure_agreement
from onrecord.ledger.store import Store
from onrecord.records import Statement
from onrecord.rows import Action, Review, StatementRow
from tests.export.sample import rows


def units(*observers: str) -> list[list[str]]:
    """The values of each unit, where every observer gives one sign a unit and * for none."""
    rows = [observer.split() for observer in observers]
    return [[v for v in unit if v != "*"] for unit in zip(*rows, strict=True)]


def test_alpha_is_that_of_the_published_examples() -> None:
    """K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, examples B and C.

    The third is the worked example of the encyclopedia article on the coefficient.
    """
    two = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
    assert krippendorff_alpha(two) == pytest.approx(0.692, abs=5e-4)
    four = units(
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    )
    assert krippendorff_alpha(four) == pytest.approx(0.743, abs=5e-4)
    three = units(
        "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "1 * 2 1 3 3 4 3 * * * * * * *",
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    )
    assert krippendorff_alpha(three) == pytest.approx(0.691, abs=5e-4)


def test_alpha_at_its_ends() -> None:
    assert krippendorff_alpha(units("a b", "a b")) == 1
    assert krippendorff_alpha(units("a b", "b a")) == pytest.approx(-0.5)
    assert krippendorff_alpha(units("a a", "a a")) is None
    assert krippendorff_alpha(units("a *", "* b")) is None
    assert krippendorff_alpha([]) is None


def version(of: StatementRow, number: int, statement: Statement) -> StatementRow:
    return replace(
        of, number=number, version=of.version + 1, supersedes=of.number, statement=statement
    )


def review(number: int, of: StatementRow, action: Action, reviewer: str) -> Review:
    return Review(
        number=number,
        statement=of.number,
        id=of.id,
        action=action,
        field="type" if action == "correct" else None,
        value="plan" if action == "correct" else None,
        reason=None,
        reviewer=reviewer,
        at="2026-03-15T09:00:00Z",
    )


FIRST, OTHER, *_ = rows(1)  # on what was sold, and a denial
SECOND = version(FIRST, 11, replace(FIRST.statement, type="plan"))
THIRD = version(SECOND, 13, replace(SECOND.statement, stage=None))


class Kept:
    """Reviews and versions as a store would give them."""

    def __init__(self, reviews: list[Review], *rows: StatementRow) -> None:
        self._reviews, self._rows = reviews, rows

    def reviews(self, id: str | None = None) -> list[Review]:
        return [review for review in self._reviews if id in (None, review.id)]

    def versions(self, id: str) -> list[StatementRow]:
        return [row for row in self._rows if row.id == id]


def store(reviews: list[Review], *rows: StatementRow) -> Store:
    return cast(Store, Kept(reviews, *rows))


def test_the_last_judgement_counts_and_asserts_its_version() -> None:
    made = judgements(
        [
            review(1, FIRST, "confirm", "Ada"),
            review(10, FIRST, "correct", "Ben"),
            review(12, SECOND, "correct", "Cy"),
            review(14, THIRD, "note", "Cy"),
            review(15, THIRD, "reject", "Dee"),
            review(16, THIRD, "restore", "Eve"),
            review(17, THIRD, "confirm", "Ada"),
        ],
        [FIRST, SECOND, THIRD],
    )
    assert [(j.reviewer, j.verdict, j.row) for j in made] == [
        ("Ada", "kept", THIRD),
        ("Ben", "kept", SECOND),
        ("Cy", "kept", THIRD),
        ("Dee", "rejected", None),
        ("Eve", "kept", None),
    ]


def test_agreement_is_measured_where_two_have_judged() -> None:
    reviews = [
        review(5, FIRST, "confirm", "Ada"),
        review(10, FIRST, "correct", "Ben"),  # type: export_volume to plan
        review(12, SECOND, "note", "Cy"),
        review(20, OTHER, "confirm", "Ada"),
        review(21, OTHER, "confirm", "Ben"),
    ]
    agreement = measure_agreement(store(reviews, FIRST, SECOND, OTHER))
    assert agreement.reviewers == ("Ada", "Ben")
    assert agreement.statements == 2
    by_field = {field.field: field for field in agreement.fields}
    assert (by_field["type"].pairs, by_field["type"].agreeing) == (2, 1)
    assert by_field["type"].share == 0.5
    # export_volume and plan, denial twice: 1 - 3 * 2 / (2 * 2 + 1 * 3 + 1 * 3)
    assert by_field["type"].alpha == pytest.approx(1 - 6 / 10)
    assert (by_field["stage"].share, by_field["stage"].alpha) == (1.0, 1.0)
    assert (by_field["future"].share, by_field["future"].alpha) == (1.0, None)
    assert (by_field["verdict"].share, by_field["verdict"].alpha) == (1.0, None)
    assert by_field["whole"].share == 0.5
    (disagreement,) = agreement.disagreements
    assert (disagreement.id, disagreement.field) == (FIRST.id, "type")
    assert disagreement.values == (("Ada", "export_volume"), ("Ben", "plan"))


def test_a_rejection_disagrees_on_the_verdict_and_the_whole_alone() -> None:
    reviews = [review(5, FIRST, "confirm", "Ada"), review(6, FIRST, "reject", "Ben")]
    agreement = measure_agreement(store(reviews, FIRST))
    by_field = {field.field: field for field in agreement.fields}
    assert (by_field["verdict"].pairs, by_field["verdict"].agreeing) == (1, 0)
    assert (by_field["whole"].pairs, by_field["whole"].agreeing) == (1, 0)
    assert (by_field["type"].pairs, by_field["type"].share) == (0, None)
    assert [(d.field, d.values) for d in agreement.disagreements] == [
        ("verdict", (("Ada", "kept"), ("Ben", "rejected")))
    ]


def test_one_reviewer_agrees_with_nobody() -> None:
    reviews = [review(5, FIRST, "confirm", "Ada"), review(6, FIRST, "confirm", "Ada")]
    agreement = measure_agreement(store(reviews, FIRST))
    assert (agreement.reviewers, agreement.statements, agreement.disagreements) == ((), 0, ())
    assert all(field.pairs == 0 and field.share is None for field in agreement.fields)
