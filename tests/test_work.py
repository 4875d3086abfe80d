from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from onrecord.errors import ReadError, UsageError
from onrecord.records import Document, Failure
from onrecord.work import Extractor, check_encodes, load_extract, packaged_producer
from tests.cli.sample import load_script, read_script


@pytest.mark.parametrize("field", ["text", "title", "url", "outlet"])
def test_half_a_surrogate_pair_is_refused_with_its_place(field: str) -> None:
    known: dict[str, Any] = {"id": "d", "text": "fine", field: "ab\ud83dc"}
    with pytest.raises(ReadError, match=rf"{field} .*U\+D83D.* character 2") as raised:
        check_encodes(Document(**known))
    assert raised.value.where == "d"


def test_every_other_text_passes() -> None:
    check_encodes(Document(id="d", text="kite 🪁 بادبادک \x00", title=None))


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_are_carried_in_order_by_any_number_of_processes(jobs: int) -> None:
    unread = Failure(id="gone", error=ReadError("gone does not exist", where="gone"))
    first, last = (Document(id=f"d{n}", text=f"Kolvani said: {n}") for n in range(2))
    extractor = Extractor(jobs=jobs, load=load_script)
    found = list(extractor.run([first, unread, last]))
    assert found == [read_script(first), unread, read_script(last)]


def test_no_job_at_all_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="jobs"):
        list(Extractor(jobs=0).run([Document(id="d", text="Rain fell.")]))


def test_the_producer_is_told_without_loading_the_model() -> None:
    document = Document(id="d", text="Varania will not sell kites, its minister said.")
    assert load_extract()(document).produced_by == packaged_producer()
    code = (
        "import sys\nfrom onrecord.work import packaged_producer\npackaged_producer()\n"
        "assert 'onnxruntime' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
