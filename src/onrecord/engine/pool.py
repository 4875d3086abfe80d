"""A pool of processes: documents worked on side by side, results in the order of the documents.

A worker holds one document at a time, so that when it dies it is known which one it died on. Work
is handed out at most `look_ahead` documents a worker past the one whose result is due: memory
depends on that number, not on the length of the input.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from types import TracebackType
from typing import Any, Generic

from onrecord.engine.process import Result, Work, attempt, internal_failure
from onrecord.errors import InternalError, OnrecordError, UsageError
from onrecord.records import Document, Failure

CLOSE_SECONDS = 2.0


def run_in_pool(
    documents: Iterable[Document | Failure],
    load: Callable[[], Work[Result]],
    *,
    jobs: int,
    look_ahead: int = 4,
) -> Generator[Result | Failure, None, None]:
    """Yield what the loaded function makes of each document, in order, from `jobs` processes.

    `load` must be importable by name (each worker calls it once), and what it makes must pickle.
    A worker that dies gives a Failure for the document that it held and is replaced. Raises
    UsageError for fewer than one job, what `load` raises, and OnrecordError where a worker dies
    while it loads. Leaving the iterator early, or an exception in the consumer, ends the workers.
    """
    if jobs < 1:
        raise UsageError(f"jobs is {jobs}; it must be 1 or more.")
    return _carry(iter(documents), _Pool(load, jobs), window=jobs * look_ahead)


def _carry(
    documents: Iterator[Document | Failure], pool: _Pool[Result], *, window: int
) -> Generator[Result | Failure, None, None]:
    done: dict[int, Result | Failure] = {}
    taken = due = 0
    exhausted = False
    with pool:
        while True:
            while due in done:
                yield done.pop(due)
                due += 1
            if not exhausted and taken - due < window and pool.has_room():
                document = next(documents, None)
                if document is None:
                    exhausted = True
                    continue
                if isinstance(document, Failure):
                    done[taken] = document
                else:
                    pool.give(taken, document)
                taken += 1
            elif due == taken:
                return
            else:
                done.update(pool.collect())


@dataclass(slots=True)
class _Worker:
    """A process, its pipe, and the document it holds with that document's place in the order."""

    process: BaseProcess
    connection: Connection
    loaded: bool = False
    place: int = -1
    document: Document | None = None


class _Pool(Generic[Result]):
    """Workers, started as documents come and replaced when they die."""

    def __init__(self, load: Callable[[], Work[Result]], jobs: int) -> None:
        self._load = load
        self._jobs = jobs
        self._workers: list[_Worker] = []
        # "spawn": a fork would copy locks held by the threads of a parent that has a model loaded.
        self._context = multiprocessing.get_context("spawn")

    def __enter__(self) -> _Pool[Result]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            _end(worker.process)

    def has_room(self) -> bool:
        """Whether a document can be given without waiting for a result."""
        return len(self._workers) < self._jobs or any(w.document is None for w in self._workers)

    def give(self, place: int, document: Document) -> None:
        """Hand `document` to an idle worker; call only while there is room."""
        for worker in [w for w in self._workers if w.document is None]:
            if worker.process.is_alive():
                break
            self._bury(worker)
        else:
            worker = self._start()
        worker.place, worker.document = place, document
        with suppress(OSError):  # it died just now: `collect` finds its pipe closed and says so
            worker.connection.send(document)

    def collect(self) -> list[tuple[int, Result | Failure]]:
        """Wait until a worker reports; the results that have come, with their places."""
        busy = {w.connection: w for w in self._workers if w.document is not None}
        outcomes: list[tuple[int, Result | Failure]] = []
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            place, document = worker.place, worker.document
            outcome = self._hear(worker)
            if outcome is not None and document is not None:
                outcomes.append((place, _unpack(document, outcome)))
        return outcomes

    def _hear(self, worker: _Worker) -> tuple[str, Any] | None:
        """Read one message: the outcome of a document, or None where only loading is done."""
        try:
            verdict, value = worker.connection.recv()
        except (EOFError, OSError):
            return "died", self._bury(worker)
        if verdict == "loaded":
            worker.loaded = True
            return None
        if verdict == "unusable":
            raise _rebuilt(value)
        worker.document = None
        return verdict, value

    def _bury(self, worker: _Worker) -> str:
        """Take a dead worker out of the pool and say how it ended."""
        self._workers.remove(worker)
        worker.connection.close()
        how = _end(worker.process)
        if not worker.loaded:
            raise OnrecordError(
                f"A worker process {how} while it loaded the model, most likely for lack of memory."
                " Use fewer jobs."
            )
        return how

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._load), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        worker = _Worker(process=process, connection=ours)
        self._workers.append(worker)
        return worker


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start a child with SIGINT blocked: Ctrl-C reaches all, and the parent alone answers it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, load: Callable[[], Work[Result]]) -> None:
    """Run in a worker: load, then answer documents until the parent closes the pipe or is gone."""
    Thread(target=_leave_with_parent, daemon=True).start()
    try:
        try:
            work = load()
        except Exception as error:
            connection.send(("unusable", _plain(error)))
            return
        connection.send(("loaded", None))
        while True:
            document = connection.recv()
            outcome = attempt(document, work)
            if isinstance(outcome, Failure):
                connection.send(("failed", _plain(outcome.error)))
            else:
                _answer(connection, document, outcome)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _leave_with_parent() -> None:
    """End this process when its parent does, even by kill -9 and in the middle of a document."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _answer(connection: Connection, document: Document, outcome: object) -> None:
    try:
        connection.send(("made", outcome))
    except OSError:
        raise
    except Exception as error:  # does not pickle; nothing has been sent yet
        failure = internal_failure(document, f"{type(error).__name__}: {error}")
        connection.send(("failed", _plain(failure.error)))


def _plain(error: Exception) -> tuple[type[OnrecordError], tuple[Any, ...], dict[str, Any]]:
    """An error in parts that pickle: keyword-only arguments keep an exception from doing so."""
    if isinstance(error, OnrecordError):
        return type(error), error.args, dict(error.__dict__)
    return InternalError, (f"{type(error).__name__}: {error}",), {}


def _rebuilt(parts: tuple[type[OnrecordError], tuple[Any, ...], dict[str, Any]]) -> OnrecordError:
    kind, arguments, state = parts
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


def _unpack(document: Document, outcome: tuple[str, Any]) -> Any:
    verdict, value = outcome
    if verdict == "made":
        return value
    if verdict == "failed":
        return Failure(id=document.id, error=_rebuilt(value))
    error = InternalError(
        f"The process that worked on this document {value}, most likely for lack of memory. Extract"
        " it again with fewer jobs, or split it. The other documents are not affected."
    )
    return Failure(id=document.id, error=error)


def _end(process: BaseProcess) -> str:
    """Wait for a process that is ending, by force if it must be; how it ended, in words."""
    process.join(CLOSE_SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
    code = process.exitcode or 0
    if code < 0:
        return f"was ended by signal {-code} ({signal.Signals(-code).name})"
    return f"ended with status {code}"
