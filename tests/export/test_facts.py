from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.export.facts import (
    facts,
    provenance,
    role_of,
    said_reduced,
    said_text,
    speaker_of,
)
from tests.export.sample import HASH, rows_of
from tests.ledger.sample import Amount, Said, extraction

ROW = rows_of(
    extraction(
        "Orla Venn, the minister, told Radio Kesh in May that nine boats might be sold in 2027"
        " if Mirel agreed.",
        Said(
            words="nine boats might be sold in 2027 if Mirel agreed",
            speaker="Orla Venn",
            role="minister",
            via=("Radio Kesh",),
            cue="told",
            type="export_offer",
            stage="offered",
            future=True,
            hedge="might",
            condition="if Mirel agreed",
            quantities=(Amount(words="nine boats", low=9, unit="boats"),),
            items=(("boats", "VI", "patrol craft"),),
            dates=(("2027", "2027"),),
            told=(("May", "2026-05"),),
            countries=("ML",),
        ),
        title="Boats",
    )
)[0]


def test_everything_known_is_told_in_words() -> None:
    assert dict(facts(ROW)) == {
        "Speaker": ("Orla Venn",),
        "Role": ("minister",),
        "Through": ("Radio Kesh",),
        "Cue": ("told",),
        "Speech": ("indirect",),
        "Type": ("export offer",),
        "Stage": ("offered",),
        "Claim": ("future",),
        "Condition": ("if Mirel agreed",),
        "Hedge": ("might",),
        "Quantities": ("9 boats (“nine boats”)",),
        "Dates": ("2027", "said 2026-05 (“May”)"),
        "Countries": ("ML",),
        "Items": ("patrol craft (VI) (“boats”)",),
        "Said": ("2026-03-14",),
        "Published": ("2026-03-14",),
        "Outlet": ("Tarsis Post",),
        "Document": ("Boats",),
    }


def test_what_is_not_known_has_no_line() -> None:
    bare = rows_of(extraction("It was so.", Said(words="It was so"), outlet=None, published=None))[
        0
    ]
    assert [fact.label for fact in facts(bare)] == ["Speaker", "Speech", "Type", "Document"]
    assert dict(facts(bare))["Document"] == (bare.name,)


def test_where_a_row_comes_from_is_told() -> None:
    known = dict(provenance(replace(ROW, reviewed="corrected", version=2, standing="superseded")))
    assert known["Statement"] == (ROW.id,)
    assert known["Row hash"] == (HASH,)
    assert known["Text SHA-256"] == (ROW.document.sha256,)
    assert known["Review"] == ("corrected",)
    assert known["Standing"] == ("superseded",)
    assert known["Version"] == ("2",)
    assert known["Produced by"][0] == f"onrecord {ROW.produced_by.onrecord}"
    assert "Standing" not in dict(provenance(ROW))


def test_a_speaker_without_a_name_is_told_by_the_words_that_stand_for_it() -> None:
    unnamed = replace(ROW, actors=())
    assert (speaker_of(unnamed), role_of(unnamed)) == ("Orla Venn", "")
    nobody = rows_of(extraction("It was said: no boats.", Said(words="no boats", cue="said")))[0]
    assert speaker_of(nobody) == "speaker not named"
    outlet = rows_of(extraction("No boats.", Said(words="No boats")))[0]
    assert speaker_of(outlet) == "the outlet itself"


@pytest.mark.parametrize(
    ("first", "last", "text", "reduced"),
    [
        (None, None, "", ()),
        ("2031-05-09", "2031-05-09", "2031-05-09", ("2031-05-09",)),
        ("2031-05-01", "2031-05-31", "2031-05", ("2031-05",)),
        ("2032-02-01", "2032-02-29", "2032-02", ("2032-02",)),
        ("2031-01-01", "2031-12-31", "2031", ("2031",)),
        ("2031-05-12", "2031-05-18", "2031-05-12/2031-05-18", ("2031-05",)),
        ("2031-05-01", "2031-06-30", "2031-05-01/2031-06-30", ("2031",)),
        ("2031-12-01", "2032-02-29", "2031-12-01/2032-02-29", ("2031", "2032")),
    ],
)
def test_days_of_a_telling_read_as_short_as_they_can(
    first: str | None, last: str | None, text: str, reduced: tuple[str, ...]
) -> None:
    row = replace(ROW, said=first, said_last=last)
    assert said_text(row) == text
    assert said_reduced(row) == reduced
    assert dict(facts(row)).get("Said", ("",)) == (text,)
