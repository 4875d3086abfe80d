from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import LedgerError, ReadError
from onrecord.ledger import Ledger
from onrecord.ledger.comparing import Difference
from onrecord.ledger.reextracting import Reextracted, outdated, reextract
from onrecord.records import Document, Extraction, Failure, ProducedBy
from onrecord.rows import Query, Standing, StatementRow
from onrecord.work import Extractor
from tests.ledger.sample import PRODUCED_BY, Said, extraction

NEWER = ProducedBy(onrecord="0.2.0", model=PRODUCED_BY.model, resources=PRODUCED_BY.resources)
TEXT = (
    "Venn said that Ostmark sold ten boats in May. It will sell more, Venn said.\n"
    "Malk said nobody had asked.\n"
)
SOLD = Said(words="Ostmark sold ten boats in May", speaker="Venn", cue="said")
MORE = Said(words="It will sell more", speaker="Venn", cue="said", future=True)
NOBODY = Said(words="nobody had asked", speaker="Malk", cue="said", type="denial")
EVERY: tuple[Standing, ...] = ("current", "superseded", "withdrawn", "rejected")


def story(*said: Said, text: str = TEXT, by: ProducedBy = PRODUCED_BY) -> Extraction:
    return extraction(text, *said, produced_by=by)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "said.db") as made:
        made.append(story(SOLD, NOBODY), name="a.txt")
        yield made


def reading(*extractions: Extraction, by: ProducedBy = NEWER) -> Extractor:
    """What reads these out of their documents, marked as the work of a newer version."""
    by_id = {one.document.id: replace(one, produced_by=by) for one in extractions}

    def work(document: Document) -> Extraction:
        if document.id not in by_id:
            raise ReadError("cannot be read; write it anew", where=document.id)
        return by_id[document.id]

    return Extractor(load=lambda: work, producer=lambda: by)


def renew(
    ledger: Ledger, *extractions: Extraction, by: ProducedBy = NEWER, dry_run: bool = False
) -> tuple[Reextracted, list[Difference]]:
    told: list[Difference | Failure] = []
    extractor = reading(*extractions, by=by)
    done = reextract(
        ledger,
        outdated(ledger, extractor),
        extractor=extractor,
        command="reextract",
        watch=told.append,
        dry_run=dry_run,
    )
    assert not ledger.verify().faults
    return done, [outcome for outcome in told if isinstance(outcome, Difference)]


def rows(ledger: Ledger, *standing: Standing) -> list[StatementRow]:
    query = Query(standing=standing or ("current",))
    found = ledger.statements(query, sort="added", descending=False)
    return sorted(found, key=lambda row: row.number)


def said(ledger: Ledger, *standing: Standing) -> list[str]:
    return [row.text for row in rows(ledger, *standing)]


def test_what_is_the_same_stays_and_is_not_asked_for_again(ledger: Ledger) -> None:
    before = rows(ledger)
    done, (difference,) = renew(ledger, story(SOLD, NOBODY))
    assert done == Reextracted(
        documents=1, unchanged=2, changed=0, withdrawn=0, added=0, kept=0, failures=()
    )
    assert (difference.unchanged, difference.changes) == (2, ())
    assert rows(ledger, *EVERY) == before
    (document,) = ledger.documents()
    assert document.produced_by == NEWER
    assert outdated(ledger, reading()) == []


def test_a_changed_statement_becomes_a_version_and_the_row_stays(ledger: Ledger) -> None:
    (sold, nobody) = rows(ledger)
    done, (difference,) = renew(ledger, story(replace(SOLD, stage="delivered"), NOBODY))
    assert (done.changed, done.unchanged) == (1, 1)
    first, second = ledger.versions(sold.id)
    assert (first.standing, second.standing) == ("superseded", "current")
    assert (second.version, second.supersedes) == (2, sold.number)
    assert (second.statement.stage, second.produced_by) == ("delivered", NEWER)
    assert first.statement == sold.statement
    (change,) = difference.changes
    assert change.before == sold
    assert change.after is not None
    assert change.after.statement.stage == "delivered"
    assert rows(ledger) == [nobody, second]


def test_the_words_may_move_and_the_id_stays(ledger: Ledger) -> None:
    (sold, _) = rows(ledger)
    renew(ledger, story(replace(SOLD, words="Ostmark sold ten boats"), NOBODY))
    newest = ledger.statement(sold.id)
    assert (newest.version, newest.text) == (2, "Ostmark sold ten boats")
    assert len(rows(ledger)) == 2
    newest_of_all = ProducedBy(onrecord="0.3.0", model="m", resources="r")
    renew(ledger, story(SOLD, NOBODY), by=newest_of_all)
    assert [row.text for row in ledger.versions(sold.id)] == [
        "Ostmark sold ten boats in May",
        "Ostmark sold ten boats",
        "Ostmark sold ten boats in May",
    ]


def test_what_is_not_found_again_is_withdrawn_and_what_is_new_is_added(ledger: Ledger) -> None:
    done, (difference,) = renew(ledger, story(SOLD, MORE))
    assert (done.unchanged, done.withdrawn, done.added) == (1, 1, 1)
    assert said(ledger) == ["Ostmark sold ten boats in May", "It will sell more"]
    assert said(ledger, "withdrawn") == ["nobody had asked"]
    new, gone = difference.changes
    assert (new.before, gone.after) == (None, None)


def test_what_was_withdrawn_and_is_found_again_comes_back(ledger: Ledger) -> None:
    (_, nobody) = rows(ledger)
    renew(ledger, story(SOLD))
    third = ProducedBy(onrecord="0.3.0", model="m", resources="r")
    done, _ = renew(ledger, story(SOLD, NOBODY), by=third)
    assert done.changed == 1
    assert [row.standing for row in ledger.versions(nobody.id)] == ["superseded", "current"]
    assert said(ledger) == ["Ostmark sold ten boats in May", "nobody had asked"]


def test_a_little_more_confidence_is_no_change(ledger: Ledger) -> None:
    done, _ = renew(ledger, story(replace(SOLD, confidence=0.93), NOBODY))
    assert (done.unchanged, done.changed) == (2, 0)


def test_much_less_is_one(ledger: Ledger) -> None:
    done, _ = renew(ledger, story(replace(SOLD, confidence=0.3), NOBODY))
    assert (done.unchanged, done.changed) == (1, 1)


DECISIONS: dict[str, Callable[[Ledger, StatementRow], object]] = {
    "confirmed": lambda ledger, row: ledger.store.write_review(
        row.number, "confirm", reviewer="ada"
    ),
    "rejected": lambda ledger, row: ledger.store.write_review(row.number, "reject", reviewer="ada"),
}


def decide(ledger: Ledger, row: StatementRow, decision: str) -> None:
    with ledger.store.writing():
        DECISIONS[decision](ledger, row)


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize(
    "newer",
    [
        pytest.param(replace(SOLD, stage="delivered"), id="differs"),
        pytest.param(replace(SOLD, words="Ostmark sold ten boats"), id="other words, other id"),
    ],
)
def test_what_a_person_decided_about_stays(ledger: Ledger, decision: str, newer: Said) -> None:
    decide(ledger, rows(ledger)[0], decision)
    before = rows(ledger, *EVERY)
    done, (difference,) = renew(ledger, story(newer, NOBODY))
    assert (done.kept, done.unchanged, done.changed, done.added) == (1, 1, 0, 0)
    assert rows(ledger, *EVERY) == before
    (change,) = difference.changes
    assert change.kept_for == decision
    assert change.after is not None
    assert outdated(ledger, reading()) == []


def test_a_confirmed_statement_is_not_withdrawn(ledger: Ledger) -> None:
    decide(ledger, rows(ledger)[0], "confirmed")
    done, (difference,) = renew(ledger, story(NOBODY))
    assert (done.kept, done.withdrawn) == (1, 0)
    assert said(ledger) == ["Ostmark sold ten boats in May", "nobody had asked"]
    (change,) = difference.changes
    assert (change.after, change.kept_for) == (None, "confirmed")


def test_a_rejected_statement_that_is_gone_is_no_news(ledger: Ledger) -> None:
    decide(ledger, rows(ledger)[0], "rejected")
    done, (difference,) = renew(ledger, story(NOBODY))
    assert (done.kept, done.withdrawn, difference.changes) == (0, 0, ())
    assert said(ledger, "rejected") == ["Ostmark sold ten boats in May"]


def test_what_a_person_restored_is_not_withdrawn_again(ledger: Ledger) -> None:
    (sold, _) = rows(ledger)
    renew(ledger, story(NOBODY))
    with ledger.store.writing():
        ledger.store.write_review(sold.number, "restore", reviewer="ada")
    third = ProducedBy(onrecord="0.3.0", model="m", resources="r")
    done, (difference,) = renew(ledger, story(NOBODY), by=third)
    assert done.kept == 1
    assert [change.kept_for for change in difference.changes] == ["restored"]
    assert said(ledger) == ["Ostmark sold ten boats in May", "nobody had asked"]


def test_a_note_decides_nothing(ledger: Ledger) -> None:
    with ledger.store.writing():
        ledger.store.write_review(rows(ledger)[0].number, "note", reviewer="ada", reason="look")
    done, _ = renew(ledger, story(replace(SOLD, stage="delivered"), NOBODY))
    assert done.changed == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(ledger: Ledger) -> None:
    changed = story(replace(SOLD, stage="delivered"), MORE)
    before = ledger.path.read_bytes(), ledger.status()
    foretold = renew(ledger, changed, dry_run=True)
    assert (ledger.path.read_bytes(), ledger.status()) == before
    assert renew(ledger, changed) == foretold


def test_a_failure_is_told_and_the_rest_goes_on(ledger: Ledger) -> None:
    other = story(NOBODY, text="Later, Malk said nobody had asked.\n")
    ledger.append(other, name="b.txt")
    before = rows(ledger)
    done, differences = renew(ledger, other)
    assert [failure.id for failure in done.failures] == ["a.txt"]
    assert [difference.document for difference in differences] == [other.document.id]
    assert rows(ledger) == before
    failed = [row for row in ledger.log() if row.event == "failed"]
    assert [(row.name, (row.detail or {})["kind"]) for row in failed] == [("a.txt", "read")]
    assert outdated(ledger, reading()) == [story().document.id]


def test_broken_off_it_goes_on_where_it_stopped(ledger: Ledger) -> None:
    others = [story(NOBODY, text=f"On day {n} Malk said nobody had asked.\n") for n in range(3)]
    for n, other in enumerate(others):
        ledger.append(other, name=f"{n}.txt")
    changed = [story(replace(SOLD, stage="delivered"), NOBODY), *others]
    extractor = reading(*changed)
    seen: list[Difference | Failure] = []

    def watch(outcome: Difference | Failure) -> None:
        seen.append(outcome)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reextract(ledger, outdated(ledger, extractor), extractor=extractor, command="", watch=watch)
    assert outdated(ledger, extractor) == [one.document.id for one in changed[2:]]
    done, _ = renew(ledger, *changed)
    assert (done.documents, done.unchanged) == (2, 2)
    assert len(rows(ledger, *EVERY)) == 6


def test_the_same_version_again_adds_no_row(ledger: Ledger) -> None:
    renew(ledger, story(SOLD, MORE))
    before = ledger.status()
    extractor = reading(story(SOLD, MORE))
    ids = [row.document.id for row in ledger.documents()]
    reextract(ledger, ids, extractor=extractor, command="", watch=lambda outcome: None)
    assert ledger.status().rows == before.rows + 2  # started, finished


def test_a_document_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="document-0"):
        reextract(
            ledger,
            ["document-0"],
            extractor=reading(),
            command="",
            watch=lambda outcome: None,
        )


def test_python_extracts_anew_with_the_model(tmp_path: Path) -> None:
    text = "Varania will not sell kites, its minister Ada Kolvani said on Monday.\n"
    with Ledger.create(tmp_path / "real.db") as ledger:
        ledger.append(extraction(text, outlet=None, published=None), name="a.txt")
        foretold = ledger.reextract(dry_run=True)
        done = ledger.reextract()
        assert done == foretold
        assert (done.documents, done.added) == (1, len(rows(ledger)))
        assert done.added
        assert ledger.reextract() == replace(done, documents=0, added=0)
