from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.cli.counts import bar, log_page, names_page
from onrecord.rows import LogRow, NameCount
from tests.cli.printing import printed


def name(called: str = "Ada Kolvani", statements: int = 12, **more: str | None) -> NameCount:
    return NameCount(
        name=called,
        kind="person",
        roles=("minister of arms", "general"),
        statements=statements,
        documents=3,
        first=more.get("first", "2031-01-02"),
        last=more.get("last", "2031-05-06"),
    )


def test_a_speaker_has_name_kind_first_role_counts_and_days() -> None:
    head, line, about = printed(names_page([name()], 80)).splitlines()
    assert head.split() == ["name", "statements", "documents", "first", "last"]
    assert line.split() == ["Ada", "Kolvani", "████████", "12", "3", "2031-01-02", "2031-05-06"]
    assert about.strip() == "person · minister of arms"


def test_an_outlet_has_one_line() -> None:
    outlet = NameCount(
        name="Tarsis Post", kind=None, roles=(), statements=1, documents=1, first=None, last=None
    )
    _, line = printed(names_page([outlet], 80)).splitlines()
    assert "Tarsis Post" in line
    assert "no date" in line


def test_counts_from_a_thousand_on_are_grouped() -> None:
    assert " 1,234,567" in printed(names_page([name(statements=1234567)], 80))


@pytest.mark.parametrize("columns", [60, 80, 116, 300])
def test_no_line_is_wider_than_the_terminal_and_no_name_is_cut(columns: int) -> None:
    rows = [name("Ministry of " + "Very" * 20), name("国防部" * 12), name("وزیر دفاع " * 6)]
    text = printed(names_page(rows, columns), columns=columns)
    assert max(map(cell_len, text.splitlines())) <= columns
    assert text.count("Very") + text.count("部") >= 12
    assert text.count("国") == 12


def test_names_and_messages_cannot_steer_the_terminal() -> None:
    nasty = "\x1b[2J\u202e"
    row = LogRow(
        number=1, at="2031", event="failed", run=None, name=nasty, document=None,
        detail={"kind": nasty, "message": nasty},
    )  # fmt: skip
    text = printed(names_page([name(nasty)], 80)) + printed(log_page([row], 80))
    assert not set("\x1b\u202e") & set(text)


@given(st.floats(0, 1))
def test_a_bar_grows_with_its_share_and_shows_anything_at_all(share: float) -> None:
    full = bar(share).strip()
    assert len(bar(share)) == len(bar(1))
    assert bool(full) == (share > 0)
    assert len(full) <= len(bar(min(1, share + 0.2)).strip())


def test_the_ends_of_a_bar() -> None:
    assert bar(1) == "█" * 8
    assert bar(0.5) == "████    "
    assert bar(0) == " " * 8


def test_an_event_tells_its_name_and_details_and_a_failure_its_message() -> None:
    rows = [
        LogRow(
            number=9, at="2031-05-06T07:08:09Z", event="finished", run=1, name=None, document=None,
            detail={"added": 12, "failed": 1},
        ),
        LogRow(
            number=8, at="2031-05-06T07:08:08Z", event="failed", run=1, name="a.html",
            document=None, detail={"kind": "read", "message": "a.html is empty"},
        ),
        LogRow(
            number=1, at="2031-05-06T07:08:07Z", event="created", run=None, name=None,
            document=None, detail=None,
        ),
    ]  # fmt: skip
    text = printed(log_page(rows, 80)).splitlines()
    assert [" ".join(line.split()) for line in text] == [
        "2031-05-06T07:08:09Z finished added 12 · failed 1",
        "2031-05-06T07:08:08Z failed a.html is empty",
        "2031-05-06T07:08:07Z created",
    ]


def test_a_name_keeps_its_room_on_a_narrow_terminal() -> None:
    given = [name("Orla Venn of the Ostmark export agency", statements=7)]
    head, *lines = printed(names_page(given, 50), columns=50).splitlines()
    assert head.split() == ["name", "statements", "last"]
    told = " ".join(line[:26].strip() for line in lines)
    assert "Orla Venn of the Ostmark export agency" in " ".join(told.split())
