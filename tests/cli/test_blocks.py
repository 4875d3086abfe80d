from __future__ import annotations

import pytest
from rich.text import Text

from onrecord.cli.blocks import Barred, ends, grid, headed, quoted, who
from onrecord.records import Actor, StatementKind
from tests.cli.printing import printed

VENN = Actor(id="a", name="Orla\x1bVenn", kind="person", mentions=(), roles=("minister", "envoy"))


def test_a_bar_stands_along_every_line() -> None:
    lines = printed(Barred(Text("one two three four"), "red", 12), columns=40).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("▌ ") and len(line) <= 12 for line in lines)


def test_two_columns_of_space_part_cells_and_none_ends_a_line() -> None:
    for table in (grid(), headed()):
        table.add_column("a")
        table.add_column("b")
        table.add_row("x", "y")
        assert printed(table).splitlines()[-1].rstrip() == "x  y"


def test_a_line_has_something_at_either_end() -> None:
    assert printed(ends(Text("left"), Text("right")), columns=20) == "left           right\n"
    assert len(printed(ends(Text("left " * 9), Text("right")), columns=20).splitlines()) > 1


def test_a_line_that_may_be_cut_stays_one_and_keeps_its_end() -> None:
    line = printed(ends(Text("left " * 9), Text("right"), cut=True), columns=20)
    assert line.count("\n") == 1
    assert line.endswith("…  right\n")


def test_a_speaker_stands_with_the_first_role_and_steers_no_terminal() -> None:
    assert who(VENN, "she", colour="red").plain == "Orla␛Venn  minister"
    assert who(None, "a\x1bguard", colour="red").plain == "a␛guard"
    assert who(None, None, colour="red").plain == "the outlet itself"


@pytest.mark.parametrize(
    ("kind", "words", "shown", "bold"),
    [
        ("direct", "It is so", "“It is so”", "“It is so”"),
        ("direct", "that “it is so”", "that “it is so”", "“it is so”"),
        ("mixed", "it is “quite” so", "it is “quite” so", "“quite”"),
        ("indirect", "it is so", "it is so", ""),
    ],
)
def test_what_was_said_in_these_very_words_is_bold(
    kind: StatementKind, words: str, shown: str, bold: str
) -> None:
    text = quoted(kind, Text(words))
    assert text.plain == shown
    parts = [text.plain[span.start : span.end] for span in text.spans if "bold" in str(span.style)]
    whole = text.plain if text.style == "bold" else ""
    assert (whole or "".join(parts)) == bold
