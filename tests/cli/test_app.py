"""The real command in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from onrecord.cli.app import app
from onrecord.export import decode
from onrecord.records import Extraction
from onrecord.version import __version__
from tests.cli.command import COMMAND, on_terminal, onrecord

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "src" / "onrecord" / "resources" / "model" / "model.onnx"
needs_model = pytest.mark.skipif(not MODEL.exists(), reason="the model is not built yet")
STORY = "Varania will not sell kites, its minister Ada Kolvani said on Monday.\n"


def test_the_version() -> None:
    result = onrecord("--version")
    assert result.stdout.decode() == f"onrecord {__version__}\n"
    assert result.returncode == 0


def test_the_module_is_the_command() -> None:
    module = [sys.executable, "-m", "onrecord", "--version"]
    assert subprocess.run(module, capture_output=True).stdout == onrecord("--version").stdout


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "-h"], ["demo", "--help"]])
def test_help_teaches_by_example(arguments: list[str]) -> None:
    result = onrecord(*arguments)
    assert result.returncode == 0
    assert b"onrecord extract" in result.stdout or b"onrecord demo" in result.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom onrecord.cli.app import app\n"
        "try:\n    app(['extract', '--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'onnxruntime', 'trafilatura', 'msgspec', 'onrecord.read'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "x", "--jobs", "0"],
        ["extract", "x", "--format", "xml"],
        ["extract", "x", "--cues", "thought"],
        ["extract", "x", "--output", "same", "--rejected", "./same"],
        ["transcribe"],
    ],
)
def test_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    result = onrecord(*arguments)
    assert result.returncode == 2
    assert result.stderr
    assert not result.stdout


def test_what_cannot_be_read_is_told_on_both_sides_and_in_the_status(tmp_path: Path) -> None:
    result = onrecord("extract", str(tmp_path / "missing.txt"))
    line = json.loads(result.stdout)
    assert line["document"]["id"].endswith("missing.txt")
    assert line["error"]["kind"] == "read"
    assert line["error"]["message"] in result.stderr.decode()
    assert result.stderr.count(b"\n") == 1
    assert result.returncode == 1


def test_a_table_has_no_line_for_what_cannot_be_read(tmp_path: Path) -> None:
    result = onrecord("extract", str(tmp_path / "missing.txt"), "--format", "table")
    assert (result.stdout, result.returncode) == (b"", 1)
    assert b"missing.txt" in result.stderr


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    result = onrecord("extract", "-", "--output", str(tmp_path))
    assert result.returncode == 4
    assert b"folder" in result.stderr


def test_a_reader_that_leaves_ends_the_run_without_a_word() -> None:
    broken = b"not json\n" * 50_000
    process = subprocess.Popen(
        f"{COMMAND} extract - 2>/dev/null | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = process.communicate(broken, timeout=60)
    line, status = out.splitlines()
    assert json.loads(line)["error"]
    assert status == b"141"
    assert err == b""


def test_a_full_disk_is_told() -> None:
    result = subprocess.run(
        f"echo broken | {COMMAND} extract - > /dev/full", shell=True, capture_output=True
    )
    assert result.returncode == 4
    assert b"standard output" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_done(jobs: str, tmp_path: Path) -> None:
    output = tmp_path / "said.jsonl"
    process = subprocess.Popen(
        [COMMAND, "extract", "-", "--jobs", jobs, "--output", str(output)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(b"broken\n")
    process.stdin.flush()
    partial = tmp_path / "said.jsonl.partial"
    until = time.monotonic() + 20
    while not (partial.exists() and partial.stat().st_size) and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert str(partial) in told.decode()
    assert b"Traceback" not in told
    assert json.loads(partial.read_bytes())["error"]
    assert not output.exists()


@needs_model
def test_json_lines_by_default_when_piped() -> None:
    rows = [{"id": "a", "text": STORY}, {"id": "b"}, {"id": "c", "text": STORY * 3}]
    stdin = "\n".join(map(json.dumps, rows)).encode()
    result = onrecord("extract", "-", stdin=stdin)
    assert result.returncode == 1
    first, failed, last = result.stdout.splitlines()
    extraction = decode(first)
    assert isinstance(extraction, Extraction)
    assert extraction.document.text == STORY
    assert [actor.name for actor in extraction.actors if "Kolvani" in actor.name]
    assert set(json.loads(failed)) == {"document", "error"}
    assert json.loads(last)["document"]["id"] == "c"


@needs_model
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_processes_give_the_same_bytes(jobs: str) -> None:
    once = onrecord("demo", "--format", "jsonl")
    again = onrecord("demo", "--format", "jsonl", "--jobs", jobs)
    assert once.returncode == again.returncode == 0
    assert once.stdout == again.stdout


@needs_model
def test_a_table_by_default_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    shown = on_terminal("extract", str(path))
    assert "▌" in shown
    assert "Ada Kolvani" in shown
    assert "\x1b[" in shown


@needs_model
def test_the_demo_shows_who_said_what_through_whom() -> None:
    result = onrecord("demo")
    assert result.returncode == 0
    text = result.stdout.decode()
    for words in ("Rostan Mehrvand", "via Pars-Arsan News Agency", "Helen Marchbanks"):
        assert words in text


@needs_model
def test_one_short_story_starts_in_less_than_a_second(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    onrecord("extract", str(path))  # the first run compiles modules and fills the disk cache
    times = []
    for _ in range(3):
        started = time.perf_counter()
        assert onrecord("extract", str(path)).returncode == 0
        times.append(time.perf_counter() - started)
    assert min(times) < 1.0


def commands(group: TyperGroup, *path: str) -> Iterator[tuple[str, TyperCommand]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, *path, name)
        elif isinstance(command, TyperCommand):
            yield " ".join((*path, name)), command


def test_no_line_of_any_help_is_broken_on_a_terminal_of_80_columns() -> None:
    """A paragraph keeps its lines but for the first, and the frame takes two columns."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    seen = 0
    for name, command in commands(group):
        _, *paragraphs = (command.help or "").split("\n\n")
        for line in "\n".join(paragraphs).split("\n"):
            plain = re.sub(r"\[/?cyan\]", "", line)
            assert len(plain) <= 78, f"{name}: {plain}"
            seen += 1
    assert seen > 100
