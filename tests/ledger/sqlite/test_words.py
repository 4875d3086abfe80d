from __future__ import annotations

from collections.abc import Iterator

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.ledger.sqlite.words import (
    Term,
    expression,
    found_in,
    inflected,
    parse_search,
    tokenise,
    within,
)
from onrecord.records import Span

TEXTS = (
    "Varania negotiates with Ostmark",
    "The negotiations had been denied; nobody negotiated",
    "Whoever denies it denied it before, and will deny it again",
    "Hoping for controls, they hoped and hope; a controlled export of hops",
    "İstanbul’da Füze gösterildi, çok İHA",
    "Le café, le cafe\u0301",
    "الصواريخ الجديدة في كشم",
    "نقل الصَّواريخ",
)


@pytest.fixture(scope="module")
def connection() -> Iterator[apsw.Connection]:
    connection = apsw.Connection(":memory:")
    connection.execute(
        'CREATE VIRTUAL TABLE statement_fts USING fts5 (text, tokenize="unicode61 remove_diacritics'
        ' 2")'
    )
    connection.executemany(
        "INSERT INTO statement_fts (rowid, text) VALUES (?, ?)", list(enumerate(TEXTS))
    )
    yield connection
    connection.close()


def hits(connection: apsw.Connection, words: str) -> list[int]:
    terms = parse_search(connection, words, "statement_fts")
    found = connection.execute(
        "SELECT rowid FROM statement_fts(?) ORDER BY rowid", (expression(terms),)
    )
    return [number for (number,) in found]


def marked(connection: apsw.Connection, words: str, text: str) -> list[str]:
    terms = parse_search(connection, words, "statement_fts")
    return [text[start:end] for start, end in found_in(terms, tokenise(connection, text))]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("negotiating", [0, 1]),
        ("NEGOTIATION", [0, 1]),
        ("deny", [1, 2]),
        ("denies", [1, 2]),
        ("hope", [3]),
        ("hops", [3]),
        ("control", [3]),
        ("varania ostmark", [0]),
        ("varania deny", []),
        ("negotiat*", [0, 1]),
        ("negotia", []),
        ('"nobody negotiated"', [1]),
        ('"negotiated nobody"', []),
        ('"nobody negotiates"', []),
        ("“nobody negotiated”", [1]),
        ("«nobody negotiated»", [1]),
        ('"nobody nego*"', [1]),
        ('"nobody negotiated', [1]),
        ("with-Ostmark", [0]),
        ("istanbul", [4]),
        ("FUZE", [4]),
        ("iha", [4]),
        ("cafe", [5]),
        ("café", [5]),
        ("كشم", [6]),
        ("الصَّواريخ", [7]),
        ("AND", [2, 3]),
        ("text:Varania", []),
        ("varania NOT ostmark", []),
    ],
)
def test_a_search_finds_words_phrases_and_beginnings(
    connection: apsw.Connection, words: str, numbers: list[int]
) -> None:
    assert hits(connection, words) == numbers


@pytest.mark.parametrize("words", ["", "  ", "***", '""', "“ ”", "-", "\x00", "\ud800", "( ) :"])
def test_a_search_without_a_word_says_what_to_give(connection: apsw.Connection, words: str) -> None:
    with pytest.raises(UsageError, match="a star"):
        parse_search(connection, words, "statement_fts")


@given(st.one_of(st.text(st.characters()), st.text('ab*" (){}:^+-“”«\0\ud800NEARORT', max_size=40)))
def test_no_search_whatsoever_breaks_the_query(connection: apsw.Connection, words: str) -> None:
    try:
        terms = parse_search(connection, words, "statement_fts")
    except UsageError:
        return
    list(connection.execute("SELECT rowid FROM statement_fts(?)", (expression(terms),)))
    found_in(terms, tokenise(connection, words))


def test_a_search_may_be_as_long_as_a_page(connection: apsw.Connection) -> None:
    assert hits(connection, " ".join(f"word{n}" for n in range(2000))) == []


def test_a_word_stands_for_its_forms_that_occur_and_no_others(connection: apsw.Connection) -> None:
    assert inflected(connection, "denied", "statement_fts") == {"denied", "denies", "deny"}
    assert inflected(connection, "hoped", "statement_fts") == {"hoped", "hope", "hoping"}
    assert inflected(connection, "hop", "statement_fts") == {"hop", "hops"}
    assert inflected(connection, "unheard", "statement_fts") == {"unheard"}


FAMILIES = (
    "study studies studied studying",
    "buy buys buying",
    "deliver delivers delivered delivering",
    "supply supplies supplied supplying",
    "agree agrees agreed agreeing",
    "stop stops stopped stopping",
    "produce produces produced producing",
    "ship ships shipped shipping",
    "carry carries carried carrying",
    "missile missiles",
    "company companies",
    "die dies died",
    "refuse refuses refused refusing",
)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_form_of_a_word_finds_every_other(family: str) -> None:
    forms = family.split()
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE statement_fts USING fts5 (text)")
    connection.execute("INSERT INTO statement_fts (text) VALUES (?)", (family,))
    for form in forms:
        assert inflected(connection, form, "statement_fts") == set(forms)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("denied", "He denies it; “denied” he Denied.", ["denies", "denied", "Denied"]),
        ("fuze", "Çok füze, İHA", ["füze"]),
        ("iha", "Çok füze, İHA var", ["İHA"]),
        ("cafe", "le cafe\u0301, le café", ["cafe\u0301", "café"]),
        ("كشم", "الجديدة في كشم.", ["كشم"]),
        ('"nobody negotiated"', "nobody, negotiated; nobody", ["nobody, negotiated"]),
        ('"a b" "b c"', "a b c d", ["a b c"]),
        ("neg*", "𝔘 negotiates neg", ["negotiates", "neg"]),
        ('"a ne*"', "a new a ne b", ["a new", "a ne"]),
    ],
)
def test_what_a_search_finds_is_marked_in_the_text(
    connection: apsw.Connection, words: str, text: str, found: list[str]
) -> None:
    assert marked(connection, words, text) == found


@given(st.text())
def test_tokens_stand_where_the_index_says_in_any_text(
    connection: apsw.Connection, text: str
) -> None:
    tokens = tokenise(connection, text)
    places = [place for token in tokens for place in (token.start, token.end)]
    assert places == sorted(places)
    for token in tokens:
        # A word cut out of the text is cut alike on its own.
        assert [one.word for one in tokenise(connection, text[token.start : token.end])] == [
            token.word
        ]


def test_what_is_found_over_a_joint_comes_back_in_parts() -> None:
    content = (Span(10, 14), Span(30, 36))
    joint = " … "
    # 0..4 is the first part, 4..7 the joint, 7..13 the second part.
    assert within((Span(1, 3),), content, joint) == (Span(11, 13),)
    assert within((Span(8, 10),), content, joint) == (Span(31, 33),)
    assert within((Span(2, 9),), content, joint) == (Span(12, 14), Span(30, 32))
    assert within((), content, joint) == ()


def test_a_term_is_quoted_for_the_index() -> None:
    assert Term(forms=frozenset({("a",), ("b", "c")}), open=False).expression == '("a" OR "b c")'
    assert Term(forms=frozenset({("a",)}), open=True).expression == '("a" *)'
