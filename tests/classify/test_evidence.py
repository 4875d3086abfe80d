"""What speaks for a claim's type, read with the packaged model."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.attribute import attribute
from onrecord.classify.claims import form_claims
from onrecord.classify.evidence import Evidence, gather
from onrecord.classify.reading import Reading, read_claim
from onrecord.normalise import normalise
from onrecord.records import Document
from onrecord.toolkit import Toolkit, load_toolkit


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load_toolkit()


def read(text: str, toolkit: Toolkit) -> tuple[Reading, Evidence]:
    """The first claim of `text`, read, and what speaks for its type."""
    document = Document(id="case", text=text, language="en", published="2031-05-06")
    tags = annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)
    attributions, _, _ = attribute(document, tags, lexicon=toolkit.attribute_lexicon)
    values = normalise(document, tags, lexicon=toolkit.normalise_lexicon)
    lexicon = toolkit.classify_lexicon
    claim = form_claims(document, tags, attributions, lexicon=lexicon.selection)[0]
    reading = read_claim(document, tags, claim, values, lexicon=lexicon)
    return reading, gather(document, tags, reading, lexicon=lexicon)


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        (
            "Orsa Kelm said the navy had ordered two frigates.",
            {"indirect", "speech cue", "predicate buying", "item of a category", "arms as subject"},
            {"arms as subject", "negated", "no trade", "narration"},
        ),
        (
            "The frigate carries sixteen missiles and is powered by two engines.",
            {"narration", "arms as subject", "predicate able", "no trade", "quantity count"},
            {"speech cue", "in future"},
        ),
        (
            "“We are ready to sell them the radar, provided that they sign,” Orsa Kelm said.",
            {"direct", "first person", "on condition", "on condition + ready", "subject we"},
            {"on a ground", "infinitive"},
        ),
        (
            "The ministry declined to name the buyers.",
            {"cue telling", "infinitive", "negated", "short"},
            {"first person"},
        ),
        (
            "Varania’s minister said France and Turkey would not sell arms.",
            {"negated", "several countries", "with would"},
            {"country"},
        ),
    ],
)
def test_a_claim_shows_its_evidence(
    text: str, present: set[str], absent: set[str], toolkit: Toolkit
) -> None:
    _, evidence = read(text, toolkit)
    assert present - absent <= set(evidence)
    assert absent.isdisjoint(evidence)


def test_a_pair_weighs_less_than_its_parts(toolkit: Toolkit) -> None:
    _, evidence = read("The works will build forty howitzers.", toolkit)
    assert evidence["making"] == evidence["in future"] == 1.0
    assert evidence["in future + making"] == 0.5


def test_where_a_clue_stands_is_told(toolkit: Toolkit) -> None:
    _, evidence = read(
        "The howitzers stood in the yard for a whole year, which cost the treasury a good deal of "
        "rent before the export of the first was refused.",
        toolkit,
    )
    assert "exporting" in evidence
    assert "head exporting" not in evidence
    assert "opening exporting" not in evidence
    assert "head making" in evidence
