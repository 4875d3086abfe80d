"""Whether general news is left alone: how rarely its own voice is taken for a ledger's business.

PolNeAR's stories are on domestic politics and have almost nothing that a ledger of arms and defence
industry would keep, so that nearly every sentence of narration kept there is a false alarm.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from evaluation import scorers
from onrecord.annotate import split_paragraphs, split_sentences
from onrecord.pipeline import extract
from onrecord.records import Document
from onrecord.toolkit import Toolkit


def left_alone(shared: Path, toolkit: Toolkit, *, limit: int | None) -> float:
    """Share of the sentences of PolNeAR's development part that make no statement of narration.

    One less this, times a thousand, is the false alarms in a thousand sentences.
    """
    rows = scorers.load_rules(shared).read_jsonl(shared / "data" / "polnear" / "dev.jsonl.gz")
    kept = total = 0
    for row in rows[:limit]:
        text = row["text"]
        extraction = extract(Document(id=row["id"], text=text), toolkit=toolkit)
        sentences = split_sentences(
            text, split_paragraphs(text), abbreviations=toolkit.abbreviations
        )
        kept += len(
            {
                bisect_right(sentences, statement.content[0].start, key=lambda s: s.start)
                for statement in extraction.statements
                if statement.kind == "narration"
            }
        )
        total += len(sentences)
    return 1 - kept / max(1, total)
