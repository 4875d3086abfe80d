"""How a ledger says what it cannot do. Full disks, other writers and damage are real ones."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite import SqliteStore
from onrecord.ledger.sqlite.reporting import reporting
from tests.ledger.sample import filled, story

ROOT = Path(__file__).parents[3]

FILL_UP = """
import resource, signal, sys
from pathlib import Path
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from tests.ledger.sample import story

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
size = path.stat().st_size + 30_000
if sys.argv[2:] == ["limit"]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
with Ledger(path) as ledger:
    try:
        for n in range(10_000):
            ledger.append(story(n))
            print(n, flush=True)
    except LedgerError as error:
        print(error, file=sys.stderr, flush=True)
    # Full as it is, it can be read, also by the one who filled it.
    assert len(list(ledger.documents())) == n
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    if sys.argv[2:] == ["limit"]:
        ledger.append(story(n))
        print(n, flush=True)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A file system of `size` in `folder`, where this may be made."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_file_that_cannot_grow_is_told_and_the_ledger_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 0).close()
    done = run(FILL_UP, str(path), "limit")
    assert "cannot be written: its disk is full or fails" in done.stderr
    assert "Nothing of what was being written was kept" in done.stderr
    assert "Make room" in done.stderr
    written = [int(line) for line in done.stdout.split()]
    assert written == list(range(len(written)))
    with Ledger(path) as ledger:
        assert [row.document.id for row in ledger.documents()] == [
            story(n).document.id for n in written
        ]
        assert ledger.verify().faults == ()


def test_a_full_disk_is_told_and_the_ledger_stays_whole(tmp_path: Path) -> None:
    with small_disk(tmp_path, "1m"):
        path = tmp_path / "l.db"
        filled(path, 0).close()
        done = run(FILL_UP, str(path))
        assert "Make room and run the same command again" in done.stderr
        written = len(done.stdout.split())
        assert written > 0
        subprocess.run(["mount", "-o", "remount,size=4m", str(tmp_path)], check=True)
        with Ledger(path) as ledger:
            assert len(list(ledger.documents())) == written
            assert ledger.verify().faults == ()
            ledger.append(story(written))
            assert ledger.verify().faults == ()


def test_no_ledger_is_left_where_there_is_no_room_for_one(tmp_path: Path) -> None:
    with small_disk(tmp_path, "16k"):
        with pytest.raises(LedgerError, match="Make room"):
            Ledger.create(tmp_path / "l.db")
        assert list(tmp_path.iterdir()) == []


def test_a_part_that_is_gone_is_told_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    connection = apsw.Connection(str(path))
    connection.execute("DROP VIEW statements; DROP INDEX document_source; DROP TABLE log")
    connection.close()
    with Ledger(path) as ledger, pytest.raises(LedgerError, match=r"lacks a part.*verify"):
        ledger.log()


HOLD = """
import sys
from pathlib import Path
from onrecord.ledger.sqlite import SqliteStore

store = SqliteStore(Path(sys.argv[1]))
with store.writing():
    store.write_log("started")
    print("writing", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of writing; a line on its standard input lets it finish."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield process
        process.communicate("go on\n", timeout=60)


def test_another_writer_that_takes_too_long_is_named(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    store = SqliteStore(path, wait_seconds=0.05)
    with writer(path) as other:
        with pytest.raises(LedgerError) as caught, store.writing():
            pass
        assert store.has_document(story(0).document.id) is not None
    if sys.platform == "linux":
        assert f"process {other.pid} ({sys.executable} -c" in str(caught.value)
    assert "Nothing was written" in str(caught.value)
    with store.writing():
        store.write_log("finished")
    assert [row.event for row in store.log(limit=2)] == ["finished", "started"]


def test_another_writer_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    events: list[str] = []

    def wait() -> None:
        store = SqliteStore(path, wait_seconds=60)
        events.append("begun")
        started.set()
        with store.writing():
            events.append("writing")
            store.write_log("finished")
        store.close()

    started = threading.Event()
    waiting = threading.Thread(target=wait)
    with writer(path):
        waiting.start()
        assert started.wait(60)
        events.append("still held")
    waiting.join(60)
    assert events == ["begun", "still held", "writing"]
    with Ledger(path) as ledger:
        assert [row.event for row in ledger.log(limit=2)] == ["finished", "started"]
        assert ledger.verify().faults == ()


def test_asking_who_holds_a_ledger_drops_no_lock_of_this_process(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    holding, asking = SqliteStore(path), SqliteStore(path, wait_seconds=0.01)
    with holding.writing():
        for _ in range(2):
            with pytest.raises(LedgerError, match=f"process {os.getpid()}"), asking.writing():
                pass
        holding.write_log("started")
        refused = "from tests.ledger.sample import *; from onrecord.ledger.sqlite import *\n" + (
            f"with SqliteStore(Path({str(path)!r}), wait_seconds=0.01).writing(): pass"
        )
        with pytest.raises(subprocess.CalledProcessError) as caught:
            run(refused)
        assert f"process {os.getpid()}" in caught.value.stderr


def test_a_damaged_page_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    with path.open("r+b") as file:
        connection = apsw.Connection(str(path))
        page = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'document'"
        ).fetchall()[0][0]
        connection.close()
        file.seek((int(page) - 1) * 4096)  # type: ignore[arg-type]
        file.write(bytes(4096))
    with (
        Ledger(path) as ledger,
        pytest.raises(LedgerError, match=r"is damaged .*`onrecord verify` names what"),
    ):
        list(ledger.documents())


def test_a_closed_ledger_says_so(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "l.db", 1)
    ledger.close()
    with pytest.raises(LedgerError, match="has been closed"):
        ledger.append(story(2))


@pytest.mark.parametrize(
    "error", [apsw.SQLError('near "SELEKT": syntax error'), apsw.ConstraintError("unique")]
)
def test_faults_of_the_program_pass_as_they_are(error: apsw.Error) -> None:
    with pytest.raises(type(error)), reporting(Path("l.db")):
        raise error


def test_text_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    given = "a" * 99 + " name with a byte, \udcff, in it"
    told = r"“a name with a byte, \\udcff, in it” holds what is no text"
    with pytest.raises(UsageError, match=told), reporting(tmp_path):
        apsw.Connection("").execute("SELECT ?", (given,))
