"""`init`, `add`, `reextract`, `verify` and `status` as they are typed."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from onrecord.ledger import Ledger
from onrecord.rows import Query
from tests.cli.command import COMMAND, on_terminal, onrecord
from tests.ledger.sample import Said, extraction, filled

WAIT_SECONDS = 60


def write_folder(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        text = (
            f"The defence ministry of Varania has sold {n + 2} patrol boats to Ostmark, its"
            " spokeswoman Ines Karrow said on Monday. “We were never asked for drones,” she told"
            f" reporters in the port of Tarsis on day {n}.\n"
        )
        (folder / f"{n:02}.txt").write_text(text)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "stories", 6)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "said.db"
    Ledger.create(path).close()
    return path


def names(path: Path) -> list[str]:
    with Ledger(path) as ledger:
        return [row.name for row in ledger.documents()]


def faults(path: Path) -> tuple[object, ...]:
    with Ledger(path) as ledger:
        return ledger.verify().faults


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(path: Path, process: subprocess.Popen[bytes], least: int) -> None:
    """Until the ledger has `least` documents, or the process is through.

    By the SQLite of the ledger: two copies of the library in one process undo each other's locks.
    """
    last = time.monotonic() + WAIT_SECONDS
    reader = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    with closing(reader):
        while process.poll() is None:
            if reader.execute("SELECT count(*) FROM document").get >= least:
                return
            assert time.monotonic() < last
            time.sleep(0.001)


# init


def test_init_makes_a_ledger_and_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "arms.db"
    made = onrecord("init", path)
    assert (made.returncode, made.stdout) == (0, b"")
    assert b"onrecord add" in made.stderr
    before = path.read_bytes()
    again = onrecord("init", path)
    assert again.returncode == 5
    assert b"arms.db" in again.stderr
    assert path.read_bytes() == before


def test_the_variable_names_the_ledger_of_all_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "arms.db"))
    assert onrecord("init").returncode == 0
    assert onrecord("add", folder).returncode == 0
    assert len(names(tmp_path / "arms.db")) == 6


def test_without_a_ledger_add_says_how_to_make_one(tmp_path: Path, folder: Path) -> None:
    result = onrecord("add", folder, "--ledger", tmp_path / "none.db")
    assert result.returncode == 5
    assert b"onrecord init" in result.stderr
    assert not (tmp_path / "none.db").exists()


# add


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_added_once(path: Path, folder: Path, jobs: str) -> None:
    first = onrecord("add", folder, "--ledger", path, "--jobs", jobs)
    assert (first.returncode, first.stdout) == (0, b"")
    assert first.stderr.startswith(b"onrecord: 6 documents, 6 added, ")
    with Ledger(path) as ledger:
        counted = ledger.status().statements
        assert counted >= 6
        assert f"; {counted} statements new in {path}" in first.stderr.decode()
        assert {row.document.text for row in ledger.documents()} == {
            file.read_text() for file in folder.iterdir()
        }
    second = onrecord("add", folder, "--ledger", path, "--jobs", jobs)
    assert second.returncode == 0
    assert second.stderr.startswith(b"onrecord: 6 documents, 6 known, ")
    assert len(names(path)) == 6


def test_standard_input_is_read_as_json_lines(path: Path) -> None:
    lines = [{"id": f"n{n}", "text": f"Mirel denied it {n} times, Malk said."} for n in range(2)]
    text = "".join(f"{json.dumps(line)}\n" for line in lines) + "no json\n"
    result = onrecord("add", "-", "--ledger", path, stdin=text.encode())
    assert result.returncode == 1
    assert b"standard input line 3: " in result.stderr
    assert names(path) == ["n0", "n1"]
    with Ledger(path) as ledger:
        for row, line in zip(ledger.documents(), lines, strict=True):
            assert row.source is not None
            source = ledger.source(row.source)
            assert source.media_type == "application/json"
            assert json.loads(source.data) == line


def test_broken_files_are_told_by_name_and_the_rest_is_added(path: Path, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(b"\0\1\2\3")
    (folder / "empty.html").write_bytes(b"")
    (folder / "table.xlsx").write_bytes(b"PK")
    (folder / "lines.jsonl").write_text('{"text": ""}\n{"text": "Mirel said no."}\n')
    result = onrecord("add", folder, "--ledger", path)
    assert result.returncode == 1
    *told, summary = result.stderr.decode().splitlines()
    assert len(told) == 4
    for name in ("binary.txt", "empty.html", "table.xlsx", "lines.jsonl line 1"):
        assert sum(name in line for line in told) == 1, name
    assert summary.startswith("onrecord: 11 documents, 7 added, 4 failed, ")
    with Ledger(path) as ledger:
        assert len(ledger.failures()) == ledger.status().failed == 4
    (folder / "empty.html").unlink()
    (folder / "binary.txt").write_text("Nobody asked Varania for drones, Karrow said.")
    assert onrecord("add", folder, "--ledger", path).returncode == 1
    with Ledger(path) as ledger:
        assert len(ledger.failures()) == 3


def test_the_log_has_the_command(path: Path, folder: Path) -> None:
    onrecord("add", folder, "--ledger", path)
    with Ledger(path) as ledger:
        finished, started, _ = ledger.log()
    assert (started.detail or {})["command"] == f"onrecord add {folder} --ledger {path}"
    assert finished.detail == {"added": 6, "known": 0, "failed": 0}


def test_ctrl_c_keeps_what_was_done(path: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "many", 200)
    process = start("add", folder, "--ledger", path)
    wait_for(path, process, 2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 130
    assert b"goes on from there" in told
    assert b"Traceback" not in told
    kept = names(path)
    assert 2 <= len(kept) < 200
    assert told.startswith(f"onrecord: interrupted after {len(kept)} documents".encode())
    assert not faults(path)


def test_killed_at_any_moment_it_goes_on_without_a_duplicate(path: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "many", 40)
    chance = random.Random(8)
    seen = 0
    for run in range(10):
        least = seen + chance.randrange(4)
        process = start("add", folder, "--ledger", path, "--jobs", str(1 + run % 2))
        wait_for(path, process, least)
        time.sleep(chance.random() * 0.1)  # anywhere in the work on a document
        with Ledger(path) as ledger:
            seen = ledger.status().documents
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=WAIT_SECONDS)
        kept = names(path)
        assert len(kept) == len(set(kept)) >= seen
        assert not faults(path)
        seen = len(kept)
    result = onrecord("add", folder, "--ledger", path)
    assert result.returncode == 0
    assert sorted(names(path)) == sorted(str(file) for file in folder.iterdir())
    assert not faults(path)
    with Ledger(path) as ledger:
        every = Query(standing=("current", "superseded", "withdrawn", "rejected"))
        ids = [row.id for row in ledger.statements(every)]
    assert len(ids) == len(set(ids)) >= 40


def test_two_at_once_share_the_work(path: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "many", 25)
    both = [start("add", folder, "--ledger", path) for _ in range(2)]
    told = [process.communicate(timeout=WAIT_SECONDS)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert sorted(names(path)) == sorted(str(file) for file in folder.iterdir())
    assert not faults(path)
    with Ledger(path) as ledger:
        ends = [row.detail for row in ledger.log() if row.event == "finished"]
    assert sum(int(str((end or {})["added"])) for end in ends) == 25
    assert sum(int(str((end or {})["known"])) for end in ends) == 25


def test_a_full_disk_ends_it_and_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "many", 60)

    def little_room() -> None:
        size = path.stat().st_size + 60_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    result = subprocess.run(
        [COMMAND, "add", folder, "--ledger", path],
        capture_output=True,
        preexec_fn=little_room,
        timeout=WAIT_SECONDS,
    )
    assert result.returncode == 5, result.stderr
    assert str(path).encode() in result.stderr
    assert b"Traceback" not in result.stderr
    kept = names(path)
    assert 0 < len(kept) < 60
    assert not faults(path)
    assert onrecord("add", folder, "--ledger", path).returncode == 0
    assert len(names(path)) == 60


# reextract


def test_extracting_anew_shows_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    filled(path, 2).close()  # made by hand, by a version that never was
    foretold = onrecord("reextract", "--dry-run", "--ledger", path)
    assert foretold.returncode == 0
    assert b"nothing was written" in foretold.stderr
    result = onrecord("reextract", "--ledger", path)
    assert result.stdout == foretold.stdout
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(lines) == 2
    changes = [change for line in lines for change in line["changes"]]
    assert {change["kept_for"] for change in changes} == {None}
    for change in changes:
        before, after = change["before"], change["after"]
        assert bool(change["fields"]) == bool(before and after)
        if before and after:
            assert after["version"] == before["version"] + 1
    assert not faults(path)
    again = onrecord("reextract", "--ledger", path)
    assert (again.returncode, again.stdout) == (0, b"")
    assert b"nothing to do" in again.stderr
    everything = onrecord("reextract", "--all", "--ledger", path)
    assert [json.loads(line)["changes"] for line in everything.stdout.splitlines()] == [[], []]


def test_extracting_anew_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    filled(path, 1).close()
    shown = on_terminal("reextract", "--ledger", path)
    assert "Varania looks for buyers, part 0" in shown
    assert "→" in shown


def test_one_document_or_all_but_not_both(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    with filled(path, 2) as ledger:
        first, second = (row.document.id for row in ledger.documents())
    result = onrecord("reextract", second, "--ledger", path)
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == [second]
    assert onrecord("reextract", first, "--all", "--ledger", path).returncode == 2
    result = onrecord("reextract", first[9:17], "--ledger", path)
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == [first]
    missing = onrecord("reextract", "document-zz", "--ledger", path)
    assert missing.returncode == 5
    assert b"document-zz" in missing.stderr


def test_what_was_withdrawn_is_restored_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    words = "the weather is mild"
    story = extraction(
        f"Ada Kolvani thought aloud: {words}.",
        Said(words=words, speaker="Ada Kolvani", cue="thought"),
    )
    filled(path, extractions=[story]).close()
    assert onrecord("reextract", "--ledger", path).returncode == 0

    def ids(*arguments: str) -> list[str]:
        lines = onrecord("statements", *arguments, "--ledger", path).stdout.splitlines()
        return [json.loads(line)["id"] for line in lines]

    (gone,) = ids("--standing", "withdrawn")
    assert gone not in ids()
    page = on_terminal("statements", "--standing", "withdrawn", "--ledger", path)
    assert "withdrawn" in page
    assert "version 1" in page
    assert onrecord("review", "confirm", gone, "--ledger", path).returncode == 1
    done = onrecord("review", "restore", gone[10:18], "--by", "Ada", "--ledger", path)
    assert done.returncode == 0, done.stderr
    assert gone in ids()
    assert onrecord("reextract", "--all", "--ledger", path).returncode == 0
    assert gone in ids()
    assert faults(path) == ()


# verify


def test_a_whole_ledger_is_said_to_be_one(stories: Ledger) -> None:
    result = onrecord("verify", "--ledger", stories.path)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"all hold" in result.stdout
    assert stories.status().head in result.stdout.decode()


def test_an_altered_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    with filled(path, 2) as ledger:
        (row, *_) = ledger.documents()
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("DROP TRIGGER document_stays")
        connection.execute("UPDATE document SET outlet = 'Radio' WHERE number = ?", (row.number,))
    result = onrecord("verify", "--ledger", path)
    assert result.returncode == 1
    shown = result.stdout.decode()
    assert "fault" in shown
    assert any(line.split()[:2] == [str(row.number), "document"] for line in shown.splitlines()), (
        shown
    )


def test_a_head_noted_earlier_is_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "said.db"
    with filled(path, 2) as ledger:
        noted = ledger.status().head
        with ledger.store.writing():
            ledger.store.write_log("started")
    same = onrecord("verify", "--head", noted, "--ledger", path)
    assert same.returncode == 0
    assert b"up to there all is as it was then" in same.stdout
    strange = "5" * 64
    result = onrecord("verify", "--head", strange, "--ledger", path)
    assert result.returncode == 1
    assert b"5555" in result.stdout
    assert b"mistyped" in result.stdout


# status


def test_status_for_programs_has_all_figures(stories: Ledger) -> None:
    result = onrecord("status", "--ledger", stories.path)
    (line,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (line["documents"], line["statements"]) == (30, 120)
    assert line["failures"] == []
    assert line["head"] == stories.status().head


def test_status_on_a_terminal(stories: Ledger) -> None:
    shown = on_terminal("status", "--ledger", stories.path)
    for words in ("documents", "statements", "speakers", "head", stories.status().head):
        assert words in shown


def test_what_documents_do_not_say_is_told_on_the_line(path: Path, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text("Varania will not sell kites, its minister Ada Kolvani said on Monday.")
    known: list[str | Path] = [
        "--outlet",
        "Tarsis Post",
        "--published",
        "2031-05-24",
        "--title",
        "Kites",
    ]
    where: list[str | Path] = [
        "--url",
        "https://tarsis.example/1",
        "--language",
        "en",
        "--ledger",
        path,
    ]
    assert onrecord("add", story, *known, *where).returncode == 0
    with Ledger(path) as ledger:
        (document,) = (row.document for row in ledger.documents())
    assert (document.outlet, document.published) == ("Tarsis Post", "2031-05-24")
    assert (document.title, document.url) == ("Kites", "https://tarsis.example/1")
    wrong = onrecord("add", story, "--published", "May", "--ledger", path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"published is 'May'" in wrong.stderr


def test_help_of_every_command_has_an_example() -> None:
    for command in ("init", "add", "reextract", "verify", "status"):
        result = subprocess.run(
            [COMMAND, command, "--help"],
            capture_output=True,
            env={**os.environ, "COLUMNS": "80"},
            timeout=WAIT_SECONDS,
        )
        assert f"onrecord {command}".encode() in result.stdout.replace(b"Usage: onrecord", b"")
