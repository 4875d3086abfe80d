from __future__ import annotations

import json

import pytest

from benchmarks.process import measure_process
from onrecord.toolkit import load_toolkit

TEXTS = (
    "Varania will sell no drones, its minister said.\n\n“Nothing is signed,” Orsa Kelm added.",
    "It rained in Norfield.",
)


def test_amounts_are_those_of_the_documents_and_every_stage_takes_time() -> None:
    lines = [json.dumps({"id": str(n), "text": text}).encode() for n, text in enumerate(TEXTS)]
    timing = measure_process(lines, load_toolkit())
    assert timing.documents == 2
    assert timing.words == 14 + 4
    # One window a document: its pieces and [CLS].
    assert timing.encoded_pieces == timing.pieces + 2
    stages = timing.stage_seconds
    assert [name for name, seconds in stages.items() if seconds <= 0] == []
    assert stages["annotate: encode"] < sum(stages.values())
    assert timing.encoder_seconds < timing.whole_seconds
    assert timing.ratio == pytest.approx(timing.encoder_seconds / timing.whole_seconds)
