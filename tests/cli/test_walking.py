from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli.walking import KEYS, statement_in_context
from onrecord.ledger import Ledger
from onrecord.rows import Review
from tests.cli.command import COMMAND
from tests.export.sample import nasty_rows
from tests.ledger.sample import filled

ASKED = KEYS.encode()


class Terminal:
    """A terminal with the command on it: waits for words, presses keys."""

    def __init__(self, leader: int) -> None:
        self.leader = leader
        self.shown = b""

    def until(self, words: bytes) -> str:
        """What was shown up to `words`, from where the last call ended."""
        with suppress(OSError):  # Linux says EIO when the last writer is gone
            while words not in self.shown and (piece := os.read(self.leader, 65536)):
                self.shown += piece
        assert words in self.shown, self.shown.decode()
        before, _, self.shown = self.shown.partition(words)
        return before.decode()

    def press(self, keys: str) -> None:
        os.write(self.leader, keys.encode())


@contextmanager
def walking(path: Path, *options: str) -> Iterator[Terminal]:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, "review", "next", "--by", "Ada", "--ledger", path, *options],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "COLUMNS": "80", "TERM": "dumb"},
    )
    os.close(follower)
    yield Terminal(leader)
    assert process.wait(timeout=60) == 0
    os.close(leader)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    filled(tmp_path / "l.db", documents=1).close()
    return tmp_path / "l.db"


def decisions(path: Path) -> list[Review]:
    with Ledger(path) as ledger:
        return list(ledger.reviews())


def test_statements_are_decided_about_one_after_the_other(path: Path) -> None:
    with walking(path) as terminal:
        assert "type           export_volume" in terminal.until(ASKED)
        terminal.press("c")
        assert "negated        true" in terminal.until(ASKED)
        terminal.press("r")
        terminal.until(b"why: ")
        terminal.press("said elsewhere\n")
        assert "condition      if parliament agreed" in terminal.until(ASKED)
        terminal.press("s")
        assert "disclosure" in terminal.until(ASKED)
        terminal.press("s")
        terminal.until(b"No more statements to review.")
        terminal.until(b"2 decided by Ada")
    first, second = decisions(path)
    assert (first.action, first.reviewer) == ("confirm", "Ada")
    assert (second.action, second.reason) == ("reject", "said elsewhere")


def test_a_correction_and_a_note_leave_the_statement_there(path: Path) -> None:
    with walking(path, "--type", "denial") as terminal:
        terminal.until(ASKED)
        terminal.press("f")
        terminal.until(b"FIELD=VALUE: ")
        terminal.press("type=plam\n")
        assert "Did you mean plan" in terminal.until(ASKED)
        terminal.press("f")
        terminal.until(b"FIELD=VALUE: ")
        terminal.press("type=plan\n")
        assert "plan" in terminal.until(ASKED)
        terminal.press("n")
        terminal.until(b"note: ")
        terminal.press("see May\n")
        terminal.until(ASKED)
        terminal.press("f")
        terminal.until(b"FIELD=VALUE: ")
        terminal.press("\n")  # thought better of it
        terminal.until(ASKED)
        terminal.press("q")
        terminal.until(b"2 decided by Ada")
    correction, note = decisions(path)
    assert (correction.action, correction.field, correction.value) == ("correct", "type", "plan")
    assert (note.action, note.reason) == ("note", "see May")


def test_text_cannot_steer_the_terminal_and_fits_its_width() -> None:
    for row in nasty_rows():
        console = Console(width=80, force_terminal=True, color_system=None, highlight=False)
        with console.capture() as captured:
            console.print(statement_in_context(row, 80), width=80)
        shown = captured.get().replace("\x1b[4m", "").replace("\x1b[0m", "")
        shown = shown.replace("\x1b[1m", "").replace("\x1b[2m", "")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
