from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from onrecord.cli.ending import ending, tell, with_name
from onrecord.cli.options import Status
from onrecord.errors import LedgerError, ModelError, OutputError, ReadError, UsageError


def raising(error: BaseException) -> Callable[[], Status]:
    def work() -> Status:
        raise error

    return work


def no_words() -> str:
    raise AssertionError("nothing was interrupted")


def test_work_that_ends_well_gives_its_own_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(lambda: Status.some_failed, interrupted=no_words) is Status.some_failed
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("Give a word."), Status.usage),
        (LedgerError("No ledger at here.db; make one."), Status.ledger),
        (OutputError("Cannot write said.csv.", path="said.csv"), Status.not_written),
        (ModelError("The model is altered.", path="model.onnx"), Status.damaged),
        (ReadError("Half a page.", where="page.html"), Status.damaged),
    ],
)
def test_each_error_has_its_status_and_is_told_in_its_own_words(
    error: Exception, status: Status, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(raising(error), interrupted=no_words) is status
    assert capsys.readouterr().err == f"onrecord: {error}\n"


def test_an_interruption_is_told_in_the_words_of_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = ending(raising(KeyboardInterrupt()), interrupted=lambda: "two are kept")
    assert status is Status.interrupted
    assert capsys.readouterr().err == "onrecord: two are kept\n"


def test_what_nobody_foresaw_is_called_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(raising(ZeroDivisionError()), interrupted=no_words) is Status.broken
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert told.splitlines()[-1].startswith("onrecord: a fault of onrecord itself: Zero")


def test_a_message_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    tell("red \x1b[31m\nand a line")
    assert capsys.readouterr().err == "onrecord: red ␛[31m and a line\n"


def test_a_warning_of_the_library_is_told_like_all_else(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> Status:
        logging.getLogger("onrecord.read.jsonl").warning("line %d is odd", 7)
        return Status.ok

    assert ending(work, interrupted=no_words) is Status.ok
    assert capsys.readouterr().err == "onrecord: line 7 is odd\n"
    assert logging.getLogger("onrecord").handlers == []


@pytest.mark.parametrize(
    ("name", "message", "told"),
    [
        ("a.txt", "a.txt is empty", "a.txt is empty"),
        ("said.jsonl line 3", "said.jsonl line 3: no JSON", "said.jsonl line 3: no JSON"),
        ("x", "said.jsonl line 2: no text, write it", "x: said.jsonl line 2: no text, write it"),
        ("x", "expects text", "x: expects text"),
        (None, "the disk is full", "the disk is full"),
    ],
)
def test_a_message_has_the_name_once(name: str | None, message: str, told: str) -> None:
    assert with_name(name, message) == told
