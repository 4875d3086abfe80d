from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from onrecord.cli.documents import chosen
from onrecord.ledger import Ledger
from onrecord.rows import Days
from tests.cli.command import on_terminal, onrecord
from tests.ledger.sample import extraction, filled

EVER = Days()


def test_the_latest_published_come_first_and_those_without_a_day_last(stories: Ledger) -> None:
    days = [row.document.published for row in chosen(stories, outlets=(), published=EVER)]
    known = [day for day in days if day]
    assert len(days) == 30
    assert 0 < len(known) < 30
    assert days == [*sorted(known, reverse=True), *[None] * (30 - len(known))]


@pytest.mark.parametrize("name", ["herald", "Kolvani HERALD", "Kolváni"])
def test_an_outlet_goes_by_words_of_its_name(stories: Ledger, name: str) -> None:
    found = list(chosen(stories, outlets=[name], published=EVER))
    of_it = {row.number for row in stories.documents() if row.document.outlet == "Kolvani Herald"}
    assert {row.number for row in found} == of_it != set()
    assert not list(chosen(stories, outlets=["Hera"], published=EVER))


def test_days_choose_and_leave_out_what_has_none(stories: Ledger) -> None:
    march = list(chosen(stories, outlets=(), published=Days(first="2026-03-01", last="2026-03-31")))
    assert march
    assert all((row.document.published or "").startswith("2026-03") for row in march)
    assert all(
        row.document.published
        for row in chosen(stories, outlets=(), published=Days(first="2000-01-01"))
    )


def test_a_terminal_shows_ids_that_show_a_document(path: Path) -> None:
    page = on_terminal("documents", "--limit", "2", "--ledger", path)
    assert "4 statements" in page
    short = re.findall(r"m([0-9a-f]{8})\b", page)
    assert len(short) == 2
    for id in short:
        assert onrecord("show", id, "--ledger", path).returncode == 0


def test_programs_get_the_table_of_documents(path: Path, tmp_path: Path) -> None:
    lines = onrecord("documents", "--outlet", "herald", "--ledger", path).stdout.splitlines()
    assert {json.loads(line)["outlet"] for line in lines} == {"Kolvani Herald"}
    out = tmp_path / "documents.csv"
    assert onrecord("documents", "-o", out, "--ledger", path).returncode == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 30


def test_an_empty_ledger_has_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "l.db", extractions=[extraction("Nobody spoke.")]).close()
    done = onrecord("documents", "--outlet", "Nobody", "--ledger", tmp_path / "l.db")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"nothing found" in done.stderr
