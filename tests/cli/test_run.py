from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import run as run_module
from onrecord.cli.options import Cues, Format, Options, Status
from onrecord.cli.run import run
from onrecord.errors import ReadError
from onrecord.records import Document, Extraction, Failure
from tests.cli.sample import SCRIPT, load_damaged, load_script

OPTIONS = Options(format=Format.jsonl, output=None, jobs=1, cues=Cues.all, rejected=None)
UNREAD = Failure(id="gone", error=ReadError("gone does not exist; check the name", where="gone"))


@pytest.fixture(autouse=True)
def _extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "load_extract", load_script)


def documents(*texts: str) -> list[Document | Failure]:
    return [Document(id=f"d{number}", text=text) for number, text in enumerate(texts)]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_a_document_in_input_order(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(documents("Kolvani said: a", "Mirel said: b"), OPTIONS)
    assert status is Status.ok
    assert [line["document"]["id"] for line in lines(capsys.readouterr().out)] == ["d0", "d1"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_give_the_same_lines(jobs: int, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [f"Kolvani said: {number}" for number in range(6)]
    assert run(documents(*texts), replace(OPTIONS, jobs=jobs)) is Status.ok
    found = lines(capsys.readouterr().out)
    assert [line["document"]["text"] for line in found] == texts
    assert all(len(line["attributions"]) == 1 for line in found)


def test_a_failure_has_its_line_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    first, last = documents("Kolvani said: a", "Mirel said: b")
    assert run([first, UNREAD, last], OPTIONS) is Status.some_failed
    shown = capsys.readouterr()
    assert [line.get("error") for line in lines(shown.out)] == [
        None,
        {"kind": "read", "message": "gone does not exist; check the name"},
        None,
    ]
    assert shown.err == "onrecord: gone does not exist; check the name\n"


def test_a_failure_in_a_table_is_told_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    error = ReadError("is empty\x1b[31m", where="page 3")
    found: list[Document | Failure] = [Failure(id="page 3", error=error), *documents(SCRIPT)]
    assert run(found, replace(OPTIONS, format=Format.table)) is Status.some_failed
    shown = capsys.readouterr()
    assert shown.err == "onrecord: page 3: is empty␛[31m\n"
    assert "We have sold nothing" in shown.out
    assert "page 3" not in shown.out


def test_speech_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rejected = tmp_path / "rejected.jsonl"
    options = replace(OPTIONS, cues=Cues.speech, rejected=rejected)
    assert run(documents(SCRIPT + "Rain fell"), options) is Status.ok
    (line,) = lines(capsys.readouterr().out)
    assert {a["cue_class"] for a in line["attributions"]} == {"speech"}
    assert [row["text"] for row in lines(rejected.read_text())] == [
        ["Rain fell"],
        ["believes", "the drones are slow"],
    ]


@pytest.mark.parametrize(("format", "start"), [(Format.jsonl, "{"), (Format.table, "━")])
def test_output_goes_to_a_file_that_is_whole(
    format: Format, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "said"
    assert run(documents(SCRIPT), replace(OPTIONS, format=format, output=path)) is Status.ok
    assert path.read_text().startswith(start)
    assert "We have sold nothing" in path.read_text()
    assert "\x1b" not in path.read_text()
    assert capsys.readouterr().out == ""


def interrupted() -> Iterator[Document]:
    yield Document(id="d0", text="Kolvani said: a")
    raise KeyboardInterrupt


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interruption_keeps_what_was_done_under_a_clear_name(
    jobs: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "said.jsonl"
    status = run(interrupted(), replace(OPTIONS, output=path, jobs=jobs))
    assert status is Status.interrupted
    assert not path.exists()
    told = capsys.readouterr().err
    assert told.startswith("onrecord: interrupted after ")
    if jobs == 1:
        (line,) = lines((tmp_path / "said.jsonl.partial").read_text())
        assert line["document"]["id"] == "d0"
        assert told.rstrip().endswith("said.jsonl.partial")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_damaged_installation_has_a_status_of_its_own(
    jobs: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_module, "load_extract", load_damaged)
    assert run(documents("a"), replace(OPTIONS, jobs=jobs)) is Status.damaged
    assert capsys.readouterr().err == "onrecord: The model is altered. Install onrecord anew.\n"


def test_a_file_that_cannot_be_written_has_one_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = replace(OPTIONS, output=tmp_path / "missing" / "said.jsonl")
    assert run(documents("a"), options) is Status.not_written
    assert "Cannot write" in capsys.readouterr().err


def test_a_fault_of_the_program_is_called_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load() -> Callable[[Document], Extraction]:
        raise ZeroDivisionError

    monkeypatch.setattr(run_module, "load_extract", load)
    assert run(documents("a"), OPTIONS) is Status.broken
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert told.splitlines()[-1].startswith("onrecord: a fault of onrecord itself")


def test_nothing_to_read_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], OPTIONS) is Status.ok
    assert capsys.readouterr().out == ""
