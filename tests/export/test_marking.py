from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.marking import Mark, Role, marks, paragraphs, pieces
from onrecord.records import Span
from tests.export.sample import rows_of
from tests.ledger.sample import Amount, Said, extraction

TEXT = "Orla Venn said nine boats, or more, were sold.\n\n The port was shut.\r\nEnd"
ROLES: tuple[Role, ...] = ("content", "source", "cue", "condition", "hedge", "quantity", "date")


def of(words: str, role: Role = "content", key: int = 0) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), role, key)


def test_a_term_inside_content_cuts_it_and_lies_over_it() -> None:
    content, quantity = of("nine boats, or more"), of("nine boats", "quantity")
    found = [(TEXT[p.start : p.end], p.marks) for p in pieces(Span(15, 47), [content, quantity])]
    assert found == [
        ("nine boats", (content, quantity)),
        (", or more", (content,)),
        (", were sold.\n", ()),
    ]


def test_two_statements_over_one_span_share_its_piece() -> None:
    first, second = of("nine boats", key=1), of("boats, or more", key=4)
    shared = [p for p in pieces(Span(0, len(TEXT)), [first, second]) if len(p.marks) > 1]
    assert [(TEXT[p.start : p.end], p.keys) for p in shared] == [("boats", [1, 4])]
    assert shared[0].has("content")
    assert not shared[0].has("quantity")


def test_the_parts_of_a_statement_are_told_apart() -> None:
    row = rows_of(
        extraction(
            "If asked, Orla Venn said in May she might sell 9 boats.",
            Said(
                words="she might sell 9 boats",
                speaker="Orla Venn",
                cue="said",
                hedge="might",
                condition="If asked",
                quantities=(Amount(words="9 boats", low=9),),
                items=(("boats", "VI", None),),
                told=(("May", "2026-05"),),
            ),
        )
    )[0]
    text = row.document.text
    assert {(mark.role, text[mark.start : mark.end], mark.key) for mark in marks(row, 7)} == {
        ("content", "she might sell 9 boats", 7),
        ("source", "Orla Venn", 7),
        ("cue", "said", 7),
        ("hedge", "might", 7),
        ("condition", "If asked", 7),
        ("quantity", "9 boats", 7),
        ("date", "May", 7),
        ("item", "boats", 7),
    }
    told = replace(row, attribution=None)
    assert {mark.role for mark in marks(told, 7)}.isdisjoint({"source", "cue"})


def test_lines_are_kept_whole_and_blank_ones_left_out() -> None:
    across = Mark(TEXT.index("were"), TEXT.index("was"), "content", 0)
    found = [[TEXT[p.start : p.end] for p in line] for line in paragraphs(TEXT, [across])]
    assert found == [
        ["Orla Venn said nine boats, or more, ", "were sold."],
        [" The port ", "was shut."],
        ["End"],
    ]


spans = st.tuples(st.integers(-5, 90), st.integers(-5, 90)).map(sorted)
made = st.builds(
    lambda span, role, key: Mark(span[0], span[1], role, key),
    spans,
    st.sampled_from(ROLES),
    st.integers(0, 3),
)


@given(st.lists(made, max_size=12), spans)
def test_pieces_cover_the_stretch_with_the_marks_that_lie_there(
    marked: list[Mark], within: list[int]
) -> None:
    start, end = within
    covered = start
    for piece in pieces(Span(start, end), marked):
        assert piece.start == covered < piece.end
        covered = piece.end
        for at in range(piece.start, piece.end):
            assert set(piece.marks) == {m for m in marked if m.start <= at < m.end}
    assert covered == end


@given(st.lists(made, max_size=12), st.text("ab \n\r\u2028", max_size=80))
def test_every_character_of_a_line_has_its_marks(marked: list[Mark], text: str) -> None:
    marks_at: dict[int, set[Mark]] = {}
    for line in paragraphs(text, marked):
        for piece in line:
            marks_at |= {at: set(piece.marks) for at in range(piece.start, piece.end)}
    assert marks_at.keys() >= {at for at, sign in enumerate(text) if sign in "ab"}
    for at, lying in marks_at.items():
        assert lying == {m for m in marked if m.start <= at < m.end}
