"""A ledger survives being killed at any moment.

A child adds documents and tells each one that is kept; its parent kills it at a random moment,
looks at what is left, and has it begin again. `ONRECORD_CRASH_RUNS` sets how often.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import apsw

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.rows import DocumentRow
from tests.ledger.sample import story

RUNS = int(os.environ.get("ONRECORD_CRASH_RUNS", "60"))
DOCUMENTS = 24

# A process that is forked from one that has everything imported is there at once.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["onrecord.ledger", "tests.ledger.sample"])


def add_stories(path: Path, told: Connection) -> None:
    """Add all stories that the ledger does not have, and tell the number of each that it has."""
    if not path.exists():
        # Where another one is first, that one's ledger will do.
        with contextlib.suppress(LedgerError):
            Ledger.create(path).close()
    with Ledger(path) as ledger:
        for n in range(DOCUMENTS):
            told.send(ledger.append(story(n), name=f"{n}.html").document)


def make(path: Path, told: Connection) -> None:
    """Make a ledger, right after telling so."""
    told.send(0)
    Ledger.create(path).close()


class Child:
    """A process that tells numbers."""

    def __init__(self, work: Callable[[Path, Connection], None], path: Path) -> None:
        self.numbers, told = PROCESSES.Pipe(duplex=False)
        self.process = PROCESSES.Process(target=work, args=(path, told))
        self.process.start()
        told.close()

    def read(self, count: int | None = None) -> list[int]:
        """What it tells next, so many numbers or all to its end."""
        read: list[int] = []
        with contextlib.suppress(EOFError):
            while count is None or len(read) < count:
                read.append(self.numbers.recv())
        return read

    def kill(self) -> None:
        """End it as kill -9 does."""
        self.process.kill()
        self.process.join(60)

    def finish(self) -> list[int]:
        """Let it come to its end; what it tells until then."""
        read = self.read()
        self.process.join(60)
        assert self.process.exitcode == 0
        return read


def pass_time(seconds: float) -> None:
    """Be busy for a time that is shorter than the shortest sleep."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def check(path: Path, acknowledged: list[int]) -> int:
    """What must hold of a ledger at any moment; how many documents it has."""
    with Ledger(path) as ledger:
        documents = {document.number: document for document in ledger.documents()}
        assert set(acknowledged) <= documents.keys()
        for n, document in enumerate(documents.values()):
            assert_whole(ledger, document, n)
        found = ledger.verify()
        assert found.faults == ()
        assert found.sources == len(documents)
    plain = apsw.Connection(str(path))
    assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for index in ("statement_fts", "document_fts"):
        plain.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    plain.close()
    return len(documents)


def assert_whole(ledger: Ledger, document: DocumentRow, n: int) -> None:
    """The n-th document is the n-th story, with all that was read out of it."""
    kept, given = ledger.extraction(document.document.id), story(n)
    assert document.document == given.document
    assert kept.statements == given.statements
    assert kept.attributions == given.attributions
    assert kept.actors == given.actors
    assert document.source is not None
    assert ledger.source(document.source) == given.document.source


def test_killed_at_any_moment_it_loses_nothing_and_goes_on(tmp_path: Path) -> None:
    chance = random.Random(20260314)
    cut = 0
    for run in range(RUNS):
        path = tmp_path / f"{run}.db"
        child = Child(add_stories, path)
        # The moment: so many documents told, and then up to about as long as one more takes.
        acknowledged = child.read(chance.randrange(DOCUMENTS))
        pass_time(chance.uniform(0, 0.004))
        child.kill()
        acknowledged += child.read()
        if path.exists():
            cut += 0 < check(path, acknowledged) < DOCUMENTS
        again = Child(add_stories, path).finish()
        assert again[: len(acknowledged)] == acknowledged
        assert len(set(again)) == DOCUMENTS
        assert check(path, again) == DOCUMENTS
    assert cut > RUNS / 2  # or the moments were badly chosen


def test_killed_while_it_is_made_a_ledger_is_whole_or_not_there(tmp_path: Path) -> None:
    chance = random.Random(14)
    for run in range(RUNS // 3):
        path = tmp_path / f"{run}.db"
        child = Child(make, path)
        child.read(1)
        pass_time(chance.uniform(0, 0.03))
        child.kill()
        if not path.exists():
            Ledger.create(path).close()
        assert check(path, []) == 0


def test_two_that_add_the_same_at_once_add_it_once(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    children = [Child(add_stories, path), Child(add_stories, path)]
    first, second = (child.finish() for child in children)
    assert first == second
    assert check(path, first) == DOCUMENTS


def test_readers_never_fail_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Ledger.create(path).close()
    child = Child(add_stories, path)
    seen = [0]
    while child.process.is_alive():
        with Ledger(path) as ledger:  # opened anew each time, as a web server or notebook would
            assert ledger.verify().faults == ()
            seen.append(sum(1 for _ in ledger.statements()))
    assert seen == sorted(seen)
    assert check(path, child.finish()) == DOCUMENTS
