from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from onrecord.cli.listing import (
    catalogue_page,
    documents_page,
    found_page,
    short_id,
    statements_page,
)
from onrecord.ledger import Ledger
from onrecord.records import Extraction, Span
from onrecord.rows import DocumentMatch, Query, StatementMatch, StatementRow
from tests.cli.printing import printed
from tests.ledger.sample import Said, extraction, filled

STORY = extraction(
    "“Six boats are for\nsale,” minister Ada Kolvani told Novaset, if asked.\nIt rains.",
    Said(
        words="Six boats are for\nsale",
        speaker="Ada Kolvani",
        role="minister",
        via=("Novaset",),
        cue="told",
        kind="direct",
        type="export_offer",
        stage="offered",
        countries=("FR",),
        condition="if asked",
    ),
    Said(words="It rains", kind="narration", type="background"),
    title="Boats for sale",
    outlet="Tarsis Post",
    published="2031-05-06",
)


def rows(path: Path, *extractions: Extraction) -> list[StatementRow]:
    with filled(path / "ledger.db", extractions=extractions) as ledger:
        return list(ledger.statements(sort="added", descending=False))


def test_a_row_tells_who_what_when_on_which_terms_and_where(tmp_path: Path) -> None:
    offer, _ = rows(tmp_path, STORY)
    first, second, third = printed(statements_page([offer], 116), columns=116).splitlines()
    assert re.split(r" {2,}", first) == ["2031-05-06", "Ada Kolvani", "minister", "export offer"]
    assert re.split(r" {2,}", second.strip()) == [short_id(offer.id), "“Six boats are for sale”"]
    terms = "stage: offered · on condition “if asked” · FR · via Novaset · in Tarsis Post"
    assert third.strip() == terms


def test_what_nobody_said_is_told_by_the_outlet(tmp_path: Path) -> None:
    _, narration = rows(tmp_path, STORY)
    text = printed(statements_page([narration], 80))
    assert "the outlet itself" in text
    assert "It rains" in text


def test_a_short_id_is_the_beginning_of_the_id(tmp_path: Path) -> None:
    for row in rows(tmp_path, STORY):
        assert len(short_id(row.id)) == 8
        assert row.id.startswith("statement-" + short_id(row.id))


def test_what_people_and_later_readings_made_of_a_row_is_told(tmp_path: Path) -> None:
    plain, _ = rows(tmp_path, STORY)
    assert "export offer\n" in printed(statements_page([plain], 80))
    gone = replace(plain, reviewed="confirmed", standing="withdrawn")
    told = "export offer · confirmed · withdrawn · version 1"
    assert told in printed(statements_page([gone], 80))
    assert "version" not in printed(statements_page([replace(plain, version=2)], 80))


def test_a_statement_without_terms_leaves_no_empty_line(tmp_path: Path) -> None:
    bare = extraction(
        "Kolvani said: Boats float.",
        Said(words="Boats float", speaker="Kolvani", cue="said", type="assessment"),
        outlet=None,
    )
    (row,) = rows(tmp_path, bare)
    assert len(printed(statements_page([row], 80)).splitlines()) == 2


@pytest.mark.parametrize("columns", [40, 80, 116, 300])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(
    columns: int, tmp_path: Path
) -> None:
    chinese = "我们准备向友好国家出口无人机" * 9
    persian = "ما آماده صادرات پهپاد هستیم " * 8
    stories = [
        extraction(
            f"Kolvani said: {words}.",
            Said(words=words, speaker="Kolvani", role="head of " + "everything " * 20, cue="said"),
        )
        for words in (chinese, persian.strip(), "Unbroken" * 30)
    ]
    text = printed(statements_page(rows(tmp_path, *stories), columns), columns=columns)
    assert max(map(cell_len, text.splitlines())) <= columns
    joined = re.sub(r"\s|^[0-9a-f]{8}", "", text, flags=re.M)
    assert chinese in joined
    assert "Unbroken" * 30 in joined
    assert text.count("پهپاد") == 8


def test_text_cannot_style_or_steer_the_terminal(tmp_path: Path) -> None:
    nasty = "\x1b[2J[bold]boo[/] \x9b1m\u202e :smile:"
    story = extraction(
        f"{nasty} said: {nasty} it", Said(words=nasty, speaker=nasty, role=nasty, cue="said"),
        title=nasty, outlet=nasty,
    )  # fmt: skip
    (row,) = rows(tmp_path, story)
    text = printed(found_page([StatementMatch(row=row, found=(row.statement.content[0],))], 116))
    assert not set("\x1b\x9b\u202e") & set(text)
    assert text.count("[bold]boo[/]") == 4
    assert ":smile:" in text


def test_twenty_rows_have_one_empty_line_between_and_none_at_the_end(stories: Ledger) -> None:
    text = printed(statements_page(stories.statements(limit=20), 80))
    blocks = re.split(r"\n *\n", text.rstrip("\n"))
    assert len(blocks) == 20
    assert all(len(block.splitlines()) >= 2 for block in blocks)


def test_a_speaker_has_one_colour_on_a_page(stories: Ledger) -> None:
    page = printed(
        statements_page(stories.statements(Query(type=("denial",)), limit=20), 80), colour=True
    )
    named = re.findall(r"\x1b\[([\d;]+)m(Orla Venn|Teodor Malk|Ruwen Çal|Ines Karrow)", page)
    assert len({name for _, name in named}) == 4
    assert len(set(named)) == 4
    assert len({style for style, _ in named}) == 4


def test_what_was_searched_for_stands_out_in_the_words_alone(tmp_path: Path) -> None:
    offer, _ = rows(tmp_path, STORY)
    boats = Span(5, 10)
    assert offer.document.text[slice(*boats)] == "boats"
    text = printed(found_page([StatementMatch(row=offer, found=(boats,))], 80), colour=True)
    assert re.findall(r"\x1b\[([\d;]+)mboats\x1b", text) == ["1;4;31"]


def test_a_document_has_its_title_passages_facts_and_count(tmp_path: Path) -> None:
    with filled(tmp_path / "ledger.db", extractions=[STORY]) as ledger:
        (row,) = ledger.documents()
    match = DocumentMatch(row=row, found=(Span(5, 10),), statements=2)
    text = printed(documents_page([match], 80))
    first, passage, facts = text.splitlines()
    assert first.startswith("2031-05-06  Boats for sale")
    assert first.endswith("2 statements")
    assert passage.strip() == "“Six boats are for"
    assert facts.strip() == f"Tarsis Post · {row.document.id}"
    assert "1 statement\n" in printed(documents_page([replace(match, statements=1)], 80))


def test_the_catalogue_has_what_a_document_goes_by_and_whether_it_was_read(tmp_path: Path) -> None:
    with filled(tmp_path / "ledger.db", extractions=[STORY]) as ledger:
        (row,) = ledger.documents()
    bare = replace(row.document, title=None, outlet=None, published=None, language="de")
    untitled = replace(row, document=bare, name="de.txt")
    entries = [(row, 2, True), (untitled, 0, False)]
    text = printed(catalogue_page(entries, 80)).splitlines()
    first, facts, _, second, unread = (re.split(r" {2,}", line.strip()) for line in text)
    assert first == ["2031-05-06", "Boats for sale", "2 statements"]
    short = short_id(row.document.id)
    assert facts == [short, "Tarsis Post · Boats for sale.html · en · 1 left out"]
    assert second == ["no date", "de.txt", "0 statements"]
    assert unread == [short, "de, not read"]
