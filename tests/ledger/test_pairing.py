from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.pairing import LEAST_LIKENESS, likeness, pair
from onrecord.records import Actor, Extraction, Span, Spans, Statement
from onrecord.rows import Standing, StatementRow
from tests.ledger.sample import Said, extraction

TEXT = "Venn said that Ostmark sold ten boats in May and will sell more. Malk said the same.\n"
spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1])),
    min_size=1,
    max_size=1,
).map(tuple)


def statement(words: str, speaker: str = "Venn") -> Statement:
    return read(words, speaker).statements[0]


def read(words: str, speaker: str = "Venn") -> Extraction:
    return extraction(TEXT, Said(words=words, speaker=speaker, cue="said"))


def row(
    words: str, speaker: str = "Venn", *, number: int = 1, standing: Standing = "current"
) -> StatementRow:
    made = read(words, speaker)
    return StatementRow(
        number=number,
        version=1,
        supersedes=None,
        standing=standing,
        reviewed=None,
        statement=made.statements[0],
        attribution=made.attributions[0],
        actors=made.actors,
        said=None,
        said_last=None,
        document=made.document,
        name="a.txt",
        added="2031-03-14T00:00:00Z",
        produced_by=made.produced_by,
        hash="",
    )


def actors(*names: str) -> dict[str, Actor]:
    return {a.id: a for name in names for a in read("sold ten boats", name).actors}


def test_likeness_is_dice_over_characters() -> None:
    assert likeness((Span(0, 10),), (Span(0, 10),)) == 1
    assert likeness((Span(0, 10),), (Span(10, 20),)) == 0
    assert likeness((Span(0, 10),), (Span(5, 15),)) == 0.5
    assert likeness((Span(0, 4), Span(6, 10)), (Span(0, 10),)) == pytest.approx(16 / 18)


@given(spans, spans)
def test_likeness_is_symmetric_and_one_for_equals_alone(first: Spans, second: Spans) -> None:
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1
    assert (likeness(first, second) == 1) == (first == second)


def test_equal_ids_are_one_statement_whatever_its_words() -> None:
    old = row("sold ten boats")
    moved = replace(statement("sell more"), id=old.id)
    nearer = statement("sold ten boats in May")
    found = pair([old], [nearer, moved], actors("Venn"))
    assert found.same == ((old, moved),)
    assert found.new == (nearer,)
    assert found.vanished == ()


def test_words_that_overlap_most_go_together_one_to_one() -> None:
    short, long = row("ten boats", number=1), row("sold ten boats in May", number=2)
    exact, near = statement("sold ten boats in May"), statement("ten boats in May")
    exact = replace(exact, id="statement-x")
    found = pair([short, long], [near, exact], actors("Venn"))
    assert set(found.same) == {(long, exact), (short, near)}
    assert (found.vanished, found.new) == ((), ())


def test_little_in_common_is_another_statement() -> None:
    old, new = row("sold ten boats in May"), statement("in May and will sell more")
    assert likeness(old.statement.content, new.content) < LEAST_LIKENESS
    found = pair([old], [new], actors("Venn"))
    assert (found.same, found.vanished, found.new) == ((), (old,), (new,))


def test_among_equal_words_the_speaker_decides() -> None:
    words = "sold ten boats"
    venn, malk = row(words, "Venn", number=1), row(words, "Malk", number=2)
    said = [replace(statement(words, who), id=f"statement-{who}") for who in ("Malk", "Venn")]
    found = pair([venn, malk], said, actors("Venn", "Malk"))
    assert set(found.same) == {(venn, said[1]), (malk, said[0])}


def test_a_withdrawn_row_comes_back_by_its_id_alone() -> None:
    gone = row("sold ten boats", standing="withdrawn")
    same, like = statement("sold ten boats"), replace(statement("sold ten boats"), id="statement-x")
    assert pair([gone], [same], actors("Venn")).same == ((gone, same),)
    found = pair([gone], [like], actors("Venn"))
    assert (found.same, found.vanished, found.new) == ((), (), (like,))


@given(st.permutations(range(3)))
def test_the_order_of_rows_and_statements_makes_no_difference(order: list[int]) -> None:
    words = ["ten boats", "sold ten boats in May", "will sell more"]
    rows = [row(w, number=n) for n, w in enumerate(words)]
    others = ["boats in May", "sold ten boats", "sell more"]
    said = [replace(statement(w), id=f"statement-{w}") for w in others]
    found = pair([rows[n] for n in order], [said[n] for n in order], actors("Venn"))
    assert set(found.same) == set(pair(rows, said, actors("Venn")).same)
