from __future__ import annotations

from pathlib import Path

from onrecord.errors import ReadError
from onrecord.ledger import Ledger
from onrecord.ledger.runs import finish, note_failure, start
from onrecord.records import Failure
from tests.ledger.sample import PRODUCED_BY


def test_a_run_stands_in_the_log_from_start_to_end(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "said.db") as ledger:
        run = start(ledger.store, "onrecord add stories/", PRODUCED_BY)
        note_failure(ledger.store, run, Failure(id="a.txt", error=ReadError("is gone", where="a")))
        unfinished = ledger.status().unfinished_runs
        finish(ledger.store, run, {"added": 1, "failed": 1})
        end, failed, begin, *_ = ledger.log()
        assert (unfinished, ledger.status().unfinished_runs) == (1, 0)
    assert begin.event == "started"
    assert begin.detail == {
        "command": "onrecord add stories/",
        "onrecord": PRODUCED_BY.onrecord,
        "model": PRODUCED_BY.model,
        "resources": PRODUCED_BY.resources,
    }
    assert (failed.event, failed.name, failed.run) == ("failed", "a.txt", begin.number)
    assert failed.detail == {"kind": "read", "message": "is gone"}
    assert (end.event, end.run) == ("finished", begin.number)
    assert end.detail == {"added": 1, "failed": 1}
