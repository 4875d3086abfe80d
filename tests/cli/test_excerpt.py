from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from onrecord.cli.excerpt import FOUND, highlighted, paragraph, passages
from onrecord.cli.visible import visible
from onrecord.records import Span, Spans


def places(text: str, pattern: str) -> Spans:
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


def marked(text: Text) -> list[str]:
    return [text.plain[span.start : span.end] for span in text.spans if span.style == FOUND]


def test_what_was_found_is_marked_within_the_words_alone() -> None:
    text = "Boats: the boats,\nMirel said, will sail with other boats."
    spans = (Span(7, 16), *places(text, "will sail"))
    shown = highlighted(text, spans, places(text, "(?i)boats|sail"))
    assert shown.plain == "the boats … will sail"
    assert marked(shown) == ["boats", "sail"]


def test_a_find_that_begins_before_the_words_is_marked_from_their_beginning() -> None:
    shown = highlighted("patrol boats sail", (Span(7, 17),), (Span(0, 12),))
    assert shown.plain == "boats sail"
    assert marked(shown) == ["boats"]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_marks_change_no_word(text: str, ends: list[tuple[int, int]]) -> None:
    found = tuple(Span(min(pair), max(pair)) for pair in sorted(ends))
    whole = Span(0, len(text))
    assert highlighted(text, (whole,), found).plain == visible(text)


LONG = " ".join(f"word{n}" for n in range(200))


@pytest.mark.parametrize("word", ["word0", "word7", "word100", "word199"])
def test_a_passage_has_whole_words_around_what_was_found(word: str) -> None:
    (shown,) = passages(LONG, places(LONG, rf"{word}\b"), most=2)
    assert marked(shown) == [word]
    words = shown.plain.replace("…", "").split()
    assert word in words
    assert set(words) <= set(LONG.split())
    assert len(words) < 40
    assert shown.plain.startswith("… ") == (word not in ("word0", "word7"))
    assert shown.plain.endswith(" …") == (word != "word199")


def test_a_passage_ends_with_its_paragraph() -> None:
    text = "Not this.\nHere are boats.\nNor that."
    (shown,) = passages(text, places(text, "boats"), most=2)
    assert shown.plain == "Here are boats."


def test_passages_do_not_repeat_what_they_have_shown() -> None:
    found = places(LONG, r"word(7|8|100|199)\b")
    shown = list(passages(LONG, found, most=9))
    assert [marked(text) for text in shown] == [["word7", "word8"], ["word100"], ["word199"]]
    said = [set(text.plain.replace("…", "").split()) for text in shown]
    assert all(not before & after for before, after in pairwise(said))
    assert len(list(passages(LONG, found, most=2))) == 2


def test_nothing_found_gives_no_passage() -> None:
    assert list(passages(LONG, (), most=2)) == []


def test_a_paragraph_ends_with_its_line_or_where_it_is_long() -> None:
    text = f"Before.\n{'a' * 9} boats {'b' * 9}\nAfter."
    (boats,) = places(text, "boats")
    assert text[slice(*paragraph(text, boats))] == f"{'a' * 9} boats {'b' * 9}"
    assert text[slice(*paragraph(text, boats, around=3))] == "aa boats bb"
    assert text[slice(*paragraph(text, Span(0, len(text))))] == text
