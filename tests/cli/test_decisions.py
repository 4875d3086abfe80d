from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import RenderableType

from onrecord.cli.decisions import agreement_page, reviews_page
from onrecord.ledger import Ledger
from tests.cli.printing import printed
from tests.ledger.sample import filled


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "l.db", documents=1) as opened:
        yield opened


def shown(page: RenderableType | Iterator[RenderableType], columns: int = 80) -> str:
    text = printed(page, columns=columns)
    assert all(len(line) <= columns for line in text.splitlines())
    return text


def test_a_correction_is_shown_with_both_values(ledger: Ledger) -> None:
    row = next(row for row in ledger.statements() if row.statement.type == "denial")
    ledger.correct(row.id, "type", "plan", by="Ada\x1b[31m", reason="no denial")
    ledger.correct(row.id, "via", "none", by="Ben")
    text = shown(reviews_page(ledger, ledger.reviews(), 80))
    assert "corrected type: denial → plan  by Ada␛[31m" in text
    assert "corrected via: Mirel Agency → none  by Ben" in text
    assert "“no denial”" in text
    assert row.id.partition("-")[2][:8] in text


def test_agreement_is_shown_with_what_is_disputed(ledger: Ledger) -> None:
    assert "No statement was judged by two" in shown(agreement_page(ledger.agreement(), 80))
    first, second, *_ = ledger.statements()
    for row in (first, second):
        ledger.confirm(row.id, by="Ada")
    ledger.confirm(first.id, by="Ben")
    ledger.correct(second.id, "type", "plan", by="Ben")
    text = shown(agreement_page(ledger.agreement(), 80))
    assert "Ada, Ben  2 statements judged by two" in text
    (figures,) = (line.split() for line in text.splitlines() if line.startswith("type"))
    assert figures[1:3] == ["2", "50%"]
    (constant,) = (line.split() for line in text.splitlines() if line.startswith("verdict"))
    assert constant == ["verdict", "2", "100%", "–"]
    assert "plan  Ben" in text
