from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.ledger.passages import find_content, find_passage, hull, occurrences, place
from onrecord.records import Span

TEXT = (
    "Varania may sell boats, Orsa Kelm said in May. “It’s not yet\nso far,” she added.\n"
    "Boats may be sold if the mayor agrees, and boats\tmay not."
)
FIRST = Span(0, 22)
LAST = Span(TEXT.index("Boats"), len(TEXT))


def words(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_the_place_nearest_to_the_statement_is_found() -> None:
    assert find_passage("May", TEXT, near=FIRST) == Span(42, 45)
    assert find_passage("sell", TEXT, near=LAST) == Span(12, 16)
    assert find_passage("may sell", TEXT, near=LAST) == Span(8, 16)


def test_words_do_not_begin_or_end_within_others() -> None:
    assert occurrences("mayo", TEXT) == ()
    assert [words(span) for span in occurrences("may", TEXT)] == ["may"] * 3  # not mayor, not May
    assert words(find_passage("boats,", TEXT, near=FIRST)) == "boats,"


def test_space_marks_and_capitals_may_be_typed_plainly() -> None:
    assert words(find_passage("not yet so far", TEXT, near=FIRST)) == "not yet\nso far"
    assert words(find_passage("\"It's", TEXT, near=FIRST)) == "“It’s"
    assert words(find_passage("ORSA kelm", TEXT, near=FIRST)) == "Orsa Kelm"
    assert words(find_passage("boats may", TEXT, near=LAST)) == "boats\tmay"  # as it is, first


def test_words_that_stand_nowhere_are_an_error_that_says_what_stands_there() -> None:
    with pytest.raises(UsageError, match=r"does not have the words “mai sell”; it has “may sell”"):
        find_passage("mai sell", TEXT, near=FIRST)
    with pytest.raises(UsageError, match="No words"):
        find_passage("  ", TEXT, near=FIRST)


def test_equally_near_places_are_an_error_that_names_them() -> None:
    first, second = (span for span in occurrences("may", TEXT) if span.start > LAST.start)
    with pytest.raises(UsageError, match="2 times equally near") as raised:
        find_passage("may", TEXT, near=LAST)
    assert f"[{first.start}, {first.end}], [{second.start}, {second.end}]" in str(raised.value)
    assert find_passage(f"[{second.start}, {second.end}]", TEXT, near=LAST) == second


@pytest.mark.parametrize(
    "given", ["[4, 4]", "[-1, 4]", f"[0, {len(TEXT) + 1}]", "[1]", "[1, 2, 3]", (5, 2), 7, "[1,"]
)
def test_what_is_no_place_in_the_document_is_an_error(given: object) -> None:
    with pytest.raises(UsageError, match="no place"):
        place(given, TEXT)


def test_a_content_may_stand_in_parts() -> None:
    parts = find_content("Varania may sell boats … she added", TEXT, near=FIRST)
    assert [words(part) for part in parts] == ["Varania may sell boats", "she added"]
    assert find_content([list(part) for part in parts], TEXT, near=FIRST) == parts
    assert find_content("sell boats", TEXT, near=FIRST) == (Span(12, 22),)
    with pytest.raises(UsageError, match="follow one another"):
        find_content("she added … Varania", TEXT, near=FIRST)
    with pytest.raises(UsageError, match="no list of places"):
        find_content([], TEXT, near=FIRST)


def test_an_ellipsis_of_the_text_is_no_cut() -> None:
    text = "He said: well … perhaps."
    assert find_content("well … perhaps", text, near=Span(0, 2)) == (Span(9, 23),)


def test_the_hull_reaches_from_first_to_last() -> None:
    assert hull((Span(3, 5), Span(9, 12))) == Span(3, 12)


@given(st.lists(st.sampled_from(["a", "b", "ab", "“a”", "b’s"]), min_size=1), st.data())
def test_every_run_of_words_is_found_where_it_stands(parts: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    text, run = "\n ".join(parts), " ".join(parts[first:last])
    start = len("\n ".join([*parts[:first], ""]))
    end = start + len("\n ".join(parts[first:last]))
    assert Span(start, end) in occurrences(run, text)
