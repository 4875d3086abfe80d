from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from onrecord.cli.page import parts_of, statement_page
from onrecord.cli.shown import Shown, look_up
from onrecord.records import Extraction, Source
from tests.cli.printing import printed
from tests.ledger.sample import Amount, Said, extraction, filled

BEFORE = "The harbour was closed for a year."
AFTER = "Nobody was hurt."
STORY = extraction(
    f"{BEFORE}\n“Nine boats may be sold in 2031 if parliament agrees,” minister Ada Kolvani told"
    f" Novaset on Monday.\n{AFTER}\nMuch later, Ada Kolvani left.",
    Said(
        words="Nine boats may be sold in 2031 if parliament agrees",
        speaker="Ada Kolvani",
        role="minister",
        via=("Novaset",),
        cue="told",
        kind="direct",
        type="export_offer",
        stage="offered",
        countries=("FR", "TR"),
        condition="if parliament agrees",
        hedge="may",
        future=True,
        quantities=(Amount(words="Nine", low=9, unit="boats"),),
        dates=(("2031", "2031"),),
        told=(("Monday", "2031-05-05"),),
        items=(("boats", "VI", "patrol craft"),),
        confidence=0.87,
    ),
    title="Boats for sale",
    url="https://example.org/boats",
    outlet="Tarsis Post",
    published="2031-05-06",
    source=Source(media_type="text/html", data=b"<p>"),
)


def shown(path: Path, story: Extraction = STORY) -> Shown:
    with filled(path / "ledger.db", extractions=[story]) as ledger:
        return look_up(ledger, story.statements[0].id)


def test_every_part_is_numbered_in_the_paragraph_and_below(tmp_path: Path) -> None:
    text = printed(statement_page(shown(tmp_path), 116), columns=116)
    told = re.findall(r"^\[(\d)\] +(\w+) +(.*?) *$", text, re.M)
    assert [(label, words) for _, label, words in told] == [
        ("words", "Nine boats may be sold in 2031 if parliament agrees"),
        ("quantity", "Nine  9 boats · count"),
        ("item", "boats  patrol craft (VI)"),
        ("hedge", "may"),
        ("date", "2031  2031"),
        ("condition", "if parliament agrees"),
        ("source", "Ada Kolvani"),
        ("cue", "told"),
        ("date", "Monday  said 2031-05-05"),
    ]
    passage = " ".join(line[2:].strip() for line in text.splitlines() if line.startswith("▌"))
    assert passage == (
        "“Nine[2] boats[3] may[4] be sold in 2031[5] if parliament agrees[1][6],” minister Ada"
        " Kolvani[7] told[8] Novaset on Monday[9]."
    )


def test_what_stands_around_is_there_and_no_more(tmp_path: Path) -> None:
    text = printed(statement_page(shown(tmp_path), 80))
    assert text.index(BEFORE) < text.index("▌") < text.index(AFTER)
    assert "Much later" not in text


def test_parts_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    starts = [part.spans[0].start for part in parts_of(shown(tmp_path).row)]
    assert starts == sorted(starts)


def test_everything_known_is_told_with_its_label(tmp_path: Path) -> None:
    of = shown(tmp_path)
    text = printed(statement_page(of, 116), columns=116)
    facts = dict(re.findall(r"^([a-z][a-z0-9 ]{0,12}?) {2,}(.+?) *$", text, re.M))
    assert facts["speaker"] == "Ada Kolvani · person"
    assert facts["via"] == "Novaset · organisation"
    assert facts["said"] == "2031-05-05"
    assert facts["stage"] == "offered"
    assert facts["terms"] == "future"
    assert facts["countries"] == "FR TR"
    assert facts["confidence"] == "0.87"
    assert facts["document"] == "Boats for sale"
    assert facts["published"] == "2031-05-06 · Tarsis Post"
    assert facts["added"] == f"{of.document.added} as Boats for sale.html"
    assert facts["source sha256"] == of.document.source
    assert facts["read by"] == "onrecord 0.1.0"
    assert facts["row"] == f"{of.row.number} · version 1 · added {of.row.added}"
    assert facts["hash"] == of.row.hash
    for more in ("minister", "named 2 times: “Ada Kolvani”", of.row.document.id,
                 "https://example.org/boats", "model 1f1f", "lexicons 2e2e"):  # fmt: skip
        assert more in text
    assert of.row.id in text
    assert "export offer · direct" in text


def test_narration_has_neither_source_nor_cue(tmp_path: Path) -> None:
    story = extraction("It rains.", Said(words="It rains", kind="narration", type="background"))
    of = shown(tmp_path, story)
    assert [part.role for part in parts_of(of.row)] == ["content"]
    text = printed(statement_page(of, 80))
    assert "the outlet itself" in text
    assert "not kept" in text


@pytest.mark.parametrize("columns", [40, 80, 116, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, tmp_path: Path) -> None:
    long = "国防部长柯尔瓦尼表示 " * 90 + "Unbroken" * 40
    story = extraction(
        f"{long} Kolvani said {long}.", Said(words=long, speaker="Kolvani", cue="said")
    )
    text = printed(statement_page(shown(tmp_path, story), columns), columns=columns)
    assert max(map(cell_len, text.splitlines())) <= columns


def test_a_text_without_paragraphs_is_cut_around_the_words(tmp_path: Path) -> None:
    text = "Rain. " * 5000 + "Ada Kolvani said boats sail. " + "Sun. " * 5000
    story = extraction(text, Said(words="boats sail", speaker="Ada Kolvani", cue="said"))
    page = printed(statement_page(shown(tmp_path, story), 80))
    assert "boats sail[3]" in page
    assert len(page.splitlines()) < 80


def test_text_cannot_style_or_steer_the_terminal(tmp_path: Path) -> None:
    nasty = "\x1b[2J[bold]boo[/] \x9b1m\u202e"
    story = extraction(
        f"{nasty}\n{nasty} said: {nasty} it\n{nasty}",
        Said(words=nasty, speaker=nasty, role=nasty, cue="said", countries=(nasty,)),
        title=nasty, outlet=nasty, url=nasty,
    )  # fmt: skip
    text = printed(statement_page(shown(tmp_path, story), 116), columns=116)
    assert not set("\x1b\x9b\u202e") & set(text)
