from __future__ import annotations

from dataclasses import replace

from onrecord.export.describing import credit, description, keywords
from tests.export.sample import rows, rows_of
from tests.ledger.sample import Said, extraction


def test_a_description_has_a_line_for_all_that_is_known() -> None:
    lines = description(rows(1)[2]).splitlines()
    assert lines[0] == "Speaker: the ministry of Kesh"
    assert "Condition: if parliament agreed" in lines
    assert "Countries: KH, VR" in lines
    assert not any(line.endswith(": ") for line in lines)


def test_a_description_tells_how_sure_a_row_is_and_what_people_made_of_it() -> None:
    row = rows(1)[2]
    assert description(row).endswith(f"Confidence: 0.60\nStatement: {row.id}")
    reviewed = replace(row, reviewed="corrected", standing="superseded")
    assert "Review: corrected\nStanding: superseded\n" in description(reviewed)


def test_a_description_is_the_same_in_another_ledger() -> None:
    row = rows(1)[0]
    elsewhere = replace(row, number=99, hash="0" * 64, added="2027-01-01T00:00:00Z")
    assert description(elsewhere) == description(row)


def test_keywords_are_type_stage_and_items_once_each() -> None:
    sold, denied, condition, _ = rows(1)
    assert keywords(sold) == ["export volume", "delivered", "Patrol craft"]
    assert keywords(denied) == ["denial", "Patrol craft"]
    assert keywords(condition) == ["export condition"]


def test_credit_names_speaker_and_carriers() -> None:
    sold, denied, _, narration = rows(1)
    assert credit(sold) == "Orla Venn"
    assert credit(denied) == "Orla Venn, through Mirel Agency"
    assert credit(narration) == "the outlet itself"


def test_credit_of_somebody_unnamed_is_in_the_words_of_the_text() -> None:
    said = Said(
        words="no",
        speaker="a senior official",
        speaker_kind="undisclosed",
        via=("Mirel Agency", "Tarsis Radio"),
        cue="told",
    )
    text = "a senior official told Mirel Agency, and through it Tarsis Radio: no."
    (row,) = rows_of(extraction(text, said))
    assert credit(row) == "a senior official, through Mirel Agency, Tarsis Radio"
