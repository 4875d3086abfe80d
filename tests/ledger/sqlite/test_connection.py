from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite.connection import APPLICATION_ID, connect, create, ledger_of
from tests.ledger.sample import filled, story

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, for whom no file is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that somebody without rights can reach, and write until `chmod` says otherwise."""
    made = tmp_path / "open"
    made.mkdir()
    for parent in made.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    made.chmod(0o777)
    yield made
    made.chmod(0o777)


def test_a_new_ledger_is_one_file_that_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    create(path)
    assert [file.name for file in tmp_path.iterdir()] == ["new.db"]
    header = path.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\0"
    assert header[18:20] == b"\2\2"  # write-ahead log
    assert int.from_bytes(header[60:64], "big") == 1  # user_version
    assert header[68:72] == b"OnRe" == APPLICATION_ID.to_bytes(4, "big")


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "there.db"
    path.write_text("mine")
    with pytest.raises(LedgerError, match="there already"):
        create(path)
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["there.db"]


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no folder .*/nowhere; make it first"):
        create(tmp_path / "nowhere" / "l.db")


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_what_is_left_of_another_ledger_is_not_taken_for_the_new_one(
    tmp_path: Path, end: str
) -> None:
    (tmp_path / f"l.db{end}").write_bytes(b"rows")
    with pytest.raises(LedgerError, match=rf"l\.db{end} is left of another .* move .* away"):
        create(tmp_path / "l.db")
    assert [file.name for file in tmp_path.iterdir()] == [f"l.db{end}"]


def test_what_a_broken_off_process_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / f".l.db.{os.getpid()}").write_bytes(b"half")
    create(tmp_path / "l.db")
    assert connect(tmp_path / "l.db").pragma("integrity_check") == "ok"


@pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory", "a b%20'\"ü.db", "x" * 240])
def test_a_name_is_that_of_a_file_whatever_it_looks_like(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    create(Path(name))
    assert os.listdir() == [name]
    filled(Path("other.db"), 2).close()
    os.replace("other.db", name)
    with Ledger(name) as ledger:
        assert len(list(ledger.documents())) == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "is a folder; name the file"),
        ("x" * 250, "too long"),
        ("x" * 300, "too long"),
        ("\udcff.db", "UTF-8"),
        ("a\0b", "zero bytes"),
    ],
)
def test_a_name_that_no_ledger_can_have(
    tmp_path: Path, name: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match=told):
        create(Path(name))
    assert os.listdir() == []


def test_a_folder_that_one_may_not_enter(folder: Path) -> None:
    folder.chmod(0)
    with as_nobody(), pytest.raises(LedgerError, match="cannot be made: Permission denied"):
        create(folder / "l.db")


def test_a_ledger_is_known_by_its_file_and_by_those_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with filled(path, 1):
        for name in ("l.db", "l.db-wal", "l.db-shm", "l.db-journal"):
            assert ledger_of(tmp_path / name) == path
    (tmp_path / "other").write_bytes(b"SQLite format 3\0" + bytes(84))
    (tmp_path / "short").write_bytes(b"SQLite")
    for name in ("other", "short", "other-wal", "l.db-x", "-wal", "nowhere"):
        assert ledger_of(tmp_path / name) is None


def test_to_look_whether_a_file_is_a_ledger_keeps_the_locks_on_it(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    create(path)
    connection = connect(path)
    connection.execute("SELECT * FROM head").fetchall()
    assert ledger_of(path) == path
    # The bytes that SQLite locks, as another process finds them.
    code = f"""
import fcntl
with open({str(path)!r}, "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"BlockingIOError" in found.stderr


def test_many_open_write_and_close_at_once(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    create(path)
    code = f"""
from pathlib import Path
from onrecord.ledger.sqlite.connection import connect
for n in range(300):
    connection = connect(Path({str(path)!r}))
    connection.execute("BEGIN IMMEDIATE; UPDATE head SET number = number; COMMIT")
    connection.close()
"""
    command = [sys.executable, "-c", code]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [(process.communicate()[1], process.returncode) for process in running] == [("", 0)] * 4


def test_commits_reach_the_disk_and_references_are_held(tmp_path: Path) -> None:
    create(tmp_path / "l.db")
    connection = connect(tmp_path / "l.db")
    assert connection.pragma("synchronous") == 2  # FULL
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("foreign_keys") == 1
    assert connection.pragma("busy_timeout") == 30_000
    assert connect(tmp_path / "l.db", wait_seconds=0.25).pragma("busy_timeout") == 250


def test_no_ledger_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"There is no ledger .*onrecord init"):
        connect(tmp_path / "l.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        connect(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "an empty file"),
        (b"number,speaker\n1,Orla Venn\n" * 99, "is not a ledger"),
        (b"short", "is not a ledger"),
    ],
)
def test_another_file_is_no_ledger(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "l.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=told):
        connect(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE t (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="of another program"):
        connect(path)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_onrecord_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    create(path)
    newer = apsw.Connection(str(path))
    newer.pragma("user_version", 99)
    newer.close()
    with pytest.raises(LedgerError, match=r"newer onrecord \(schema 99; .*pip install --upgrade"):
        connect(path)


def test_a_ledger_whose_schema_is_torn_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path, 1).close()
    content = path.read_bytes()
    assert content.count(b"CREATE TABLE statement (") == 1
    path.write_bytes(content.replace(b"CREATE TABLE statement (", b"CREATE TABLE statement \0"))
    with pytest.raises(LedgerError, match=r"damaged .*verify"), Ledger(path) as ledger:
        ledger.append(story(2))


def test_a_ledger_without_permission(folder: Path) -> None:
    path = folder / "l.db"
    create(path)
    path.chmod(0)
    with as_nobody(), pytest.raises(LedgerError, match=r"cannot be opened .* permissions"):
        connect(path)


def test_a_ledger_in_a_folder_without_permission(folder: Path) -> None:
    path = folder / "l.db"
    create(path)
    folder.chmod(0)
    with as_nobody(), pytest.raises(LedgerError, match="Permission denied"):
        connect(path)


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
def test_what_may_not_be_written_can_still_be_read(
    folder: Path, of_file: int, of_folder: int
) -> None:
    path = folder / "l.db"
    filled(path, 2).close()
    path.chmod(of_file)
    folder.chmod(of_folder)
    with as_nobody(), Ledger(path) as ledger:
        assert len(list(ledger.documents())) == 2
        assert ledger.verify().faults == ()
        with pytest.raises(LedgerError, match="only be read"):
            ledger.append(story(5))


def test_a_ledger_left_in_its_work_is_not_read_past_its_newest_rows(folder: Path) -> None:
    path = folder / "l.db"
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    code = f"from tests.ledger.sample import *; ledger = filled({str(path)!r}, 2); {kill}"
    subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[3])
    assert (folder / "l.db-wal").stat().st_size > 0
    (folder / "l.db-shm").unlink()
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    with as_nobody(), pytest.raises(LedgerError, match="middle of its work"):
        connect(path)
    folder.chmod(0o777)
    for file in folder.iterdir():
        file.chmod(0o666)
    with Ledger(path) as ledger:
        assert len(list(ledger.documents())) == 2


def test_a_file_system_without_links_has_ledgers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    create(tmp_path / "l.db")
    assert connect(tmp_path / "l.db").pragma("user_version") == 1
    assert sorted(file.name.split("-")[0] for file in tmp_path.iterdir())[0] == "l.db"
