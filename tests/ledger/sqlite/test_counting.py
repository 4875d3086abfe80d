from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.rows import Days, Query
from tests.ledger.sample import PRODUCED_BY, Said, extraction, filled, story

TOLD = (
    ("Orla Venn", "minister", "Tarsis Post", "2026-01-03"),
    ("Orla Venn", "chair", "Tarsis Post", "2026-01-01"),
    ("Orla Venn", "minister", "Radio Kesh", None),
    ("Kesh Works", None, "Radio Kesh", "2026-01-02"),
    (None, None, None, "2026-01-09"),
)


def ledger_of(path: Path) -> Ledger:
    return filled(
        path,
        extractions=(
            extraction(
                f"{speaker} and Kesh said {n}: boats were sold, and drones were bought {n}.",
                Said(words="boats were sold", speaker=speaker, role=role, cue="said"),
                Said(words="drones were bought", speaker=speaker, role=role, cue="said"),
                outlet=outlet,
                published=day,
            )
            for n, (speaker, role, outlet, day) in enumerate(TOLD)
        ),
    )


def test_speakers_are_counted_with_their_kinds_roles_and_days(tmp_path: Path) -> None:
    with ledger_of(tmp_path / "l.db") as ledger:
        venn, works = ledger.speakers()
        assert (venn.name, venn.kind, venn.roles) == ("Orla Venn", "person", ("minister", "chair"))
        assert (venn.statements, venn.documents) == (6, 3)
        assert (venn.first, venn.last) == ("2026-01-01", "2026-01-03")
        assert (works.name, works.roles, works.statements) == ("Kesh Works", (), 2)
        assert ledger.speakers(limit=1) == [venn]


def test_outlets_are_counted_and_ties_come_by_name(tmp_path: Path) -> None:
    with ledger_of(tmp_path / "l.db") as ledger:
        counted = [(one.name, one.statements, one.documents) for one in ledger.outlets()]
        assert counted == [("Radio Kesh", 4, 2), ("Tarsis Post", 4, 2)]
        assert {(one.kind, one.roles) for one in ledger.outlets()} == {(None, ())}


def test_only_what_the_query_asks_for_is_counted(tmp_path: Path) -> None:
    with ledger_of(tmp_path / "l.db") as ledger:
        (one,) = ledger.speakers(Query(speaker=("venn",), words="drones"))
        assert (one.statements, one.documents) == (3, 3)
        assert ledger.speakers(Query(published=Days(first="2026-01-09"))) == []
        first = next(ledger.statements())
        with ledger.store.writing():
            for row in list(ledger.statements(Query(speaker=("works",)))):
                ledger.store.write_review(row.number, "reject", reviewer="Kim")
            ledger.store.write_review(first.number, "confirm", reviewer="Kim")
        assert [one.name for one in ledger.speakers()] == ["Orla Venn"]
        assert [one.statements for one in ledger.outlets()] == [4, 2]


def test_the_ledger_in_figures(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with ledger_of(path) as ledger:
        first, second, *_ = ledger.statements()
        with ledger.store.writing():
            ledger.store.write_review(first.number, "reject", reviewer="Kim")
            ledger.store.write_review(second.number, "confirm", reviewer="Kim")
            done = ledger.store.write_log("started")
            ledger.store.write_log("failed", run=done, name="a", detail={"kind": "read"})
            ledger.store.write_log("finished", run=done)
            ledger.store.write_log("started")
        told = ledger.status()
        assert (told.path, told.documents, told.statements) == (str(path), 5, 10)
        assert told.standing == {"current": 9, "rejected": 1}
        assert told.reviewed == {"confirmed": 1}
        assert (told.reviews, told.speakers, told.outlets, told.rejected) == (2, 2, 2, 5)
        assert (told.failed, told.unfinished_runs) == (1, 1)
        assert [(one.produced_by, one.documents) for one in told.producers] == [(PRODUCED_BY, 5)]
        assert (told.first_published, told.last_published) == ("2026-01-01", "2026-01-09")
        assert told.rows == ledger.log()[0].number
        assert len(bytes.fromhex(told.head)) == 32
        assert told.bytes_total >= path.stat().st_size
        assert told.bytes_sources == 0


def test_documents_are_counted_by_language_where_it_is_known(tmp_path: Path) -> None:
    languages = ("en", "ar", None, "en")
    told = [
        replace(one, document=replace(one.document, language=language))
        for one, language in zip(map(story, range(4)), languages, strict=True)
    ]
    with filled(tmp_path / "l.db", extractions=told) as ledger:
        status = ledger.status()
        assert status.languages == {"en": 2, "ar": 1}
        assert status.documents == 4
        days = sorted(one.document.published or "" for one in told)
        assert (status.first_published, status.last_published) == (days[0], days[-1])


def test_an_empty_ledger_has_figures_too(tmp_path: Path) -> None:
    with filled(tmp_path / "l.db", 0) as ledger:
        told = ledger.status()
        assert (told.documents, told.statements, told.rejected, told.first_published) == (
            0,
            0,
            0,
            None,
        )
        assert (told.standing, told.languages, told.producers) == ({}, {}, ())
        assert ledger.speakers() == ledger.outlets() == []
