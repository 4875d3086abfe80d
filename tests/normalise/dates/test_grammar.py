from __future__ import annotations

import pytest

from onrecord.normalise.dates.grammar import pattern
from onrecord.normalise.dates.tokens import scan
from tests.normalise.dates.texts import LEXICON, hit_of


def test_a_pattern_is_over_kinds() -> None:
    found = pattern("<month:month> <day|digits_nth> (?: <comma> <year> )?")
    codes = scan("May 5, 2031", LEXICON.words).codes
    match = found.fullmatch(codes)
    assert match
    assert match.start("month") == 0
    assert found.fullmatch(scan("May the", LEXICON.words).codes) is None


def test_an_unknown_kind_fails_at_once() -> None:
    with pytest.raises(KeyError):
        pattern("<moon>")


def test_a_hit_sees_its_words_and_those_beside() -> None:
    hit = hit_of("Orlan came on May 5, 2031 with Brevia")
    assert hit.word("month") == "may"
    assert hit.value("day") == 5
    assert hit.has("year")
    assert not hit.has("moon")
    assert hit.kind_is(hit.first - 1, "in")
    assert not hit.kind_is(-1, "in")
    assert hit.is_other(hit.end)
    assert hit.is_name(hit.end + 1)
    assert hit.word_at(hit.end) == "with"
    assert hit.word_at(99) == ""


def test_news_looks_back_unless_it_shows_otherwise() -> None:
    assert hit_of("May 5").direction() == "past"
    assert hit_of("May 5", tense="perfect").direction() == "past"
    assert hit_of("May 5", tense="future").direction() == "future"
    assert hit_of("May 5", tense="present").direction() is None
    assert hit_of("until May 5", tense="perfect").direction() == "future"
    assert hit_of("until May 5", tense="past").direction() == "past"
    assert hit_of("since May 5", tense="future").direction() == "past"
