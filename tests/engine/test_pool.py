from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.engine import run_in_pool
from onrecord.errors import ModelError, OnrecordError, ReadError, UsageError
from onrecord.records import Document, Failure
from tests.engine.work import load, load_damaged, load_killed, load_unpicklable


def documents(*texts: str) -> list[Document | Failure]:
    return [Document(id=f"d{number}", text=text) for number, text in enumerate(texts)]


def failed(outcome: str | Failure) -> Failure:
    assert isinstance(outcome, Failure)
    return outcome


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A zombie that its parent has not collected yet counts as gone.
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def wait_for(condition: Callable[[], bool], *, seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return
        time.sleep(0.05)
    pytest.fail(f"not so after {seconds} seconds")


def test_slow_documents_do_not_change_the_order() -> None:
    texts = ["sleep 0.6", "b", "c", "d", "e"]
    results = list(run_in_pool(documents(*texts), load, jobs=2))
    assert results == ["SLEEP 0.6", "B", "C", "D", "E"]


def test_every_kind_of_failure_costs_one_document() -> None:
    unread = Failure(id="gone", error=ReadError("gone does not exist", where="gone"))
    mixed = [*documents("a", "die", "break it", "refuse it", "b"), unread]
    first, died, broken, refused, last, passed = run_in_pool(mixed, load, jobs=2)
    assert (first, last, passed) == ("A", "B", unread)
    assert failed(died).id == "d1"
    assert failed(died).error.kind == "internal"
    assert "SIGKILL" in str(failed(died).error)
    assert "ValueError: it" in str(failed(broken).error)
    assert isinstance(failed(refused).error, ReadError)
    assert failed(refused).error.where == "d3"  # type: ignore[attr-defined]


def test_input_is_taken_no_further_than_the_window() -> None:
    taken = 0

    def source() -> Iterator[Document]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield Document(id=f"d{number}", text="sleep 0.5" if number == 0 else "x")

    results = run_in_pool(source(), load, jobs=2, look_ahead=3)
    assert next(results) == "SLEEP 0.5"
    assert taken <= 2 * 3
    assert len(list(results)) == 199


def test_large_documents_and_results_fit_through_the_pipe() -> None:
    text = "y" * 3_000_000
    results = list(run_in_pool(documents(text, "big 3000000", text), load, jobs=2))
    assert [len(str(result)) for result in results] == [3_000_000] * 3


def test_a_result_that_does_not_pickle_is_a_failure() -> None:
    (outcome,) = run_in_pool(documents("a"), load_unpicklable, jobs=2)
    assert isinstance(outcome, Failure)
    assert outcome.error.kind == "internal"


def test_a_damaged_installation_ends_the_run() -> None:
    with pytest.raises(ModelError, match="altered") as raised:
        list(run_in_pool(documents("a", "b", "c"), load_damaged, jobs=2))
    assert raised.value.path == "model.onnx"


def test_a_worker_that_dies_while_loading_ends_the_run() -> None:
    with pytest.raises(OnrecordError, match="SIGKILL"):
        list(run_in_pool(documents("a", "b"), load_killed, jobs=2))


def test_no_jobs_is_refused() -> None:
    with pytest.raises(UsageError, match="jobs"):
        run_in_pool([], load, jobs=0)


def test_leaving_early_ends_the_workers(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    results = run_in_pool(documents("a", f"note {first}", f"note {second}"), load, jobs=2)
    assert next(results) == "A"
    results.close()
    pids = [int(note.read_text()) for note in (first, second) if note.exists()]
    assert not any(map(alive, pids))
    assert multiprocessing.active_children() == []


PARENT = """
from onrecord.engine import run_in_pool
from onrecord.records import Document
from tests.engine.work import load
if __name__ == "__main__":
    texts = ["note {first}", "note {second}"]
    list(run_in_pool([Document(id=t, text=t) for t in texts], load, jobs=2))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_parent(how: signal.Signals, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(first=first, second=second))
    root = Path(__file__).parents[2]
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_for(lambda: all(note.exists() and note.read_text() for note in (first, second)))
    if how is signal.SIGINT:
        os.killpg(parent.pid, how)  # as a terminal does it: to the whole group
    else:
        parent.kill()
    _, noise = parent.communicate(timeout=10)
    for note in (first, second):
        wait_for(lambda: not alive(int(note.read_text())))  # noqa: B023
    # The parent's own traceback at Ctrl-C, and none from a worker.
    assert noise.count(b"Traceback") == (1 if how is signal.SIGINT else 0)
