from __future__ import annotations

import os
import pty
import sys
import termios

import pytest

from onrecord.cli.keys import read_key


@pytest.mark.parametrize(("typed", "key"), [(b"c", "c"), ("éq".encode(), "q")])
def test_a_key_needs_no_return_and_the_terminal_is_left_as_it_was(
    typed: bytes, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, follower = pty.openpty()
    with os.fdopen(follower, encoding="utf-8") as keyboard:
        monkeypatch.setattr(sys, "stdin", keyboard)
        before = termios.tcgetattr(follower)

        def ask() -> None:
            os.write(leader, typed)

        assert read_key(ask) == key
        assert termios.tcgetattr(follower) == before
    os.close(leader)
