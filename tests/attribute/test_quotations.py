from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.quotations import Quotation, find_quotations
from onrecord.records import Span

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "quotations.jsonl").open(encoding="utf-8")
]


def lines(text: str) -> tuple[Span, ...]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(line.strip())))
        at += len(line) + 1
    return tuple(found)


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, lines(text))


def unmark(marked: str) -> tuple[str, list[tuple[Span, int]]]:
    """The text without ⟦ and ⟧, and the span and depth between each pair of them."""
    text, opened, found = "", [], []
    for character in marked:
        if character == "⟦":
            opened.append(len(text))
        elif character == "⟧":
            start = opened.pop()
            found.append((Span(start, len(text)), len(opened)))
        else:
            text += character
    return text, sorted(found, key=lambda f: (f[0].start, -f[0].end))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['marked'][:30]}")
def test_quotations_open_and_close_where_a_reader_sees_it(case: dict[str, Any]) -> None:
    """`broken`: for each quotation O or C for a missing mark, R for one that runs on."""
    text, expected = unmark(case["marked"])
    found = quotations(text)
    assert [(q.inner, q.depth) for q in found] == expected
    flags = ["O" * q.opening_missing + "C" * q.closing_missing + "R" * q.runs_on for q in found]
    assert flags == case.get("broken", [""] * len(found))


def test_the_outer_span_takes_in_the_marks_that_are_there() -> None:
    text = "“We build,” ``and sell'' or wait,” he said."
    assert [text[slice(*q.outer)] for q in quotations(text)] == [
        "“We build,”",
        "``and sell''",
        "or wait,”",
    ]


MARKS = st.lists(
    st.sampled_from([*"\"“”‟«»‹›„‘’‚'` \n.,s", "``", "''", "word ", " Kelm’s "]), max_size=40
).map("".join)


@given(st.one_of(st.text(), MARKS))
def test_any_text_has_quotations_in_order_inside_their_lines(text: str) -> None:
    paragraphs = lines(text)
    found = find_quotations(text, paragraphs)
    assert list(found) == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    for quotation in found:
        (start, end), (first, last) = quotation.inner, quotation.outer
        assert first <= start < end <= last
        assert text[start:end] == text[start:end].strip()
        assert any(p.start <= first and last <= p.end for p in paragraphs)
        assert quotation.depth >= 0


@given(MARKS)
def test_quotations_of_depth_nought_do_not_overlap(text: str) -> None:
    outermost = [q.outer for q in quotations(text) if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outermost))


@pytest.mark.parametrize("unit", ['"', "“", "'a ", "‘s’ ", "“‘\"'", "``", '"a ', "s’ ", "«»"])
def test_time_grows_with_length_only(unit: str) -> None:
    """A bound far above what is needed and far below what quadratic time would take."""
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    quotations(text)
    assert time.perf_counter() - begin < 10
