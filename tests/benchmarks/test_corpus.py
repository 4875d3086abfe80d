from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.corpus import load_stories, vary, write_lines

STORIES = (
    "Shipyards in Ostrava Minor lie idle, said Orsa Kelm.\n\n"
    "The minister met Kelm on Monday.\n\nKelm had asked for it.\n\nNothing was signed.",
    "A short one about Varania, by Tolm Brask.",
)


def test_the_same_seed_gives_the_same_documents_and_another_one_others() -> None:
    assert list(vary(STORIES, 7)) == list(vary(STORIES, 7))
    assert list(vary(STORIES, 7)) != list(vary(STORIES, 7, seed=1))
    assert list(vary(STORIES, 3)) == list(vary(STORIES, 7))[:3]


def test_no_two_documents_are_alike() -> None:
    texts = list(vary(STORIES, 100))
    assert len(set(texts)) == 100


def test_names_change_alike_throughout_and_nothing_else_does() -> None:
    (text,) = vary(STORIES, 1)
    assert "Kelm" not in text
    assert "Ostrava" not in text
    lead, *rest = text.split("\n\n")
    _, *old_rest = STORIES[0].split("\n\n")
    kelm = re.fullmatch(r"Shipyards in \w+ \w+ lie idle, said \w+ (\w+)\.", lead)
    assert kelm is not None
    named = [paragraph for paragraph in rest if kelm[1] in paragraph]
    assert len(named) == 2
    assert sorted(len(p.split()) for p in rest) == sorted(len(p.split()) for p in old_rest)
    assert "Nothing was signed." in rest


def test_stories_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("second", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "first"}\n\n', encoding="utf-8")
    (tmp_path / "c.html").write_text("<p>no</p>", encoding="utf-8")
    assert load_stories(tmp_path) == ("first", "second")


def test_without_stories_there_is_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no stories"):
        load_stories(tmp_path)


def test_lines_hold_the_texts_untouched(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    write_lines(iter(["“Ö”\n\nx", "y"]), path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == [{"id": "d0", "text": "“Ö”\n\nx"}, {"id": "d1", "text": "y"}]
