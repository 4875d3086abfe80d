from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.page import statement_page
from onrecord.cli.shown import as_json, look_up
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from tests.cli.printing import printed
from tests.ledger.sample import filled, story


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return filled(tmp_path / "ledger.db", extractions=[story(0)])


def corrected(ledger: Ledger) -> str:
    """The id of a statement that one person corrected and another confirmed."""
    id = story(0).statements[0].id
    ledger.correct(id, "type", "plan", by="Ada", reason="They speak of 2027.")
    ledger.correct(id, "negated", "true", by="Ben")
    ledger.confirm(id, by="Cem")
    return id


def test_a_first_version_has_no_history(ledger: Ledger) -> None:
    shown = look_up(ledger, story(0).statements[0].id)
    assert len(shown.versions) == 1
    assert shown.reviews == ()


def test_the_page_tells_versions_and_reviews(ledger: Ledger) -> None:
    shown = look_up(ledger, corrected(ledger))
    text = printed(statement_page(shown, 116), columns=116)
    for words in (
        f"current · {shown.row.reviewed}",
        "type: export_volume → plan",
        "negated: false → true",
        "Ada · corrected type: export_volume → plan",
        "“They speak of 2027.”",
        "Cem · confirmed",
        f"{shown.row.number} · version 3",
    ):
        assert words in text
    assert text.index("version 3") < text.index("version 2")


def test_json_holds_every_version_and_review(ledger: Ledger) -> None:
    shown = look_up(ledger, corrected(ledger))
    line = as_json(shown)
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    value = json.loads(line)
    assert [row["statement"]["type"] for row in value["versions"]] == [
        "export_volume",
        "plan",
        "plan",
    ]
    assert [row["standing"] for row in value["versions"]] == ["superseded", "superseded", "current"]
    assert [row["hash"] for row in value["versions"]] == [row.hash for row in shown.versions]
    assert [(r["action"], r["reviewer"]) for r in value["reviews"]] == [
        ("correct", "Ada"),
        ("correct", "Ben"),
        ("confirm", "Cem"),
    ]
    assert value["document"]["text"] == story(0).document.text
    assert value["document"]["sha256"] == story(0).document.sha256


def test_what_is_not_there_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        look_up(ledger, "ffffffff")
