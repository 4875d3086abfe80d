from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.ledger.comparing import CONFIDENCE_STEP, changed_fields, compare
from onrecord.records import Actor, Extraction
from onrecord.rows import DocumentRow, StatementRow
from tests.ledger.sample import Amount, Said, extraction

TEXT = (
    "Venn, the minister, said Ostmark would reportedly sell ten boats to Kesh if asked in 2031.\n"
)
SAID = Said(
    words="Ostmark would reportedly sell ten boats to Kesh if asked in 2031",
    speaker="Venn",
    role="minister",
    cue="said",
)


def read(said: Said) -> tuple[Extraction, DocumentRow]:
    made = extraction(TEXT, said)
    return made, DocumentRow(
        number=7,
        document=made.document,
        name="a.txt",
        source=None,
        added="2031-03-14T00:00:00Z",
        produced_by=made.produced_by,
        rejected=0,
    )


def row(said: Said) -> StatementRow:
    """The row that `said` becomes in a ledger that knows nothing of its document."""
    made, document = read(said)
    (change,) = compare(made, document, [], lambda row: None).difference.changes
    assert change.after is not None
    return replace(change.after, number=11)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("type", {"type": "plan"}),
        ("kind", {"kind": "direct"}),
        ("stage", {"stage": "offered"}),
        ("negated", {"negated": True}),
        ("future", {"future": True}),
        ("condition", {"condition": "if asked"}),
        ("hedge", {"hedge": "reportedly"}),
        ("via", {"via": ("Kesh",)}),
        ("countries", {"countries": ("KH",)}),
        ("quantities", {"quantities": (Amount(words="ten", low=10),)}),
        ("dates", {"dates": (("2031", "2031"),)}),
        ("items", {"items": (("boats", "VI", None),)}),
        ("confidence", {"confidence": SAID.confidence - 2 * CONFIDENCE_STEP}),
    ],
)
def test_each_field_counts(field: str, change: dict[str, object]) -> None:
    before, after = row(SAID), row(replace(SAID, **change))  # type: ignore[arg-type]
    assert changed_fields(before, after) == (field,)
    assert changed_fields(before, before) == ()


def test_words_and_cue_count() -> None:
    assert "content" in changed_fields(row(SAID), row(replace(SAID, words="sell ten boats")))
    outlet = replace(SAID, speaker=None, cue=None)
    assert set(changed_fields(row(SAID), row(outlet))) == {"speaker", "cue"}


def test_a_speaker_is_the_same_by_name_whatever_the_id() -> None:
    before = row(SAID)
    (venn,) = before.actors

    def spoken_by(actor: Actor) -> StatementRow:
        statement = replace(before.statement, speaker=actor.id)
        return replace(before, statement=statement, actors=(actor,))

    assert changed_fields(before, spoken_by(replace(venn, id="actor-x"))) == ()
    assert changed_fields(before, spoken_by(replace(venn, id="actor-x", name="Malk"))) == (
        "speaker",
    )
    assert changed_fields(before, spoken_by(replace(venn, roles=("king",)))) == ("speaker",)


def test_a_proposed_row_says_what_it_would_be() -> None:
    before = row(SAID)
    made, document = read(replace(SAID, told=(("2031", "2031-02"),), type="plan"))
    comparison = compare(made, document, [before], lambda row: None)
    (change,) = comparison.difference.changes
    assert change.after is not None
    assert (change.after.id, change.after.version, change.after.supersedes) == (before.id, 2, 11)
    assert (change.after.said, before.said) == ("2031-02-01", "2026-03-14")
    assert change.after.name == "a.txt"
    assert comparison.superseded == ((11, made.statements[0]),)
    assert comparison.writes
    assert (comparison.kept, comparison.withdrawn) == ((), ())


def test_what_somebody_decided_about_is_no_row_to_write() -> None:
    made, document = read(replace(SAID, type="plan"))
    comparison = compare(made, document, [row(SAID)], lambda row: "confirmed")
    assert not comparison.writes
    assert comparison.statements == ()
    assert comparison.kept == (11,)
