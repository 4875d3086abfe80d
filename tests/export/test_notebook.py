from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from onrecord.export.notebook import SHOWN, statement_html, statements_html, status_html
from onrecord.rows import Status
from tests.export.sample import nasty_rows, rows, rows_of
from tests.ledger.sample import Amount, Said, extraction

HOSTILE = "</style></div><img src=x onerror=alert(1)><script>alert(1)</script>\"'&amp;"
STATUS = Status(
    path="kesh.db", schema=1, documents=3, statements=12, standing={"current": 11, "rejected": 1},
    languages={"en": 3},
    reviewed={"confirmed": 2, "corrected": 1}, reviews=4, speakers=5, outlets=2, rejected=3,
    failed=0, unfinished_runs=0, producers=(), rows=40, head="c0" * 32, bytes_total=1,
    bytes_sources=1, first_published="2026-01-01", last_published="2026-03-03",
)  # fmt: skip


class Reader(HTMLParser):
    """Texts, marked texts and tags of a piece of HTML, with every tag closed in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.marked = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {name for name, _ in attrs} - {"style", "scope"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if "mark" in self.open else ""


def test_a_statement_stands_in_its_paragraph_with_its_words_marked() -> None:
    row = rows_of(
        extraction(
            "The port was shut.\nOrla Venn said nine boats were sold. They left.\nNo more.",
            Said(
                words="nine boats were sold",
                speaker="Orla Venn",
                role="minister",
                cue="said",
                quantities=(Amount(words="nine boats", low=9, unit="boats"),),
            ),
            title="Boats",
        )
    )[0]
    read = Reader(statement_html(row))
    assert read.marked == row.text
    assert "Orla Venn said nine boats were sold. They left." in read.text
    assert "The port was shut" not in read.text
    for words in ("minister", "9 boats", "Tarsis Post", row.id, row.hash, "Boats"):
        assert words in read.text


def test_a_table_counts_what_it_does_not_show() -> None:
    read = Reader(statements_html(rows(20)))
    assert f"80 statements, the first {SHOWN} shown" in read.text
    assert "1 statement" in Reader(statements_html(rows(1)[:1])).text
    assert "0 statements" in Reader(statements_html([])).text


def test_a_card_shows_a_ledger_in_figures() -> None:
    read = Reader(status_html(STATUS))
    for words in ("kesh.db", "11", "c0" * 32, "2026-01-01 to 2026-03-03", "never that it is true"):
        assert words in read.text
    assert "Failed" not in read.text
    empty = replace(STATUS, first_published=None, last_published=None, standing={}, reviewed={})
    assert "Published" not in Reader(status_html(empty)).text


def test_nothing_from_documents_becomes_markup() -> None:
    row = rows_of(
        extraction(
            f"{HOSTILE} said {HOSTILE}",
            Said(words=HOSTILE, speaker=HOSTILE, role=HOSTILE, cue="said", countries=(HOSTILE,)),
            title=HOSTILE,
            outlet=HOSTILE,
        )
    )[0]
    for html in (
        statement_html(row),
        statements_html([row]),
        status_html(replace(STATUS, path=HOSTILE)),
    ):
        read = Reader(html)
        assert HOSTILE in read.text
        assert not read.tags & {"img", "script", "style"}
    for nasty in nasty_rows():
        Reader(statement_html(nasty))
