from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite.fetching import AT_ONCE
from onrecord.records import StatementType
from onrecord.rows import Query, Sort, StatementRow
from tests.ledger.sample import Said, extraction, filled, story


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with filled(tmp_path_factory.mktemp("listing") / "l.db", 9) as ledger:
        yield ledger


def test_a_search_marks_what_it_found_and_gives_the_latest_published_first(ledger: Ledger) -> None:
    matches = list(ledger.search("asking boat"))
    assert [match.row.statement.type for match in matches] == ["denial"] * 3
    days = [match.row.document.published or "" for match in matches]
    assert days == sorted(days, reverse=True)
    for match in matches:
        text = match.row.document.text
        assert [text[start:end] for start, end in match.found] == ["asked", "boats"]
        ((start, end),) = match.row.statement.content
        assert all(start <= span.start < span.end <= end for span in match.found)
    assert list(ledger.search("asking boat", limit=2)) == matches[:2]


def test_a_search_can_be_narrowed_by_filters(ledger: Ledger) -> None:
    found = list(ledger.search("drones", Query(type=("denial",), outlet=("herald",))))
    assert [match.row.document.title for match in found] == ["Ostmark looks for buyers, part 1"]
    assert list(ledger.search("drones", Query(type=("plan",)))) == []


def test_a_search_for_names_finds_words_of_the_content_only(ledger: Ledger) -> None:
    assert list(ledger.search("denial")) == []
    assert list(ledger.search("Venn")) == []


def test_documents_are_found_by_title_and_text_together(ledger: Ledger) -> None:
    matches = list(ledger.search_documents('"patrol boats" tarsis'))
    assert len(matches) == 3
    for match in matches:
        text = match.row.document.text
        assert {text[start:end] for start, end in match.found} == {"patrol boats", "Tarsis"}
        assert match.statements == 4
    assert (
        list(ledger.search_documents("tarsis", limit=2))
        == list(ledger.search_documents("tarsis"))[:2]
    )


def test_the_statements_of_a_document_that_stand_are_counted(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db", 1) as ledger:
        row = next(ledger.statements())
        with ledger.store.writing():
            ledger.store.write_review(row.number, "reject", reviewer="Kim")
        (match,) = ledger.search_documents("tarsis")
        assert match.statements == 3


def test_undated_documents_come_last_and_ties_in_the_order_of_adding(tmp_path: Path) -> None:
    days = (None, "2026-01-01", "2026-02-01", None, "2026-01-01")
    told = [
        extraction(f"Kesh sold boat {n}.", Said(words=f"Kesh sold boat {n}."), published=day)
        for n, day in enumerate(days)
    ]
    with filled(tmp_path / "l.db", extractions=told) as ledger:
        found = [match.row.text[-2] for match in ledger.search("boat")]
        assert found == ["2", "1", "4", "0", "3"]
        assert [m.row.document.text[-2] for m in ledger.search_documents("boat")] == found


def test_a_corrected_statement_keeps_its_place_among_those_of_its_day(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db", 2) as ledger:
        sorts: tuple[tuple[Sort, StatementType], ...] = (("published", "policy"), ("said", "plan"))
        for sort, type in sorts:
            before = [row.id for row in ledger.select(sort=sort)]
            for id in (before[1], before[5]):
                ledger.correct(id, "type", type, by="Ada")
            assert [row.id for row in ledger.select(sort=sort)] == before
            up = [row.id for row in ledger.select(sort=sort, descending=False)]
            assert up == before[4:] + before[:4]


def test_speakers_are_sorted_without_regard_to_capitals(tmp_path: Path) -> None:
    names = ("zeno Tol", "Éva Rho", "orla Venn", "Kesh Works", "Orla Venn")
    text = "\n".join(f"{name} said it was so ({n})." for n, name in enumerate(names))
    told = extraction(
        text,
        *(Said(words=f"it was so ({n})", speaker=name, cue="said") for n, name in enumerate(names)),
    )
    with filled(tmp_path / "l.db", extractions=[told]) as ledger:
        up = [
            row.speaker and row.speaker.name
            for row in ledger.select(sort="speaker", descending=False)
        ]
        assert up == ["Kesh Works", "orla Venn", "Orla Venn", "zeno Tol", "Éva Rho"]
        down = [row.speaker and row.speaker.name for row in ledger.select(sort="speaker")]
        assert down == ["Éva Rho", "zeno Tol", "orla Venn", "Orla Venn", "Kesh Works"]


@pytest.mark.parametrize("words", ["", "«»", "* - *"])
def test_a_search_without_words_is_wrong_use(ledger: Ledger, words: str) -> None:
    for search in (ledger.search, ledger.search_documents):
        with pytest.raises(UsageError, match="no word to search for"):
            list(search(words))
    with pytest.raises(UsageError, match="needs words"):
        list(ledger.store.search_statements(Query(), limit=1))


@given(st.text())
def test_any_words_whatsoever_are_searched_or_wrong_use(ledger: Ledger, words: str) -> None:
    for search in (ledger.search, ledger.search_documents):
        try:
            list(search(words, limit=1))
        except UsageError:
            assert not any(sign.isalnum() and sign.isascii() for sign in words)


def test_stories_that_the_ledger_holds_are_found_by_their_own_words(ledger: Ledger) -> None:
    for n in range(9):
        for statement in story(n).statements:
            ((start, end),) = statement.content
            words = story(n).document.text[start:end].replace('"', " ")
            found = ledger.search(f'"{words}"', Query(document=story(n).document.id))
            assert [(m.row.id, m.found) for m in found] != []


@pytest.mark.parametrize("search", [False, True])
def test_what_is_listed_is_from_one_moment(tmp_path: Path, search: bool) -> None:
    """Also what is read in later pages, while others decide, correct and add."""
    with filled(tmp_path / "l.db", 210) as ledger, Ledger(ledger.path) as other:
        every = list(ledger.statements())
        ledger.confirm(every[-1].id, by="Ada")

        def listed() -> Iterator[StatementRow]:
            if search:
                return (match.row for match in ledger.search("boats"))
            return ledger.statements()

        before = list(listed())
        assert len(before) > AT_ONCE
        rows = listed()
        first = next(rows)
        other.reject(before[-1].id, by="Bo", reason="invented")
        other.correct(before[-2].id, "hedge", [0, 3], by="Bo")
        other.confirm(before[-3].id, by="Bo")
        other.append(story(300))
        assert [first, *rows] == before
        assert list(listed()) != before
