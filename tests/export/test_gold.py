from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.scorers import load_rules
from evaluation.whole import missing_statements
from onrecord.export import encode
from onrecord.export.gold import ReviewedDocument, encode_gold, encode_training
from onrecord.records import Extraction, Span
from onrecord.rows import StatementRow
from tests.export.sample import rows_of
from tests.ledger.sample import Amount, Said, extraction, story

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of scorers and data beside the checkout; CI must have it, others may not."""
    if (SHARED / "score").is_dir():
        return SHARED
    reason = f"no scorers and data in {SHARED.parent.name}/shared beside the checkout"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def reviewed(
    read: Extraction,
    *,
    kept: tuple[int, ...] | None = None,
    rejected: tuple[int, ...] = (),
) -> ReviewedDocument:
    """The statements of these numbers kept or rejected, the others unreviewed; all kept if None."""
    rows = rows_of(read)
    kept = tuple(range(len(rows))) if kept is None else kept

    def pick(numbers: tuple[int, ...]) -> tuple[StatementRow, ...]:
        return tuple(rows[n] for n in numbers)

    left = tuple(n for n in range(len(rows)) if n not in (*kept, *rejected))
    return ReviewedDocument(
        document=read.document, kept=pick(kept), rejected=pick(rejected), unreviewed=pick(left)
    )


def scores(shared: Path, gold: Path, extracted: Path) -> dict[str, list[float]]:
    """Precision, recall and F1 of a file of extractions, by the stories' scorer."""
    done = subprocess.run(
        [
            sys.executable,
            shared / "score" / "stories.py",
            gold,
            "--run",
            f"cat {extracted}",
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, list[float]] = json.loads(done.stdout)
    return figures


def written(folder: Path, stories: list[Extraction]) -> tuple[Path, Path]:
    gold, extracted = folder / "gold.jsonl", folder / "extracted.jsonl"
    gold.write_bytes(b"".join(encode_gold(reviewed(one)) for one in stories))
    extracted.write_bytes(b"".join(encode(one) for one in stories))
    return gold, extracted


def test_what_was_confirmed_scores_full_marks_against_itself(shared: Path, tmp_path: Path) -> None:
    stories = [story(n) for n in range(8)]
    figures = scores(shared, *written(tmp_path, stories))
    assert figures == {name: [1.0, 1.0, 1.0] for name in figures}
    assert {"found", "right row", "speaker", "condition", "hedge", "date value"} <= set(figures)


def test_what_was_corrected_scores_against_what_was_read(shared: Path, tmp_path: Path) -> None:
    read = story(0)
    right = replace(read.statements[0], type="plan")
    corrected = replace(read, statements=(right, *read.statements[1:]))
    gold, extracted = written(tmp_path, [corrected])
    extracted.write_bytes(encode(read))
    figures = scores(shared, gold, extracted)
    assert figures["found"] == [1.0, 1.0, 1.0]
    assert figures["type"] == [0.75, 0.75, 0.75]


def test_evaluation_reads_the_rows(shared: Path) -> None:
    read = story(1)
    row = json.loads(encode_gold(reviewed(read)))
    extracted = json.loads(encode(read))
    assert missing_statements(row, extracted, rules=load_rules(shared)) == (4, [])


def keys(value: Any, place: str = "") -> dict[str, Any]:
    """Every place of a JSON value, with the types that stand there."""
    found: dict[str, set[str]] = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            found |= keys(inner, f"{place}.{key}")
    elif isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        for inner in value:
            found |= keys(inner, f"{place}[]")
    return found | {place: {type(value).__name__}}


def test_rows_have_the_keys_of_the_annotated_stories(shared: Path) -> None:
    lines = (shared / "data" / "stories" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    stories = {place for line in lines for place in keys(json.loads(line))}
    ours = {place for n in range(3) for place in keys(json.loads(encode_gold(reviewed(story(n)))))}
    assert ours == stories


TEXT = (
    "Orsa Kelm, the minister, spoke. “Boats,” she told the Mirel\nAgency, “were sold. 12 of them.”"
    "\nKelm left. It may rain, she said, in Tarsis."
)
READ = extraction(
    TEXT,
    Said(
        words="12 of them",
        speaker="Orsa Kelm",
        via=("the Mirel\nAgency",),
        cue="told",
        quantities=(Amount(words="12", low=12, high=13.5),),
    ),
    Said(words="Boats", speaker="Orsa Kelm", cue="told", type="procurement"),
    Said(words="Kelm left", kind="narration"),
)


def test_a_row_says_what_the_statement_says() -> None:
    kelm, she = TEXT.index("Kelm left"), TEXT.index("she told")
    mentions = (Span(0, 9), Span(kelm, kelm + 4), Span(she, she + 3))
    orsa = replace(READ.actors[0], mentions=mentions)
    mirel = replace(READ.actors[1], name="the Mirel Agency")
    read = replace(READ, actors=(orsa, mirel))
    line = json.loads(encode_gold(reviewed(read)))
    document, gold = line["document"], line["gold"]
    assert list(line) == ["document", "gold"]
    assert (document["id"], document["text"]) == (read.document.id, TEXT)
    assert (gold["doc_date"], gold["codebook"]) == ("2026-03-14", 2)
    assert gold["text_sha256"] == read.document.sha256
    first, _, third = gold["statements"]
    assert [s["n"] for s in gold["statements"]] == [1, 2, 3]
    assert TEXT[slice(*first["speaker"])] == TEXT[slice(*first["speaker_mention"])] == "Orsa Kelm"
    assert TEXT[slice(*first["cue"])] == "told"
    assert [TEXT[slice(*span)] for span in first["via"]] == ["the Mirel\nAgency"]
    assert (first["quantities"][0]["low"], first["quantities"][0]["high"]) == (12, 13.5)
    assert third["speaker"] is third["speaker_mention"] is third["cue"] is None
    assert third["via"] == []
    assert [p["name"] for p in gold["persons"]] == [[0, 9]]
    variants = [TEXT[slice(*span)] for span in gold["persons"][0]["variants"]]
    assert variants == ["Orsa Kelm", "Kelm"]  # she is no form of the name
    assert [TEXT[slice(*o["name"])] for o in gold["organisations"]] == ["the Mirel\nAgency"]


def test_a_row_that_is_not_complete_is_no_gold(shared: Path, tmp_path: Path) -> None:
    line = json.loads(encode_gold(reviewed(READ, kept=(0,))))
    assert list(line) == ["document", "partial"]
    assert line["partial"]["unreviewed"] == 2
    assert len(line["partial"]["statements"]) == 1
    gold, extracted = written(tmp_path, [READ])
    gold.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as raised:
        scores(shared, gold, extracted)
    assert "KeyError: 'gold'" in raised.value.stderr


def test_a_document_whose_statements_were_all_rejected_has_none() -> None:
    line = json.loads(encode_gold(reviewed(READ, kept=(), rejected=(0, 1, 2))))
    assert line["gold"]["statements"] == line["gold"]["persons"] == []


SENTENCES = tuple(
    Span(start := TEXT.index(words), start + len(words))
    for words in (
        "Orsa Kelm, the minister, spoke.",
        "“Boats,” she told the Mirel",
        "Agency, “were sold.",
        "12 of them.”",
        "Kelm left.",
        "It may rain, she said, in Tarsis.",
    )
)


def labelled(document: ReviewedDocument) -> list[dict[str, Any]]:
    return [json.loads(line) for line in encode_training(document, SENTENCES)]


def test_training_lines_are_sentences_in_text_order() -> None:
    first, second, third = labelled(reviewed(READ))
    assert first == {
        "sentence": "“Boats,” she told the Mirel",
        "content": "Boats",
        "kind": "indirect",
        "type": "procurement",
        "negated": False,
        "future": False,
        "stage": None,
        "story": READ.document.id,
    }
    assert (second["sentence"], second["content"]) == ("12 of them.”", "12 of them")
    assert (third["sentence"], third["kind"]) == ("Kelm left.", "narration")


def test_a_content_in_parts_takes_all_its_sentences() -> None:
    cut = replace(READ.statements[1], content=(Span(33, 38), Span(69, 78)))
    read = replace(READ, statements=(cut,))
    (line,) = labelled(reviewed(read))
    assert line["content"] == ["Boats", TEXT[69:78]]
    assert line["sentence"] == "“Boats,” she told the Mirel\nAgency, “were sold."


def test_what_was_rejected_is_left_out_where_nothing_else_was_kept() -> None:
    lines = labelled(reviewed(READ, kept=(0, 1), rejected=(2,)))
    assert [line["type"] for line in lines] == ["procurement", "export_volume", "left_out"]
    twice = replace(READ, statements=(READ.statements[2], replace(READ.statements[2], id="other")))
    lines = labelled(reviewed(twice, kept=(0,), rejected=(1,)))
    assert [line["type"] for line in lines] == ["export_volume"]


def test_sentences_with_something_unreviewed_are_not_for_training() -> None:
    twice = replace(READ, statements=(READ.statements[2], replace(READ.statements[2], id="other")))
    assert labelled(reviewed(twice, kept=(0,))) == []
    assert len(labelled(reviewed(READ, kept=(0, 1)))) == 2


def test_training_lines_have_the_keys_of_the_labelled_sentences() -> None:
    folder = Path(__file__).parents[2] / "training" / "statements"
    lines = (folder / "stories_trade.jsonl").read_text(encoding="utf-8").splitlines()
    (ours,) = {tuple(line) for line in labelled(reviewed(READ))}
    assert {tuple(json.loads(line)) for line in lines} == {ours}
