from __future__ import annotations

import os
import pty
import sys
from contextlib import suppress

import pytest

from onrecord.cli.progress import Meter


def test_counts_are_said_in_words() -> None:
    meter = Meter("known", "failed")
    assert meter.summary().startswith("0 documents, ")
    meter.count("added")
    assert meter.summary().startswith("1 document, ")
    meter.count("failed")
    assert meter.summary().startswith("2 documents, 1 failed, ")
    for _ in range(1000):
        meter.count("known")
    assert meter.summary().startswith("1,002 documents, 1,000 known, 1 failed, ")


def written(monkeypatch: pytest.MonkeyPatch, documents: list[str]) -> bytes:
    """What the meter shows on a terminal while `documents` pass."""
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        meter = Meter()
        assert list(meter.watch(documents)) == documents
        meter.count("read")
        with meter.hidden():
            terminal.write("a table")
        meter.close()
        terminal.write("end")
    shown = b""
    with suppress(OSError):  # Linux says EIO when the last writer is gone
        while piece := os.read(leader, 65536):
            shown += piece
    os.close(leader)
    return shown


def test_one_document_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, ["a"]) == b"a tableend"


def test_the_second_document_starts_it_and_nothing_of_it_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = written(monkeypatch, ["a", "b"])
    assert b"1 document" in shown
    assert shown.index(b"document") < shown.index(b"a table")
    assert shown.endswith(b"end")


def test_nothing_is_shown_where_standard_error_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    meter = Meter()
    assert list(meter.watch(["a", "b", "c"])) == ["a", "b", "c"]
    meter.count("read")
    meter.close()
    assert capsys.readouterr().err == ""
