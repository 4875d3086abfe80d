from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.records import Source
from tests.ledger.sample import Said, extraction, filled, story


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return filled(tmp_path / "said.db", documents=3)


def test_a_document_is_kept_once_under_whatever_name(ledger: Ledger) -> None:
    before = ledger.status()
    again = ledger.append(story(1), name="moved/story.txt", source=Source(media_type="", data=b""))
    assert (again.known, again.statements) == (True, 0)
    assert ledger.status() == before
    first = ledger.append(story(3), name="new.txt")
    assert (first.known, first.statements) == (False, len(story(3).statements))
    assert ledger.document(story(3).document.id).name == "new.txt"


def test_a_document_under_another_id_is_refused_and_nothing_is_written(ledger: Ledger) -> None:
    before = ledger.status()
    foreign = story(3)
    foreign = replace(foreign, document=replace(foreign.document, id="pages/story.html"))
    with pytest.raises(UsageError, match=r"pages/story\.html.*document_id"):
        ledger.append(foreign)
    assert ledger.status() == before


def test_a_document_is_known_by_what_it_says_not_by_its_name(ledger: Ledger) -> None:
    there = story(0).document
    assert ledger.knows(replace(there, id="elsewhere.txt"))
    assert not ledger.knows(replace(there, outlet="Another Post"))


def test_a_statement_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    row = next(iter(ledger.statements()))
    digits = row.id.removeprefix("statement-")
    assert ledger.statement(row.id) == row
    assert ledger.statement(digits[:10]) == row
    assert ledger.versions("statement-" + digits[:10]) == [row]


def test_what_begins_no_id_or_several_is_told(tmp_path: Path) -> None:
    with filled(tmp_path / "said.db", documents=12) as ledger:
        with pytest.raises(LedgerError, match="No statement 'xyz'"):
            ledger.statement("xyz")
        digits = [row.id.removeprefix("statement-")[0] for row in ledger.statements()]
        twice = next(digit for digit in digits if digits.count(digit) > 1)
        with pytest.raises(LedgerError, match=rf"'{twice}' begins several ids: statement-{twice}"):
            ledger.statement(twice)


def test_the_newest_version_is_the_statement(ledger: Ledger) -> None:
    first = next(iter(ledger.statements()))
    ledger.correct(first.id, "type", "denial", by="Runa Vey")
    newest = ledger.statement(first.id)
    assert (newest.statement.type, newest.version) == ("denial", 2)
    assert [version.version for version in ledger.versions(first.id)] == [1, 2]


def test_words_are_looked_for_among_those_that_a_query_chooses(tmp_path: Path) -> None:
    text = "Varania sold nine kites, Orla Venn said. The kites are late, Teodor Malk said."
    said = extraction(
        text,
        Said(words="Varania sold nine kites", speaker="Orla Venn", cue="said"),
        Said(words="The kites are late", speaker="Teodor Malk", cue="said"),
    )
    with Ledger.create(tmp_path / "said.db") as ledger:
        ledger.append(said)
        found = [match.row.text for match in ledger.search("kites")]
        assert sorted(found) == ["The kites are late", "Varania sold nine kites"]
        assert [row.text for row in ledger.select(words="kites", speaker="malk")] == [
            "The kites are late"
        ]


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.status()
