"""Datasette opens the file of a ledger as it is; it reads with the system's SQLite."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.ledger.sample import filled, story

READY = re.compile(r"Uvicorn running on (http://\S+)")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "kesh.db"
    with filled(path, 9) as ledger:
        ledger.confirm(ledger.select(type="denial")[0].id, by="Ines Karrow")
    return path


@pytest.fixture(scope="module")
def site(path: Path) -> Iterator[str]:
    """The address of Datasette's pages on the ledger; port 0 lets the system choose a free one."""
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            told = []
            for line in process.stderr:
                told.append(line)
                ready = READY.search(line)
                if ready:
                    yield f"{ready[1]}"
                    break
            else:
                pytest.fail("datasette did not start: " + "".join(told))
        finally:
            process.terminate()


def got(site: str, page: str) -> str:
    with urlopen(f"{site}{page}", timeout=30) as answer:
        assert answer.status == 200
        text: str = answer.read().decode()
    return text


def asked(site: str, page: str) -> Any:
    return json.loads(got(site, page))


class Links(HTMLParser):
    """The texts of links by their addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.at: str | None = None
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at = dict(attrs).get("href") if tag == "a" else self.at

    def handle_endtag(self, tag: str) -> None:
        self.at = None if tag == "a" else self.at

    def handle_data(self, data: str) -> None:
        if self.at:
            self.found[self.at] = self.found.get(self.at, "") + data


def test_the_first_page_lists_what_people_look_for(site: str) -> None:
    told = asked(site, "/kesh.json")
    assert {"statements", "quantities", "dates", "items"} <= {
        view["name"] for view in told["views"]
    }
    shown = {table["name"]: table for table in told["tables"] if not table["hidden"]}
    assert {"statement", "document", "actor", "attribution", "review", "producer"} <= set(shown)
    assert not [name for name in shown if "_fts" in name]
    assert shown["document"]["count"] == 9


def test_every_table_and_view_has_a_page(site: str) -> None:
    told = asked(site, "/kesh.json")
    names = [table["name"] for table in told["tables"]] + [view["name"] for view in told["views"]]
    assert len(names) > 12
    for name in names:
        got(site, f"/kesh/{name}")


def test_the_statements_read_well(site: str) -> None:
    told = asked(site, "/kesh/statements.json?_shape=objects&_size=max")
    assert len(told["rows"]) == 36
    first = told["rows"][0]
    assert list(first)[:6] == ["number", "said", "speaker", "role", "text", "type"]
    assert first["text"] == "Varania had sold 2 patrol boats in 2025"
    assert (first["speaker"], first["role"]) == ("Orla Venn", "defence minister")
    conditions = {row["condition"] for row in told["rows"]}
    assert conditions == {None, "if parliament agreed"}
    assert {row["reviewed"] for row in told["rows"]} == {None, "confirmed"}


def test_foreign_keys_show_names(site: str) -> None:
    row = asked(site, "/kesh/statement.json?_labels=on&_shape=objects&_size=1")["rows"][0]
    assert row["document"]["label"] == "Varania looks for buyers, part 0"
    assert row["speaker"]["label"] == "Orla Venn"
    links = Links(got(site, "/kesh/statement?_size=1")).found
    assert links[f"/kesh/document/{row['document']['value']}"] == "Varania looks for buyers, part 0"
    assert links[f"/kesh/actor/{row['speaker']['value']}"] == "Orla Venn"
    read = asked(site, "/kesh/extraction.json?_labels=on&_shape=objects&_size=1")["rows"][0]
    assert "onrecord 0.1.0" in read["producer"]["label"]


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("/kesh/statement.json?_search=parliament", 9),
        ("/kesh/statement.json?_search=Malk", 4),
        ('/kesh/statement.json?_search="was+never+said', 0),
        ("/kesh/document.json?_search=armoured", 3),
        ("/kesh/document.json?_search_title=Ostmark", 3),
    ],
)
def test_the_search_box_finds_words(site: str, page: str, count: int) -> None:
    assert asked(site, page)["filtered_table_rows_count"] == count


def test_pages_that_can_be_searched_have_the_box(site: str) -> None:
    for table in ("statement", "document"):
        assert 'name="_search"' in got(site, f"/kesh/{table}")


def test_views_have_facets_and_filters(site: str) -> None:
    told = asked(site, "/kesh/statements.json?_facet=type&_facet_array=countries&negated=0")
    found = {fact["value"]: fact["count"] for fact in told["facet_results"]["type"]["results"]}
    assert found == {"export_volume": 9, "export_condition": 9, "disclosure": 9}
    countries = told["facet_results"]["countries"]["results"]
    assert {fact["value"] for fact in countries} == {"VR", "OK", "KH"}
    drones = asked(site, "/kesh/items.json?_facet=sipri")["facet_results"]["sipri"]["results"]
    assert sum(fact["count"] for fact in drones) == 27
    numbers = asked(site, "/kesh/quantities.json?low__gte=9&_shape=objects")["rows"]
    assert [row["low"] for row in numbers] == [9.0, 10.0]


def test_pages_are_of_a_sensible_size(site: str) -> None:
    """Packed sources and long texts stand on a page cut short or as a link."""
    for page in ("/kesh", "/kesh/statements", "/kesh/source", "/kesh/document"):
        assert len(got(site, page)) < 300_000
    assert "Binary:" in got(site, "/kesh/source")


def test_nothing_can_be_changed_through_it(site: str) -> None:
    with pytest.raises(HTTPError) as refused:
        got(site, "/kesh.json?sql=delete+from+statement")
    assert refused.value.code == 400


def test_it_reads_on_while_somebody_writes(site: str, path: Path) -> None:
    from onrecord import Ledger

    before = asked(site, "/kesh/statement.json?_size=0")["filtered_table_rows_count"]
    with Ledger(path) as ledger:
        with ledger.store.writing():
            ledger.store.write_log("started")
            during = asked(site, "/kesh/statement.json?_size=0")["filtered_table_rows_count"]
        ledger.append(story(70), name="late.html")
    after = asked(site, "/kesh/statement.json?_size=0")["filtered_table_rows_count"]
    assert (during, after) == (before, before + 4)
