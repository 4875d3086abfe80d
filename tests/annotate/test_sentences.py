from __future__ import annotations

import json
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import split_paragraphs, split_sentences

ROOT = Path(__file__).parents[2]
LEXICON = yaml.safe_load(
    (ROOT / "src/onrecord/resources/lexicons/abbreviations.yaml").read_text(encoding="utf-8")
)
ABBREVIATIONS = frozenset(form for entry in LEXICON["entries"] for form in entry["forms"])
CASES = [
    json.loads(line)
    for line in (ROOT / "tests/cases/sentences.jsonl").read_text(encoding="utf-8").splitlines()
]


def sentences(text: str) -> list[str]:
    found = split_sentences(text, split_paragraphs(text), abbreviations=ABBREVIATIONS)
    return [text[slice(*span)] for span in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['marked'][:30]}")
def test_sentences_end_where_a_reader_ends_them(case: dict[str, str]) -> None:
    """`|` in a case marks the end of every sentence but the last."""
    text = case["marked"].replace("|", "")
    assert sentences(text) == [part.strip() for part in case["marked"].split("|")]


@pytest.mark.parametrize("entry", LEXICON["entries"], ids=lambda entry: entry["forms"][0])
def test_an_abbreviation_ends_no_sentence_but_may(entry: dict[str, str]) -> None:
    assert any(form in entry["example"].lower() for form in entry["forms"])
    assert len(sentences(entry["example"])) == 1
    assert len(sentences(entry["not"])) == 2


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    text = "\n  One \r\n\n\t\n• Two\u2028— Three\n"
    assert [text[slice(*span)] for span in split_paragraphs(text)] == ["One", "• Two", "— Three"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n "])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split_paragraphs(text) == ()
    assert sentences(text) == []


PIECES = st.lists(
    st.sampled_from(
        [
            "Orlan",
            "the",
            " ",
            "\n",
            ".",
            "?",
            "…",
            '"',
            "“",
            "”",
            "’",
            "U.S.",
            "Inc.",
            "No",
            "3",
            "(",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(), PIECES))
def test_sentences_cover_every_paragraph_and_nothing_else(text: str) -> None:
    paragraphs = split_paragraphs(text)
    found = split_sentences(text, paragraphs, abbreviations=ABBREVIATIONS)
    for a, b in pairwise(found):
        assert a.end <= b.start
    for start, end in found:
        assert text[start:end] == text[start:end].strip() != ""
        assert sum(p.start <= start and end <= p.end for p in paragraphs) == 1
    assert "".join(re.sub(r"\s", "", text[a:b]) for a, b in found) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("unit", [".", "A. ", '."A', "… A ", "(. ", "?) ", "a ", "1. "])
def test_time_grows_with_length_only(unit: str) -> None:
    """A bound far above what is needed and far below what quadratic time would take."""
    text = unit * (400_000 // len(unit))
    begin = time.perf_counter()
    split_sentences(text, split_paragraphs(text), abbreviations=ABBREVIATIONS)
    assert time.perf_counter() - begin < 10
