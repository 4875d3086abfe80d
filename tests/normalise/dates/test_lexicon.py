from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from onrecord.errors import ResourceError
from onrecord.normalise.dates import build_date_lexicon
from onrecord.resources import load_lexicons
from tests.normalise.dates.texts import ENTRIES, LEXICON, read, read_plain

DAY = "2031-05-14"


def entries(*names: str) -> list[Any]:
    return [
        pytest.param(name, n, id=f"{name}: {entry['forms'][0]}")
        for name in names
        for n, entry in enumerate(ENTRIES[name])
    ]


def without(name: str, n: int) -> Mapping[str, list[dict[str, Any]]]:
    kept = [entry for m, entry in enumerate(ENTRIES[name]) if m != n]
    return {**ENTRIES, name: kept}


@pytest.mark.parametrize(
    ("name", "n"), entries("date_words", "calendar_months", "named_days", "fiscal_years")
)
def test_the_example_needs_its_entry(name: str, n: int) -> None:
    text = ENTRIES[name][n]["example"]
    lexicon = build_date_lexicon(without(name, n))
    assert read_plain(text, DAY) != read_plain(text, DAY, lexicon)


@pytest.mark.parametrize(
    ("name", "n"), entries("date_words", "calendar_months", "named_days", "fiscal_years")
)
def test_where_it_must_not_there_is_no_date(name: str, n: int) -> None:
    assert read_plain(ENTRIES[name][n]["not"], DAY) == ()


@pytest.mark.parametrize(("name", "n"), entries("clause_words"))
def test_a_word_turns_its_clause(name: str, n: int) -> None:
    entry = ENTRIES[name][n]
    assert [t.edtf for t in read(entry["example"], DAY)] != [
        t.edtf for t in read(entry["not"], DAY)
    ]


def test_the_packed_lexicons_serve() -> None:
    assert build_date_lexicon(load_lexicons()).words.keys() == LEXICON.words.keys()


def test_the_longest_form_of_a_word_comes_first() -> None:
    assert [len(word.rest) for word in LEXICON.words["the"]] == sorted(
        (len(word.rest) for word in LEXICON.words["the"]), reverse=True
    )


def test_an_unknown_kind_is_refused() -> None:
    wrong = {**ENTRIES, "date_words": [{"kind": "moon", "forms": ["moon"]}]}
    with pytest.raises(ResourceError, match="'moon'"):
        build_date_lexicon(wrong)


def test_values_are_as_many_as_forms() -> None:
    wrong = {**ENTRIES, "date_words": [{"kind": "unit", "forms": ["moon"], "values": [1, 2]}]}
    with pytest.raises(ResourceError, match="another number"):
        build_date_lexicon(wrong)
