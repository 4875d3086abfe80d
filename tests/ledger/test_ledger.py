from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.records import Source
from onrecord.rows import Query
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
        with pytest.raises(LedgerError, match=rf"'{twice}' stands for several: statement-{twice}"):
            ledger.statement(twice)


def test_a_document_is_found_by_the_beginning_of_its_id_and_by_its_name(ledger: Ledger) -> None:
    row = ledger.document(story(1).document.id)
    digits = row.document.id.removeprefix("document-")
    assert ledger.document(digits[:10]) == ledger.document(row.name) == row
    assert ledger.find_document(row.name) == row.document.id
    assert ledger.extraction(digits[:10]).document == row.document
    assert {one.document.id for one in ledger.select(document=row.name)} == {row.document.id}


def test_two_documents_of_one_name_are_told_apart_by_their_ids(ledger: Ledger) -> None:
    ledger.append(story(5), name="same.txt")
    ledger.append(story(6), name="same.txt")
    with pytest.raises(LedgerError, match=r"'same\.txt' stands for several: document-"):
        ledger.document("same.txt")


def test_a_document_that_is_not_there_is_told_and_no_empty_answer(ledger: Ledger) -> None:
    nowhere = Query(document="nowhere.txt")
    for ask in (
        lambda: ledger.document("nowhere.txt"),
        lambda: ledger.extraction("nowhere.txt"),
        lambda: ledger.statements(nowhere),
        lambda: ledger.search("boats", nowhere),
        lambda: ledger.speakers(nowhere),
        lambda: ledger.outlets(nowhere),
        lambda: ledger.select(document="nowhere.txt"),
    ):
        with pytest.raises(LedgerError, match=r"No document 'nowhere\.txt' in .*said\.db"):
            ask()


def test_wrong_use_is_told_before_anything_is_read(ledger: Ledger) -> None:
    atlantis = Query(country=("Atlantis",))
    for ask in (
        lambda: ledger.statements(atlantis),
        lambda: ledger.select(country="Atlantis"),
        lambda: ledger.search("boats", atlantis),
        lambda: ledger.speakers(atlantis),
        lambda: ledger.outlets(atlantis),
        lambda: ledger.select(said=("x", None)),
        lambda: ledger.select(sort="date"),  # type: ignore[arg-type]
        lambda: ledger.statements(limit=-1),
        lambda: ledger.search("boats", limit=-1),
        lambda: ledger.search_documents("boats", limit=-1),
        lambda: ledger.speakers(limit=-1),
        lambda: ledger.outlets(limit=-1),
        lambda: ledger.log(limit=-1),
    ):
        with pytest.raises(UsageError):
            ask()


def test_a_country_goes_by_code_or_name(ledger: Ledger) -> None:
    found = list(ledger.select(country="KH"))
    assert found
    assert list(ledger.select(country="Cambodia")) == list(ledger.select(country="kh")) == found


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
