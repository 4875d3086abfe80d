from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.visible import visible, visible_pieces


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "\ufffd31m"),
        ("one\ntwo\r\nthree\tfour\u2028five\x85six", "one two three four five six"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\u2066left\u2069", "left"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        ("وزیر دفاع گفت", "وزیر دفاع گفت"),
        ("می\u200cخواهیم", "می\u200cخواهیم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_what_could_act_on_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_acts_on_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}]
    assert "\n" not in shown
    shown.encode()


@given(st.lists(st.text() | st.sampled_from(["\u202a", " ", "\x1b", "a\n", "\t\ud800"])))
def test_pieces_are_shown_as_the_whole_is(pieces: list[str]) -> None:
    shown = visible_pieces(pieces)
    assert len(shown) == len(pieces)
    assert "".join(shown) == visible("".join(pieces))
