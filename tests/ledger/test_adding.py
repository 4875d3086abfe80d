from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError, ReadError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.adding import add, read_given
from onrecord.records import Document, Extraction, Failure, Source
from onrecord.rows import Added, Appended, document_id
from onrecord.work import Extractor
from tests.ledger.script import given, read_script, scripted, write_folder

SOLD = "Kolvani said: we sold nothing."
ASKED = "Mirel said: nobody asked."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "said.db") as made:
        yield made


def put(ledger: Ledger, documents: Iterable[Document | Failure], jobs: int = 1) -> Added:
    told: list[Appended | Failure] = []
    done = add(ledger, documents, extractor=scripted(jobs), command="add", watch=told.append)
    assert [outcome for outcome in told if isinstance(outcome, Failure)] == list(done.failures)
    assert len(told) == done.added + done.known + len(done.failures)
    return done


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that note what was done, and the counters of SQLite."""
    with closing(apsw.Connection(str(path))) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in ("log", "head")
        }


def test_a_document_is_kept_under_its_ledger_id_with_name_and_source(ledger: Ledger) -> None:
    source = Source(media_type="text/plain", data=SOLD.encode())
    document = replace(given("a.txt", SOLD), source=source)
    assert put(ledger, [document]) == Added(added=1, known=0, statements=1, failures=())
    (row,) = ledger.documents()
    assert row.document == replace(document, id=document_id(document))
    assert row.name == "a.txt"
    assert row.source == hashlib.sha256(source.data).hexdigest()
    assert ledger.source(row.source) == source
    (statement,) = ledger.statements()
    assert (statement.text, statement.name) == ("we sold nothing.", "a.txt")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_known_is_not_extracted(ledger: Ledger, jobs: int, tmp_path: Path) -> None:
    first, second = given("a.txt", SOLD), given("b.txt", ASKED)
    put(ledger, [first])

    def load() -> Callable[[Document], Extraction]:
        raise AssertionError("nothing is new")

    broken = replace(scripted(jobs), load=load)
    done = add(ledger, [first, first], extractor=broken, command="", watch=lambda outcome: None)
    assert done == Added(added=0, known=2, statements=0, failures=())
    assert put(ledger, [first, second, first], jobs) == Added(
        added=1, known=2, statements=1, failures=()
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_twice_in_one_run_is_once_in_the_ledger(ledger: Ledger, jobs: int) -> None:
    names = [f"{n}.txt" for n in range(5)]
    done = put(ledger, [given(name, SOLD) for name in names], jobs)
    assert done == Added(added=1, known=4, statements=1, failures=())
    assert [row.name for row in ledger.documents()] == ["0.txt"]
    noted = [row.name for row in ledger.log() if row.event == "known"]
    assert sorted(noted, key=str) == names[1:]


def test_another_name_of_a_known_document_is_noted_once(ledger: Ledger) -> None:
    put(ledger, [given("a.txt", SOLD)])
    for _ in range(2):
        put(ledger, [given("a.txt", SOLD), given("moved/a.txt", SOLD)])
    (noted,) = [row for row in ledger.log() if row.event == "known"]
    (row,) = ledger.documents()
    assert (noted.name, noted.document) == ("moved/a.txt", row.number)


def test_another_date_makes_another_document(ledger: Ledger) -> None:
    first = given("a.txt", SOLD)
    done = put(ledger, [first, replace(first, published="2031-03-15")])
    assert done.added == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_failures_are_told_by_name_and_the_rest_goes_on(ledger: Ledger, jobs: int) -> None:
    missing = Failure(id="gone.txt", error=ReadError("gone.txt does not exist", where="gone.txt"))
    documents: list[Document | Failure] = [
        missing,
        given("a.txt", SOLD),
        given("b.txt", "unreadable"),
        given("c.txt", "unreadable"),
        given("d.txt", ASKED),
    ]
    done = put(ledger, documents, jobs)
    assert (done.added, done.known) == (2, 0)
    assert sorted(failure.id for failure in done.failures) == ["b.txt", "c.txt", "gone.txt"]
    told = {row.name: row.detail for row in ledger.failures()}
    assert told == {
        "gone.txt": {"kind": "read", "message": "gone.txt does not exist"},
        "b.txt": {"kind": "read", "message": "cannot be read; write it anew"},
        "c.txt": {"kind": "read", "message": "cannot be read; write it anew"},
    }


def test_what_no_ledger_can_hold_is_a_failure_of_that_document(ledger: Ledger) -> None:
    documents = [
        replace(given("a.txt", SOLD), title="half \ud83d"),
        replace(given("b.txt", SOLD), published="14 March 2031"),
        given("c\udcff.txt", SOLD),
        given("d.txt", SOLD),
    ]
    done = put(ledger, documents)
    assert done.added == 1
    assert ["title" in str(f.error) for f in done.failures] == [True, False, False]
    assert "ISO 8601" in str(done.failures[1].error)


def test_what_is_no_document_is_wrong_usage(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="Document"):
        ledger.add(["a.txt"])  # type: ignore[list-item]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_folder_again_changes_nothing_but_the_log(
    ledger: Ledger, jobs: int, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "stories", 12)
    (folder / "broken.html").write_bytes(b"\0\1\2")
    first = put(ledger, read_given(folder), jobs)
    before = dump(ledger.path)
    second = put(ledger, read_given(folder), jobs)
    assert (first.added, second.added, second.known) == (12, 0, 12)
    assert dump(ledger.path) == before
    assert len(before["document"]) == 12
    assert not ledger.verify().faults


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "stories", 8)
    found = []
    for jobs in (1, 2):
        with Ledger.create(tmp_path / f"{jobs}.db") as ledger:
            put(ledger, read_given(folder), jobs)
            found.append([(row.number, row.id, row.text) for row in ledger.statements()])
    assert found[0] == found[1]
    assert len(found[0]) == 16


def test_broken_off_it_keeps_what_was_told_and_goes_on(ledger: Ledger) -> None:
    documents = [given(f"{n}.txt", f"Kolvani said: {n}.") for n in range(6)]

    def interrupted() -> Iterator[Document]:
        yield from documents[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(ledger, interrupted())
    assert [row.name for row in ledger.documents()] == ["0.txt", "1.txt", "2.txt"]
    assert ledger.status().unfinished_runs == 1
    assert put(ledger, documents) == Added(added=3, known=3, statements=3, failures=())
    assert [row.name for row in ledger.documents()] == [d.id for d in documents]
    assert not ledger.verify().faults


def test_what_another_process_added_meanwhile_is_known(ledger: Ledger) -> None:
    document = given("a.txt", SOLD)

    def slower(one: Document) -> Extraction:
        with Ledger(ledger.path) as other:
            put(other, [replace(document, id="b.txt")])
        return read_script(one)

    extractor = replace(scripted(), load=lambda: slower)
    done = add(ledger, [document], extractor=extractor, command="", watch=lambda outcome: None)
    assert (done.added, done.known) == (0, 1)
    assert [row.name for row in ledger.documents()] == ["b.txt"]
    assert [row.name for row in ledger.log() if row.event == "known"] == ["a.txt"]


def test_a_fault_of_the_ledger_ends_the_run(ledger: Ledger, tmp_path: Path) -> None:
    documents = [given("a.txt", SOLD), given("b.txt", ASKED)]

    def watch(outcome: Appended | Failure) -> None:
        ledger.close()

    with pytest.raises(LedgerError):
        add(ledger, documents, extractor=scripted(), command="", watch=watch)
    with Ledger(ledger.path) as again:
        assert [row.name for row in again.documents()] == ["a.txt"]


def test_python_adds_a_folder_a_document_and_documents(ledger: Ledger, tmp_path: Path) -> None:
    text = "Varania will not sell kites, its minister Ada Kolvani said on Monday.\n"
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "a.txt").write_text(text)
    (folder / "b.jsonl").write_text(
        '{"id": "kite", "text": "Mirel denied it, a spokesman said."}\n'
    )
    assert ledger.add(str(folder)).added == 2
    assert ledger.add(folder / "a.txt").known == 1
    assert ledger.add(Document(id="c", text="Nobody asked Varania, its minister said.")).added == 1
    assert ledger.add([Document(id="d", text=text, published="2031-03-14")]).added == 1
    (failure,) = ledger.add(tmp_path / "missing").failures
    assert "does not exist" in str(failure.error)
    rows = {row.name: row for row in ledger.documents()}
    kept = rows[(folder / "a.txt").as_posix()]
    assert kept.source is not None
    assert ledger.source(kept.source) == Source(media_type="text/plain", data=text.encode())
    assert rows["c"].source is None
    assert kept.produced_by == Extractor().producer()


def test_what_lies_under_the_same_name_already_is_told(ledger: Ledger) -> None:
    told: list[Appended | Failure] = []

    def put(*documents: Document) -> None:
        add(ledger, documents, extractor=scripted(1), command="", watch=told.append)

    put(given("a.txt", SOLD), given("b.txt", ASKED))
    put(given("a.txt", ASKED + ASKED), given("a.txt", SOLD))
    first, second, third, known = told
    assert isinstance(first, Appended)
    assert isinstance(second, Appended)
    assert isinstance(third, Appended)
    assert isinstance(known, Appended)
    assert (first.name, first.beside, second.beside) == ("a.txt", (), ())
    assert third.beside == (document_id(given("a.txt", SOLD)),)
    assert (known.known, known.name, known.beside) == (True, "a.txt", ())


def test_a_document_in_a_language_that_is_not_read_is_counted_and_told_of(ledger: Ledger) -> None:
    told: list[Appended | Failure] = []
    german = replace(given("a.txt", "Niemand hat etwas verkauft, sagte sie."), language="de")
    english = given("b.txt", SOLD)
    done = ledger.add([german, english], watch=told.append)
    assert (done.added, done.unread) == (2, 1)
    first, second = told
    assert isinstance(first, Appended)
    assert isinstance(second, Appended)
    assert "the language is de" in (first.unread or "")
    assert second.unread is None


def test_the_log_says_which_document_another_name_is_of(ledger: Ledger) -> None:
    put(ledger, [given("a.txt", SOLD), given("again.txt", SOLD)])
    (known,) = [row for row in ledger.log() if row.event == "known"]
    assert (known.name, known.detail) == ("again.txt", {"id": document_id(given("a.txt", SOLD))})


def test_metadata_holds_where_a_document_does_not_say_it(ledger: Ledger) -> None:
    says = replace(given("b.txt", ASKED), outlet="Kolvani Herald", published="2031-01-01")
    silent = replace(given("a.txt", SOLD), outlet=None, published=None)
    done = ledger.add([silent, says], outlet="Tarsis Post", published="2031-05-24")
    assert done.added == 2
    kept = {row.name: (row.document.outlet, row.document.published) for row in ledger.documents()}
    assert kept == {
        "a.txt": ("Tarsis Post", "2031-05-24"),
        "b.txt": ("Kolvani Herald", "2031-01-01"),
    }


def test_wrong_metadata_leaves_no_trace(ledger: Ledger) -> None:
    before = ledger.log()
    with pytest.raises(UsageError, match="no day"):
        ledger.add(given("a.txt", SOLD), published="May 2031")
    assert ledger.log() == before
