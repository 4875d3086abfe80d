from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.export.terms import amount, terms
from onrecord.records import Document, Item, Modality, Quantity, Span, StatementDate
from tests.cli.sample import attribution, statement

TEXT = "about nine boats against the last two years"


def quantity(low: float | None, high: float | None, **more: Any) -> Quantity:
    known: dict[str, Any] = {
        "span": Span(0, 10),
        "unit": None,
        "relation": "exact",
        "direction": None,
        "measure": "count",
        "baseline": None,
    }
    return Quantity(low=low, high=high, **known | more)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (quantity(9, 9, unit="boats"), "9 boats"),
        (quantity(9, 9, unit="boats", relation="about"), "≈ 9 boats"),
        (quantity(72400, 72400), "72,400"),
        (quantity(4, 5, unit="times", direction="up"), "4–5 times ↑"),
        (quantity(3e9, 3e9, unit="USD"), "USD 3 billion"),
        (quantity(624.601e6, 624.601e6, unit="USD", relation="at_most"), "≤ USD 624.601 million"),
        (quantity(None, 40, unit="percent", relation="less_than"), "< 40 %"),
        (quantity(24, None, relation="at_least"), "≥ 24"),
        (quantity(0.5, 0.5, unit="percent", direction="down"), "0.5 % ↓"),
        (quantity(None, None, relation="about"), "“about nine”"),
        (quantity(5, 5, baseline=Span(25, 43)), "5 against “the last two years”"),
    ],
)
def test_a_quantity_reads_as_one_says_it(found: Quantity, shown: str) -> None:
    assert amount(found, TEXT) == shown


def test_all_terms_of_a_statement_are_told() -> None:
    plain = statement(attribution(content=(Span(0, 16),)))
    full = replace(
        plain,
        stage="contracted",
        modality=Modality(negated=True, hedge=Span(0, 5)),
        quantities=(quantity(9, 9, unit="boats"),),
        dates=(
            StatementDate(span=Span(25, 43), value=None, role="content"),
            StatementDate(span=Span(0, 5), value="2031-05", role="utterance"),
        ),
        countries=("FR", "TR"),
        items=(
            Item(span=Span(11, 16), unroca="VI", sipri="patrol craft"),
            Item(span=Span(11, 16), unroca=None, sipri=None),
            Item(span=Span(0, 5), unroca="VI", sipri="patrol craft"),
        ),
    )
    assert list(terms(full, Document(id="d", text=TEXT))) == [
        "stage: contracted",
        "negated",
        "hedged “about”",
        "9 boats",
        "“the last two years”",
        "said 2031-05",
        "FR TR",
        "patrol craft (VI)",
        "boats",
    ]
    assert list(terms(plain, Document(id="d", text=TEXT))) == []
