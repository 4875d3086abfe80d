from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.engine import run_in_process
from onrecord.errors import ModelError, ReadError
from onrecord.records import Document, Failure
from tests.engine.work import load, load_damaged


def documents(*texts: str) -> list[Document | Failure]:
    return [Document(id=f"d{number}", text=text) for number, text in enumerate(texts)]


def test_results_come_in_order_and_one_at_a_time() -> None:
    taken: list[str] = []

    def source() -> Iterator[Document]:
        for number in range(3):
            taken.append(f"d{number}")
            yield Document(id=f"d{number}", text=f"text {number}")

    results = run_in_process(source(), load)
    assert next(results) == "TEXT 0"
    assert taken == ["d0"]
    assert list(results) == ["TEXT 1", "TEXT 2"]


def test_an_exception_costs_one_document() -> None:
    first, broken, last = run_in_process(documents("a", "break by zero", "b"), load)
    assert (first, last) == ("A", "B")
    assert isinstance(broken, Failure)
    assert broken.id == "d1"
    assert broken.error.kind == "internal"
    assert "ValueError: by zero" in str(broken.error)
    assert "report" in str(broken.error)


def test_an_error_raised_on_purpose_keeps_its_kind() -> None:
    (refused,) = run_in_process(documents("refuse this page"), load)
    assert isinstance(refused, Failure)
    assert isinstance(refused.error, ReadError)
    assert refused.error.kind == "read"


def test_failures_of_reading_pass_through_without_loading() -> None:
    unread = Failure(id="gone", error=ReadError("gone does not exist", where="gone"))
    assert list(run_in_process([unread], load_damaged)) == [unread]


def test_a_damaged_installation_ends_the_run() -> None:
    with pytest.raises(ModelError, match="altered"):
        list(run_in_process(documents("a"), load_damaged))
